// Positions are the edges of pixels, so pixel centres of the source fall on pixel centres of the frame.
#include "screen/quads.h"

#include <algorithm>
#include <utility>

namespace slidewell {
namespace {

// The CPU compositor cuts a scaled pixel's position to 1/256 of the source's pixels: half of that too low on
// average.
constexpr double cut_off = 1.0 / 512;

bool on_whole_pixels(const Blit& blit) {
    const Area& source = blit.source;
    const Rect pixels{source.x / area_unit, source.y / area_unit, blit.target.width, blit.target.height};
    return to_area(pixels) == source;
}

// The ends of a blit along one axis, and between them the bitmap's edges, where the blit reaches beyond
// them: only between those does the place in the texture change.
std::vector<Quads::Stop> stops(double from, double length, int target, int target_length, int bitmap_length) {
    const double step = length / target_length;
    const auto to_stop = [&](double pixel) {
        const double at = std::clamp((from + pixel * step) / bitmap_length, 0.0, 1.0);
        return Quads::Stop{static_cast<float>(target + pixel), static_cast<float>(at)};
    };
    std::vector<Quads::Stop> found{to_stop(0)};
    for (const double edge : {-from / step, (bitmap_length - from) / step}) {
        if (edge > 0 && edge < target_length) found.push_back(to_stop(edge));
    }
    found.push_back(to_stop(target_length));
    return found;
}

// Full strength is 256 for a blit and 255 for a colour. A premultiplied source gets weaker in all channels.
SDL_Color strength(int opacity, Blend blend) {
    const auto value = static_cast<Uint8>((std::clamp(opacity, 0, opaque) * 255 + opaque / 2) / opaque);
    return blend == Blend::over ? SDL_Color{value, value, value, value} : SDL_Color{255, 255, 255, value};
}

SDL_BlendMode mode_of(Blend blend) {
    if (blend == Blend::mix) return SDL_BLENDMODE_BLEND;
    constexpr auto one = SDL_BLENDFACTOR_ONE;
    constexpr auto rest = SDL_BLENDFACTOR_ONE_MINUS_SRC_ALPHA;
    return SDL_ComposeCustomBlendMode(one, rest, SDL_BLENDOPERATION_ADD, one, rest, SDL_BLENDOPERATION_ADD);
}

}  // namespace

void Quads::add(SDL_Texture* texture, Size size, const Blit& blit, Blend blend) {
    if (blit.opacity <= 0 || blit.target.empty() || size.empty()) return;
    const bool unscaled = on_whole_pixels(blit);
    use({texture, unscaled ? SDL_ScaleModeNearest : SDL_ScaleModeLinear, blend});
    const auto& [source, target, opacity] = blit;
    const auto pixels = [&](int length) { return static_cast<double>(length) / area_unit; };
    const double shift = unscaled ? 0 : cut_off;
    const auto columns =
        stops(pixels(source.x) - shift, pixels(source.width), target.x, target.width, size.width);
    const auto rows =
        stops(pixels(source.y) - shift, pixels(source.height), target.y, target.height, size.height);
    for (std::size_t row = 1; row < rows.size(); ++row) {
        for (std::size_t column = 1; column < columns.size(); ++column)
            add(columns[column - 1], rows[row - 1], columns[column], rows[row], strength(opacity, blend));
    }
}

void Quads::use(const Manner& manner) {
    if (manner == manner_) return;
    drawn_ = draw();
    manner_ = manner;
}

void Quads::add(Stop left, Stop top, Stop right, Stop bottom, SDL_Color colour) {
    const int first = static_cast<int>(vertices_.size());
    const auto corner = [&](Stop x, Stop y) {
        vertices_.push_back({on_screen(x.on_frame, y.on_frame), colour, {x.in_texture, y.in_texture}});
    };
    corner(left, top);
    corner(right, top);
    corner(right, bottom);
    corner(left, bottom);
    for (const int index : {0, 1, 2, 0, 2, 3})
        indices_.push_back(first + index);
}

bool Quads::draw() {
    bool done = drawn_;
    if (!indices_.empty()) {
        done = prepare() && done;
        done = SDL_RenderGeometry(&renderer_, manner_.texture, vertices_.data(),
                                  static_cast<int>(vertices_.size()), indices_.data(),
                                  static_cast<int>(indices_.size())) == 0 &&
               done;
    }
    vertices_.clear();
    indices_.clear();
    drawn_ = true;
    return done;
}

// A texture's scale mode takes effect at once: what was to be drawn with another one must be drawn before.
bool Quads::prepare() const {
    const auto& [texture, scale, blend] = manner_;
    SDL_ScaleMode now = SDL_ScaleModeNearest;
    SDL_GetTextureScaleMode(texture, &now);
    if (now != scale && (SDL_RenderFlush(&renderer_) != 0 || SDL_SetTextureScaleMode(texture, scale) != 0))
        return false;
    return SDL_SetTextureBlendMode(texture, mode_of(blend)) == 0;
}

SDL_FPoint Quads::on_screen(float x, float y) const {
    const auto width = static_cast<float>(frame_.width);
    const auto height = static_cast<float>(frame_.height);
    switch (rotation_) {
        case Rotation::quarter:
            return {height - y, x};
        case Rotation::half:
            return {width - x, height - y};
        case Rotation::three_quarters:
            return {y, width - x};
        case Rotation::none:
            break;
    }
    return {x, y};
}

}  // namespace slidewell
