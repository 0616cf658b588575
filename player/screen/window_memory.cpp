// Which memory it is, and what to do while SDL's surface is not to be had.
#include "screen/window_memory.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "screen/sdl_handles.h"

namespace slidewell {
namespace {

Pixels surface_pixels(const SDL_Surface& surface) {
    return {static_cast<Pixel*>(surface.pixels),
            {surface.w, surface.h},
            surface.pitch / static_cast<int>(sizeof(Pixel))};
}

}  // namespace

bool WindowMemory::acquire() { return acquire_images() || (!images_ && acquire_surface()); }

// Images that have stopped working are not asked for again.
bool WindowMemory::acquire_images() {
    if (images_ && !images_->still_work()) {
        images_.reset();
        images_failed_ = true;
    }
    Size now;
    SDL_GetWindowSizeInPixels(window_, &now.width, &now.height);
    if (images_failed_ || tried_images_ == now) return false;
    tried_images_ = now;
    images_.reset();
    images_ = XImages::of(*window_);
    return images_ != nullptr;
}

// Until something is written to memory it is only promised, and to get it takes as long as a frame: better
// now than with the first one, for which somebody waits.
bool WindowMemory::acquire_surface() {
    surface_ = SDL_GetWindowSurface(window_);
    if (surface_ == nullptr) return fall_back();
    if (surface_->userdata == this) return false;
    surface_->userdata = this;  // our mark: a surface that SDL has just made does not have it
    const bool direct = has_our_pixels(surface_->format->format);
    canvas_ = Canvas(direct ? Size{} : Size{surface_->w, surface_->h});
    pixels_ = direct ? surface_pixels(*surface_) : view(canvas_);
    SDL_FillRect(surface_, nullptr, 0);
    return true;
}

// Without a surface, draws on the canvas until SDL has one again. True when that is a change.
bool WindowMemory::fall_back() {
    if (!canvas_.size.empty() || pixels_.size.empty()) return false;
    canvas_ = Canvas(pixels_.size);
    pixels_ = view(canvas_);
    return true;
}

FrameBuffer WindowMemory::buffer(Turn turn) {
    if (images_) return turn == Turn::next ? images_->next() : images_->after_next();
    return turn == Turn::next ? FrameBuffer{pixels_} : FrameBuffer{};
}

void WindowMemory::present(std::span<const Rect> changed) {
    if (images_) return images_->present(changed);
    std::vector<SDL_Rect> rects;
    for (const Rect& rect : changed) {
        const Rect inside = intersection(rect, whole(pixels_.size));
        if (inside.empty()) continue;
        if (!canvas_.size.empty()) copy_canvas(inside);
        rects.push_back({inside.x, inside.y, inside.width, inside.height});
    }
    // Fails only when the window has just got another size: then acquire() tells of other memory.
    SDL_UpdateWindowSurfaceRects(window_, rects.data(), static_cast<int>(rects.size()));
}

void WindowMemory::present_all() {
    if (images_) return images_->present_all();
    SDL_UpdateWindowSurface(window_);
}

void WindowMemory::copy_canvas(Rect rect) const {
    if (surface_ == nullptr) return;
    const Rect part = intersection(rect, {0, 0, surface_->w, surface_->h});
    if (part.empty()) return;
    const std::ptrdiff_t offset =
        std::ptrdiff_t{part.y} * surface_->pitch + std::ptrdiff_t{part.x} * surface_->format->BytesPerPixel;
    auto* to = static_cast<std::uint8_t*>(surface_->pixels) + offset;
    SDL_ConvertPixels(part.width, part.height, SDL_PIXELFORMAT_ARGB8888, pixels_.at(part.x, part.y),
                      static_cast<int>(pixels_.pitch) * static_cast<int>(sizeof(Pixel)),
                      surface_->format->format, to, surface_->pitch);
}

}  // namespace slidewell
