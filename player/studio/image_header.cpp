// The headers of PNG, JPEG, WebP, GIF and BMP. Every offset is checked: the bytes are whatever lay in a
// folder.
#include "studio/image_header.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

namespace slidewell {
namespace {

using namespace std::string_view_literals;

const Error cut_off{"it is cut off: the file ends before the picture does"};
const Error damaged{"it is damaged"};

// Numbers at an offset; 0 beyond the end, where `has` says that nothing is.
class Bytes {
  public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    [[nodiscard]] bool is(std::size_t at, std::string_view what) const {
        return has(at, what.size()) && bytes_.substr(at, what.size()) == what;
    }
    // Where `byte` is next; size() when it is not there.
    [[nodiscard]] std::size_t find(char byte, std::size_t from) const {
        return std::min(bytes_.find(byte, from), bytes_.size());
    }
    [[nodiscard]] std::uint32_t u8(std::size_t at) const {
        return has(at, 1) ? static_cast<unsigned char>(bytes_[at]) : 0U;
    }
    [[nodiscard]] std::uint32_t be16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
    [[nodiscard]] std::uint32_t be32(std::size_t at) const { return be16(at) << 16 | be16(at + 2); }
    [[nodiscard]] std::uint32_t le16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
    [[nodiscard]] std::uint32_t le24(std::size_t at) const { return le16(at) | u8(at + 2) << 16; }
    [[nodiscard]] std::uint32_t le32(std::size_t at) const { return le16(at) | le16(at + 2) << 16; }

  private:
    std::string_view bytes_;
};

std::optional<Error> too_large(std::uint64_t width, std::uint64_t height) {
    if (width == 0 || height == 0) return Error{"it has no pixels"};
    constexpr auto side = static_cast<std::uint64_t>(longest_image_side);
    constexpr auto pixels = static_cast<std::uint64_t>(most_image_pixels);
    if (width <= side && height <= side && width * height <= pixels) return std::nullopt;
    return Error{"it is " + std::to_string(width) + "x" + std::to_string(height) + " pixels; at most " +
                 std::to_string(pixels / 1'000'000) + " million in all and " + std::to_string(side) +
                 " on a side can be shown"};
}

Result<ImageHeader> checked(ImageFormat format, std::uint64_t width, std::uint64_t height) {
    if (const auto refused = too_large(width, height)) return *refused;
    return ImageHeader{format, {static_cast<int>(width), static_cast<int>(height)}};
}

// https://www.w3.org/TR/png-3/#5DataRep: a signature, then chunks of length, type, data, checksum.
Result<ImageHeader> png(Bytes bytes) {
    if (!bytes.has(8, 25)) return cut_off;
    if (!bytes.is(12, "IHDR"sv)) return damaged;
    auto header = checked(ImageFormat::png, bytes.be32(16), bytes.be32(20));
    if (!header) return header;
    for (std::size_t at = 8; bytes.has(at, 12);) {
        if (bytes.is(at + 4, "IEND"sv)) return header;
        const std::size_t length = bytes.be32(at);
        at += 12;
        if (!bytes.has(at, length)) break;
        at += length;
    }
    return cut_off;
}

// Behind the entropy-coded data that starts at `at`: the next marker that is neither stuffing nor a restart.
std::size_t behind_scan(Bytes bytes, std::size_t at) {
    for (at = bytes.find('\xFF', at); bytes.has(at, 2); at = bytes.find('\xFF', at + 1)) {
        const std::uint32_t next = bytes.u8(at + 1);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
    }
    return bytes.size();
}

bool is_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<ImageHeader> jpeg_frame(Bytes bytes, std::size_t at) {
    return checked(ImageFormat::jpeg, bytes.be16(at + 7), bytes.be16(at + 5));
}

// ITU-T T.81, annex B: markers; all but a few carry a length, and a scan's data runs on to the next marker.
Result<ImageHeader> jpeg(Bytes bytes) {
    Result<ImageHeader> header = damaged;
    for (std::size_t at = 2; bytes.has(at, 2);) {
        if (bytes.u8(at) != 0xFF) return damaged;
        const std::uint32_t marker = bytes.u8(at + 1);
        if (marker == 0xD9) return header;
        if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        const std::size_t length = bytes.be16(at + 2);
        if (length < 2 || !bytes.has(at + 2, length))
            return bytes.has(at + 2, 2) && length < 2 ? damaged : cut_off;
        if (is_frame(marker)) {
            header = jpeg_frame(bytes, at);
            if (!header) return header;
        }
        at += 2 + length;
        if (marker == 0xDA) at = behind_scan(bytes, at);
    }
    return cut_off;
}

// https://developers.google.com/speed/webp/docs/riff_container
Result<ImageHeader> webp(Bytes bytes) {
    if (!bytes.has(0, 30)) return cut_off;
    auto header = [&]() -> Result<ImageHeader> {
        if (bytes.is(12, "VP8X"sv))
            return checked(ImageFormat::webp, bytes.le24(24) + 1U, bytes.le24(27) + 1U);
        if (bytes.is(12, "VP8L"sv) && bytes.u8(20) == 0x2F) {
            const std::uint32_t packed = bytes.le32(21);
            return checked(ImageFormat::webp, (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1);
        }
        if (bytes.is(12, "VP8 "sv) && bytes.is(23, "\x9D\x01\x2A"sv))
            return checked(ImageFormat::webp, bytes.le16(26) & 0x3FFF, bytes.le16(28) & 0x3FFF);
        return damaged;
    }();
    constexpr std::uint32_t animated = 2;
    if (header && bytes.is(12, "VP8X"sv) && (bytes.u8(20) & animated) != 0)
        return Error{"it is an animated WebP; save it as a still picture"};
    if (header && !bytes.has(8, bytes.le32(4))) return cut_off;
    return header;
}

// The bytes of a colour table, by the flags in front of it.
std::size_t colour_table(std::uint32_t flags) {
    return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

// Behind the chain of counted blocks at `at`, whose last is empty.
std::size_t behind_blocks(Bytes bytes, std::size_t at) {
    while (bytes.u8(at) != 0)
        at += 1 + bytes.u8(at);
    return at + 1;
}

// https://www.w3.org/Graphics/GIF/spec-gif89a.txt. The size is that of the first frame, which is what shows.
Result<ImageHeader> gif(Bytes bytes) {
    if (const auto refused = too_large(bytes.le16(6), bytes.le16(8)))
        return bytes.has(6, 7) ? *refused : cut_off;
    std::optional<ImageHeader> first;
    for (std::size_t at = 13 + colour_table(bytes.u8(10)); bytes.has(at, 1);) {
        const std::uint32_t block = bytes.u8(at);
        if (block == 0x3B) return first ? Result<ImageHeader>(*first) : damaged;
        if (block == 0x21) {
            at = behind_blocks(bytes, at + 2);
        } else if (block == 0x2C) {
            auto frame = checked(ImageFormat::gif, bytes.le16(at + 5), bytes.le16(at + 7));
            if (!bytes.has(at, 11)) return cut_off;
            if (!frame) return frame;
            if (!first) first = *frame;
            at = behind_blocks(bytes, at + 11 + colour_table(bytes.u8(at + 9)));
        } else {
            return damaged;
        }
    }
    return cut_off;
}

// https://learn.microsoft.com/windows/win32/gdi/bitmap-storage. A negative height means rows from the top.
Result<ImageHeader> bmp(Bytes bytes) {
    if (!bytes.has(0, 30)) return cut_off;
    const bool old = bytes.le32(14) == 12;
    const std::uint64_t width = old ? bytes.le16(18) : bytes.le32(18);
    const auto signed_height = static_cast<std::int32_t>(bytes.le32(22));
    const auto height =
        static_cast<std::uint64_t>(old ? bytes.le16(20) : std::abs(std::int64_t{signed_height}));
    auto header = checked(ImageFormat::bmp, width, height);
    if (!header) return header;

    const std::uint64_t bits = old ? bytes.le16(24) : bytes.le16(28);
    const std::uint32_t compression = old ? 0 : bytes.le32(30);
    if (compression > 3 && compression != 6) return Error{"it is a BMP of an unknown kind; save it as PNG"};
    const bool run_length = compression == 1 || compression == 2;
    const std::uint64_t needed = run_length ? bytes.le32(34) : (width * bits + 31) / 32 * 4 * height;
    if (!bytes.has(bytes.le32(10), needed)) return cut_off;
    return header;
}

}  // namespace

Result<ImageHeader> read_image_header(std::string_view bytes) {
    const Bytes file(bytes);
    if (bytes.empty()) return Error{"it is empty"};
    if (file.is(0, "\x89PNG\r\n\x1A\n"sv)) return png(file);
    if (file.is(0, "\xFF\xD8\xFF"sv)) return jpeg(file);
    if (file.is(0, "RIFF"sv) && file.is(8, "WEBP"sv)) return webp(file);
    if (file.is(0, "GIF87a"sv) || file.is(0, "GIF89a"sv)) return gif(file);
    if (file.is(0, "BM"sv)) return bmp(file);
    if (looks_like_svg(bytes)) return read_svg_header(bytes);
    return Error{"it is not a picture that slidewell knows (PNG, JPEG, WebP, GIF, BMP or SVG)"};
}

bool is_cut_off(const Error& error) { return error.message == cut_off.message; }

}  // namespace slidewell
