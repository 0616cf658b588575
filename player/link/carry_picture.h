// A picture on its way: what playback/picture.h promises of it is insisted upon.
#pragma once

#include <algorithm>
#include <limits>
#include <numeric>
#include <variant>

#include "link/bytes.h"
#include "link/wire.h"

namespace slidewell {

inline constexpr Millis longest_time = std::chrono::hours{24};  // as parse_duration() has it

// Gives each bitmap its part of the pixels that came along.
class PixelReader : public ByteReader {
  public:
    PixelReader(std::span<const std::byte> bytes, std::span<const CarriedPixels> pixels)
        : ByteReader(bytes), pixels_(pixels) {}

    void bitmap(Bitmap& bitmap) {
        Size size;
        number(size.width, 1, longest_bitmap_side);
        number(size.height, 1, longest_bitmap_side);
        const auto wanted = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
        require(!has_used_all() && wanted <= pixels_.front().count - used_);
        if (failed()) return;
        const CarriedPixels& in = pixels_.front();
        bitmap = Bitmap(size, std::shared_ptr<const Pixel>(in.first, in.first.get() + used_));
        used_ += wanted;
        if (used_ < in.count) return;
        pixels_ = pixels_.subspan(1);
        used_ = 0;
    }
    [[nodiscard]] bool has_used_all() const { return pixels_.empty(); }

  private:
    std::span<const CarriedPixels> pixels_;  // that are left
    std::size_t used_ = 0;                   // of the first of them, and never all
};

class PixelWriter : public ByteWriter {
  public:
    void bitmap(const Bitmap& bitmap) {
        number(bitmap.size().width, 1, longest_bitmap_side);
        number(bitmap.size().height, 1, longest_bitmap_side);
    }
};

template <typename Wire>
void carry(Wire& wire, Is<Rect> auto& rect) {
    wire.template number<int>(rect.x, -furthest, furthest);
    wire.template number<int>(rect.y, -furthest, furthest);
    wire.template number<int>(rect.width, 1, longest_bitmap_side);
    wire.template number<int>(rect.height, 1, longest_bitmap_side);
}

template <typename Wire>
void carry(Wire& wire, Is<Area> auto& area, Size inside) {
    const auto part = [&wire](auto& at, auto& length, int side) {
        const std::int32_t end = side * area_unit;
        wire.template number<std::int32_t>(at, 0, end);
        wire.template number<std::int32_t>(length, 1, end);
        wire.require(at <= end - length);
    };
    part(area.x, area.width, inside.width);
    part(area.y, area.height, inside.height);
}

template <typename Wire>
void carry_motion(Wire& wire, const Layer& layer, Is<Still> auto& /*has no parts*/) {
    wire.require(layer.place.size() == layer.bitmap.size());
}

template <typename Wire>
void carry_motion(Wire& wire, const Layer& layer, Is<Appear> auto& appear) {
    carry_time(wire, appear.at, Millis{0}, longest_time);
    carry_time(wire, appear.lasts, Millis{0}, longest_time);
    wire.template number<int>(appear.rise, -longest_side, longest_side);
    wire.require(layer.place.size() == layer.bitmap.size());
}

template <typename Wire>
void carry_motion(Wire& wire, const Layer& layer, Is<Drift> auto& drift) {
    carry(wire, drift.from, layer.bitmap.size());
    carry(wire, drift.to, layer.bitmap.size());
    carry_time(wire, drift.lasts, Millis{0}, longest_time);
}

template <typename Wire>
void carry_motion(Wire& wire, const Layer& layer, Is<Clock> auto& clock) {
    for (auto& width : clock.widths)
        wire.template number<int>(width, 0, longest_side);
    wire.require(std::accumulate(clock.widths.begin(), clock.widths.end(), 0) <= layer.bitmap.size().width);
    wire.flag(clock.twelve_hours);
}

template <std::size_t Kind = 0>
void read_motion(PixelReader& wire, Layer& layer, std::size_t kind) {
    if constexpr (Kind < std::variant_size_v<Motion>) {
        if (kind != Kind) return read_motion<Kind + 1>(wire, layer, kind);
        carry_motion(wire, layer, layer.motion.emplace<Kind>());
    }
}

inline void carry(PixelReader& wire, Layer& layer) {
    wire.bitmap(layer.bitmap);
    carry(wire, layer.place);
    std::uint8_t kind = 0;
    wire.number<std::uint8_t>(kind, 0, std::variant_size_v<Motion> - 1);
    if (!wire.failed()) read_motion(wire, layer, kind);
}

inline void carry(PixelWriter& wire, const Layer& layer) {
    wire.bitmap(layer.bitmap);
    carry(wire, layer.place);
    wire.number<std::uint8_t>(static_cast<std::uint8_t>(layer.motion.index()), 0, 0);
    std::visit([&](const auto& motion) { carry_motion(wire, layer, motion); }, layer.motion);
}

// At every moment, not only at first.
[[nodiscard]] inline bool covers(const Layer& layer, Size screen) {
    const bool stays =
        std::holds_alternative<Still>(layer.motion) || std::holds_alternative<Drift>(layer.motion);
    return stays && intersection(layer.place, whole(screen)) == whole(screen);
}

[[nodiscard]] inline std::int64_t pixels_in(const Picture& picture) {
    std::int64_t sum = 0;
    for (const Layer& layer : picture.layers)
        sum += std::int64_t{layer.bitmap.size().width} * layer.bitmap.size().height;
    return sum;
}

template <typename Wire>
void carry(Wire& wire, Is<Picture> auto& picture) {
    wire.template number<ContentKey>(picture.key, 0, std::numeric_limits<ContentKey>::max());
    wire.template number<int>(picture.size.width, 1, longest_side);
    wire.template number<int>(picture.size.height, 1, longest_side);
    wire.count(picture.layers, most_layers);
    for (auto& layer : picture.layers)
        carry(wire, layer);
    const std::int64_t screen = std::int64_t{picture.size.width} * picture.size.height;
    wire.require(!picture.layers.empty() && covers(picture.layers.front(), picture.size));
    wire.require(pixels_in(picture) <= most_screens_of_pixels * screen + (1 << 20));
}

}  // namespace slidewell
