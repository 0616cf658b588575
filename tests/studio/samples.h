// Small pictures of every format, as bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "studio/png.h"
#include "support/temp_folder.h"

namespace samples {

using namespace std::string_literals;

inline std::string read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string little(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 255);
    return text;
}

inline std::string big(std::uint32_t value, int bytes) {
    std::string text = little(value, bytes);
    return {text.rbegin(), text.rend()};
}

inline std::string png(slidewell::Canvas canvas) {
    const TempFolder folder;
    const auto file = folder.path() / "sample.png";
    const auto written = slidewell::write_png(file, slidewell::Bitmap(std::move(canvas)));
    return written ? read(file) : std::string();
}

// 64x32 pixels: red, green above; blue, yellow below.
inline std::string jpeg() { return read(SLIDEWELL_SOURCE_DIR "/tests/studio/samples/corners.jpg"); }

// The same with an EXIF block that says how the camera was held.
inline std::string jpeg_held(std::uint32_t orientation) {
    const std::string entry = little(0x0112, 2) + little(3, 2) + little(1, 4) + little(orientation, 4);
    const std::string tiff = "II*\0"s + little(8, 4) + little(1, 2) + entry + little(0, 4);
    const std::string exif = "Exif\0\0"s + tiff;
    const std::string plain = jpeg();
    return plain.substr(0, 2) + "\xFF\xE1" + big(static_cast<std::uint32_t>(exif.size() + 2), 2) + exif +
           plain.substr(2);
}

// One black pixel, as the format's own documentation gives it.
inline std::string gif() {
    return "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;"s;
}

// One pixel, lossless.
inline std::string webp() {
    return "RIFF\x1A\0\0\0WEBPVP8L\x0D\0\0\0\x2F\0\0\0\x10\x07\x10\x11\x11\x88\x88\xFE\x07\0"s;
}

// 2x2 pixels of 24 bits, rows from the bottom: blue, white; red, green.
inline std::string bmp() {
    const std::string header = "BM"s + little(70, 4) + little(0, 4) + little(54, 4);
    const std::string info = little(40, 4) + little(2, 4) + little(2, 4) + little(1, 2) + little(24, 2) +
                             little(0, 4) + little(16, 4) + std::string(16, '\0');
    return header + info + "\xFF\0\0\xFF\xFF\xFF\0\0\0\0\xFF\0\xFF\0\0\0"s;
}

inline std::string svg(std::string_view attributes = "viewBox=\"0 0 20 10\"",
                       std::string_view inside = "<rect width=\"20\" height=\"10\" fill=\"currentColor\"/>") {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + std::string(attributes) + ">" +
           std::string(inside) + "</svg>";
}

}  // namespace samples
