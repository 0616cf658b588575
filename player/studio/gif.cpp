// giflib hands out the lines of a frame in the order in which they are stored.
#include "studio/gif.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <gif_lib.h>

namespace slidewell {
namespace {

struct CloseGif {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using GifPtr = std::unique_ptr<GifFileType, CloseGif>;

Error undecodable(int code) {
    const char* const words = GifErrorString(code);
    return {std::string("it cannot be decoded: ") + (words != nullptr ? words : "it is damaged")};
}

// Takes from the bytes that are left.
int take(GifFileType* gif, GifByteType* to, int count) {
    auto& left = *static_cast<std::string_view*>(gif->UserData);
    const std::size_t taken = std::min(left.size(), static_cast<std::size_t>(std::max(count, 0)));
    std::copy_n(left.begin(), taken, to);
    left.remove_prefix(taken);
    return static_cast<int>(taken);
}

// The index of the clear colour, where an extension names one.
std::optional<std::size_t> clear_colour(int code, const GifByteType* block) {
    GraphicsControlBlock control{};
    if (code != GRAPHICS_EXT_FUNC_CODE || block == nullptr) return std::nullopt;
    if (DGifExtensionToGCB(block[0], block + 1, &control) != GIF_OK || control.TransparentColor < 0)
        return std::nullopt;
    return static_cast<std::size_t>(control.TransparentColor);
}

// Reads on to the first frame, and past what stands before it. False: there is none.
bool find_frame(GifFileType* gif, std::optional<std::size_t>& clear) {
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    while (DGifGetRecordType(gif, &record) == GIF_OK && record != TERMINATE_RECORD_TYPE) {
        if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_OK;
        int code = 0;
        GifByteType* block = nullptr;
        if (record != EXTENSION_RECORD_TYPE || DGifGetExtension(gif, &code, &block) != GIF_OK) return false;
        if (const auto found = clear_colour(code, block)) clear = found;
        while (block != nullptr) {
            if (DGifGetExtensionNext(gif, &block) != GIF_OK) return false;
        }
    }
    return false;
}

// Of colours that the file does not have: black.
std::array<Pixel, 256> colours_of(const ColorMapObject& map, std::optional<std::size_t> clear) {
    std::array<Pixel, 256> colours{};
    colours.fill(0xFF000000U);
    const auto count = std::min(colours.size(), static_cast<std::size_t>(std::max(map.ColorCount, 0)));
    for (std::size_t i = 0; i < count; ++i) {
        const GifColorType& colour = map.Colors[i];
        colours.at(i) = to_pixel({colour.Red, colour.Green, colour.Blue});
    }
    if (clear && *clear < colours.size()) colours.at(*clear) = 0;
    return colours;
}

// The rows in the order in which they are stored: interlaced ones in four passes.
// https://www.w3.org/Graphics/GIF/spec-gif89a.txt, appendix E
std::vector<int> stored_order(int height, bool interlaced) {
    struct Pass {
        int first;
        int step;
    };
    constexpr std::array<Pass, 4> four{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    constexpr std::array<Pass, 1> one{{{0, 1}}};
    std::vector<int> rows;
    for (const Pass pass : interlaced ? std::span<const Pass>(four) : std::span<const Pass>(one)) {
        for (int y = pass.first; y < height; y += pass.step)
            rows.push_back(y);
    }
    return rows;
}

}  // namespace

Result<GifFrame> GifFrame::read(std::string_view bytes, int most) {
    int code = 0;
    const GifPtr gif(DGifOpen(&bytes, take, &code));
    if (!gif) return undecodable(code);
    std::optional<std::size_t> clear;
    if (!find_frame(gif.get(), clear)) return undecodable(gif->Error);

    const GifImageDesc& image = gif->Image;
    const ColorMapObject* const map = image.ColorMap != nullptr ? image.ColorMap : gif->SColorMap;
    if (map == nullptr) return Error{"it cannot be decoded: it has no colours"};
    if (image.Width <= 0 || image.Height <= 0 || image.Width > most / image.Height)
        return Error{"it cannot be decoded: its first picture has a size that makes no sense"};
    GifFrame frame;
    frame.size_ = {image.Width, image.Height};
    frame.colours_ = colours_of(*map, clear);
    const auto width = static_cast<std::size_t>(image.Width);
    frame.dots_.resize(width * static_cast<std::size_t>(image.Height));
    for (const int y : stored_order(image.Height, image.Interlace)) {
        if (DGifGetLine(gif.get(), frame.dots_.data() + static_cast<std::size_t>(y) * width, image.Width) !=
            GIF_OK)
            return undecodable(gif->Error);
    }
    return frame;
}

PixelRows GifFrame::rows() const {
    return {size_, [this](int y, std::span<Pixel> row) {
                const auto* const from = dots_.data() + static_cast<std::size_t>(y) * row.size();
                std::transform(from, from + row.size(), row.begin(),
                               [this](std::uint8_t dot) { return colours_[dot]; });
            }};
}

}  // namespace slidewell
