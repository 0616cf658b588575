#include <vector>

#include "samples.h"

#include "studio/image_header.h"
#include "support/catch.h"

using namespace slidewell;
using namespace samples;

namespace {

struct Sample {
    ImageFormat format;
    Size size;
    std::string bytes;
};

std::vector<Sample> all_samples() {
    return {{ImageFormat::png, {3, 2}, png(Canvas({3, 2}, 0xFF336699))},
            {ImageFormat::jpeg, {64, 32}, jpeg()},
            {ImageFormat::jpeg, {64, 32}, jpeg_held(6)},
            {ImageFormat::webp, {1, 1}, webp()},
            {ImageFormat::gif, {1, 1}, gif()},
            {ImageFormat::bmp, {2, 2}, bmp()},
            {ImageFormat::svg, {4096, 2048}, svg()}};
}

// A PNG that says that it is so large, and has nothing else.
std::string png_of(std::uint32_t width, std::uint32_t height) {
    return "\x89PNG\r\n\x1A\n"s + big(13, 4) + "IHDR" + big(width, 4) + big(height, 4) + std::string(9, '\0');
}

std::string error_of(const std::string& bytes) {
    const auto header = read_image_header(bytes);
    return header ? "" : header.error().message;
}

}  // namespace

TEST_CASE("every format is known by its bytes, with its size") {
    for (const Sample& sample : all_samples()) {
        const auto header = read_image_header(sample.bytes);
        CAPTURE(static_cast<int>(sample.format), error_of(sample.bytes));
        REQUIRE(header);
        CHECK(*header == ImageHeader{sample.format, sample.size});
    }
}

TEST_CASE("a file that is cut off anywhere is refused") {
    for (const Sample& sample : all_samples()) {
        for (std::size_t length = 0; length < sample.bytes.size(); ++length) {
            CAPTURE(static_cast<int>(sample.format), length, sample.bytes.size());
            REQUIRE_FALSE(read_image_header(sample.bytes.substr(0, length)));
        }
    }
}

TEST_CASE("a file whose rest is zeros, as a copy that has only begun leaves it, is refused") {
    for (const Sample& sample : all_samples()) {
        std::string begun = sample.bytes;
        const std::size_t half = begun.size() / 2;
        if (sample.format == ImageFormat::bmp || sample.format == ImageFormat::webp)
            continue;  // nothing marks the end
        begun.replace(half, std::string::npos, begun.size() - half, '\0');
        CAPTURE(static_cast<int>(sample.format));
        CHECK_FALSE(read_image_header(begun));
    }
}

TEST_CASE("bombs are refused by their header, in plain words") {
    CHECK(error_of(png_of(30'000, 30'000)) ==
          "it is 30000x30000 pixels; at most 50 million in all and 16384 on a side can be shown");
    CHECK(error_of(png_of(20'000, 1)).find("20000x1") != std::string::npos);
    CHECK(error_of(png_of(0xFFFFFFFF, 0xFFFFFFFF)).find("4294967295x4294967295") != std::string::npos);
    CHECK(error_of(png_of(0, 10)) == "it has no pixels");
    CHECK(error_of("GIF89a\xFF\xFF\xFF\xFF\x80\0\0"s).find("65535x65535") != std::string::npos);
    std::string huge = bmp();
    huge.replace(18, 8, little(30'000, 4) + little(0x80000000, 4));
    CHECK(error_of(huge).find("30000x2147483648") != std::string::npos);
}

TEST_CASE("a PNG's chunk that says that it is longer than any file is where the file is cut off") {
    for (const std::uint32_t length : {0xFFFFFFFFU, 0xFFFFFFF8U, 0xFFFFFFF4U, 0x7FFFFFFFU, 100U}) {
        const std::string endless = png_of(3, 2) + big(length, 4) + "IDAT" + std::string(8, '\0');
        CAPTURE(length);
        CHECK(error_of(endless) == "it is cut off: the file ends before the picture does");
    }
}

TEST_CASE("what is no picture is said to be none") {
    CHECK(error_of("") == "it is empty");
    CHECK(error_of("hello").find("not a picture that slidewell knows") != std::string::npos);
    CHECK(error_of("<html><body/></html>").find("not a picture") != std::string::npos);
}

TEST_CASE("a BMP that is packed in a way that nobody uses is refused, not shown as noise") {
    for (const std::uint32_t packing : {4U, 5U, 99U, 0xFFFFFFFFU}) {
        std::string odd = bmp();
        odd.replace(30, 4, little(packing, 4));
        CHECK(error_of(odd) == "it is a BMP of an unknown kind; save it as PNG");
    }
}

TEST_CASE("moving pictures are refused with what to do") {
    const std::string moving =
        "RIFF"s + little(22, 4) + "WEBPVP8X" + little(10, 4) + "\x02\0\0\0"s + little(9, 3) + little(9, 3);
    CHECK(error_of(moving).find("animated") != std::string::npos);
}

TEST_CASE("any byte may be wrong without harm") {
    for (const Sample& sample : all_samples()) {
        for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
            for (const char wrong : {'\0', '\x7F', '\xFF'}) {
                std::string damaged = sample.bytes;
                damaged[at] = wrong;
                const auto header = read_image_header(damaged);
                if (header) {
                    REQUIRE_FALSE(header->size.empty());
                    REQUIRE(header->size.width <= longest_image_side);
                }
            }
        }
    }
}
