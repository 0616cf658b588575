// A frame is planned as plain values first; where the plan is the last one again, nothing is drawn. Scenes of
// several layers are flattened on a texture of their own while they are mixed with another or scaled.
#include "screen/gpu_compositor.h"

#include <algorithm>
#include <utility>

#include "screen/cover.h"
#include "screen/draw.h"
#include "screen/quads.h"
#include "screen/textures.h"

namespace slidewell {
namespace {

struct Copy {
    Bitmap bitmap;
    Blit blit;
    Blend blend = Blend::over;
    friend bool operator==(const Copy& a, const Copy& b) {
        return same(a.bitmap, b.bitmap) && a.blit == b.blit && a.blend == b.blend;
    }
};

// A scene at its moment.
struct Act {
    Size size;
    std::vector<Copy> copies;
    friend bool operator==(const Act&, const Act&) = default;

    // A bitmap that is the whole scene, as it is.
    [[nodiscard]] bool is_one_bitmap() const {
        return copies.size() == 1 && copies.front().blit == Blit{to_area(whole(size)), whole(size)} &&
               copies.front().bitmap.size() == size;
    }
};

struct Plan {
    Act incoming;
    std::optional<Act> outgoing;
    std::vector<Sheet> sheets;
    std::optional<Copy> overlay;
    friend bool operator==(const Plan&, const Plan&) = default;
};

// An act as one texture, kept while the act stays as it is.
struct Flat {
    SdlTexture texture;
    Act act;
};

Act act_of(const Scene& scene, std::optional<Civil> time_of_day) {
    Act act{scene.picture.size, {}};
    Blend blend = Blend::mix;  // of the first layer, the ground
    for (const Layer& layer : scene.picture.layers) {
        for (const Blit& blit : blits(layer, scene.elapsed, time_of_day))
            act.copies.push_back({layer.bitmap, blit, blend});
        blend = Blend::over;
    }
    return act;
}

Plan plan_of(const Frame& frame, const Overlay& overlay, Size size) {
    Plan plan{act_of(frame.scene, frame.time_of_day), {}, sheets_of(frame, size), {}};
    if (frame.outgoing) plan.outgoing = act_of(*frame.outgoing, frame.time_of_day);
    if (!overlay.bitmap.empty()) {
        const Rect all = whole(overlay.bitmap.size());
        plan.overlay = Copy{overlay.bitmap, {to_area(all), moved(all, overlay.at)}, Blend::over};
    }
    return plan;
}

void add_bitmaps(std::vector<Bitmap>& bitmaps, const Picture& picture) {
    for (const Layer& layer : picture.layers)
        bitmaps.push_back(layer.bitmap);
}

bool is_one_bitmap(const Picture& picture) { return act_of({picture, Millis{0}}, {}).is_one_bitmap(); }

Size output_size(SDL_Renderer& renderer) {
    Size size;
    SDL_GetRendererOutputSize(&renderer, &size.width, &size.height);
    return size;
}

}  // namespace

struct GpuCompositor::State {
    SDL_Renderer& renderer;
    Rotation rotation;
    Size size;  // of the frame, before it is turned
    Textures textures;
    Flat incoming;
    Flat outgoing;
    std::optional<Picture> next;  // what prepare() was given
    std::optional<Plan> shown;
    std::optional<Error> trouble;

    State(SDL_Renderer& on, Rotation turn)
        : renderer(on), rotation(turn), size(turned(output_size(on), turn)), textures(on) {}

    void keep_what_is_needed(const Frame& frame, const Overlay& overlay);
    Result<> paint(const Plan& plan);
    Result<> paint(const std::vector<Copy>& copies, Quads& quads);
    Result<> paint_mixed(const Plan& plan, Quads& quads);
    Result<SDL_Texture*> flattened(const Act& act, Flat& flat);
    Result<> reserve(Flat& flat, Size wanted) const;
    Result<bool> prepare_step();
};

void GpuCompositor::State::keep_what_is_needed(const Frame& frame, const Overlay& overlay) {
    if (next && next->key == frame.scene.picture.key) next.reset();
    std::vector<Bitmap> needed{overlay.bitmap};
    add_bitmaps(needed, frame.scene.picture);
    if (frame.outgoing) add_bitmaps(needed, frame.outgoing->picture);
    if (next) add_bitmaps(needed, *next);
    textures.keep_only(needed);
}

Result<> GpuCompositor::State::paint(const Plan& plan) {
    SDL_SetRenderDrawColor(&renderer, 0, 0, 0, SDL_ALPHA_OPAQUE);
    SDL_RenderClear(&renderer);  // all will be painted over; some GPUs need not fetch the old frame then
    Quads quads(renderer, size, rotation);
    const bool mixed = plan.outgoing || plan.incoming.size != size;
    if (!plan.outgoing) outgoing.act = {};  // somebody waits for the memory of what has left the screen
    if (!mixed) incoming.act = {};
    auto painted = mixed ? paint_mixed(plan, quads) : paint(plan.incoming.copies, quads);
    if (!painted || !plan.overlay) return painted;
    return paint({*plan.overlay}, quads);
}

Result<> GpuCompositor::State::paint(const std::vector<Copy>& copies, Quads& quads) {
    for (const auto& [bitmap, blit, blend] : copies) {
        const auto texture = textures.get(bitmap);
        if (!texture) return texture.error();
        quads.add(*texture, bitmap.size(), blit, blend);
    }
    return quads.draw() ? Result<>(Done{}) : Error{SDL_GetError()};
}

Result<> GpuCompositor::State::paint_mixed(const Plan& plan, Quads& quads) {
    const auto now = flattened(plan.incoming, incoming);
    if (!now) return now.error();
    const Act& leaving = plan.outgoing ? *plan.outgoing : plan.incoming;
    const auto before = plan.outgoing ? flattened(leaving, outgoing) : now;
    if (!before) return before.error();
    for (const auto& [from, blit] : plan.sheets) {
        const bool comes = from == Sheet::From::incoming;
        const Size stage = comes ? plan.incoming.size : leaving.size;
        quads.add(comes ? *now : *before, stage,
                  {on_picture(blit.source, stage, size), blit.target, blit.opacity}, Blend::mix);
    }
    return quads.draw() ? Result<>(Done{}) : Error{SDL_GetError()};
}

Result<SDL_Texture*> GpuCompositor::State::flattened(const Act& act, Flat& flat) {
    if (act.is_one_bitmap()) return textures.get(act.copies.front().bitmap);
    if (auto reserved = reserve(flat, act.size); !reserved) return reserved.error();
    if (flat.act == act) return flat.texture.get();
    flat.act = {};
    SDL_SetRenderTarget(&renderer, flat.texture.get());
    Quads quads(renderer, act.size, Rotation::none);
    const auto painted = paint(act.copies, quads);
    SDL_SetRenderTarget(&renderer, nullptr);
    if (!painted) return painted.error();
    flat.act = act;
    return flat.texture.get();
}

Result<> GpuCompositor::State::reserve(Flat& flat, Size wanted) const {
    Size has;
    if (flat.texture) SDL_QueryTexture(flat.texture.get(), nullptr, nullptr, &has.width, &has.height);
    if (has == wanted) return Done{};
    flat = {};
    auto texture = make_texture(renderer, SDL_TEXTUREACCESS_TARGET, wanted);
    if (!texture) return texture.error();
    flat.texture = *std::move(texture);
    return Done{};
}

// True when nothing is left to do.
Result<bool> GpuCompositor::State::prepare_step() {
    for (const Layer& layer : next->layers) {
        if (layer.bitmap.empty()) continue;
        auto uploaded = textures.advance(layer.bitmap);
        if (!uploaded || !*uploaded) return uploaded;
    }
    const bool leaves_layers = shown && !shown->incoming.is_one_bitmap();
    for (Flat* flat : {&incoming, &outgoing}) {
        if (!leaves_layers && is_one_bitmap(*next)) break;
        if (auto reserved = reserve(*flat, next->size); !reserved) return reserved.error();
    }
    return true;
}

GpuCompositor::GpuCompositor(const Gpu& gpu, Rotation rotation)
    : state_(std::make_unique<State>(*gpu.renderer, rotation)) {}
GpuCompositor::~GpuCompositor() = default;

Size GpuCompositor::frame_size() const { return state_->size; }

// What the GPU refuses here it refuses again when the picture is drawn: then there will be trouble.
bool GpuCompositor::prepare(const Picture& next) {
    if (state_->trouble) return false;
    if (!state_->next || state_->next->key != next.key) state_->next = next;
    const auto done = state_->prepare_step();
    return done.ok() && !*done;
}

std::vector<Rect> GpuCompositor::draw(const Frame& frame, const Overlay& overlay, const Frame* /*ahead*/) {
    if (state_->trouble) return {};
    Plan plan = plan_of(frame, overlay, state_->size);
    if (state_->shown == plan) return {};
    state_->keep_what_is_needed(frame, overlay);
    if (const auto painted = state_->paint(plan); !painted) {
        state_->trouble = painted.error();
        return {};
    }
    state_->shown = std::move(plan);
    return {whole(turned(state_->size, state_->rotation))};
}

void GpuCompositor::forget() { state_->shown.reset(); }

const std::optional<Error>& GpuCompositor::trouble() const { return state_->trouble; }

Canvas GpuCompositor::read_back() const {
    Canvas canvas(turned(state_->size, state_->rotation));
    SDL_RenderReadPixels(&state_->renderer, nullptr, SDL_PIXELFORMAT_ARGB8888, canvas.pixels.data(),
                         canvas.size.width * static_cast<int>(sizeof(Pixel)));
    for (Pixel& pixel : canvas.pixels)
        pixel |= 0xFF000000;
    return canvas;
}

}  // namespace slidewell
