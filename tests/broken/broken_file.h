// What somebody drops into the folder one day: files that are broken, made from whole ones of ours. The same
// each time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

struct BrokenFile {
    std::string what;    // for people
    std::string ending;  // of its name, with the dot
    std::string bytes;
    bool surely = true;  // false: some decoders make something of it, and then it may be shown
};
using BrokenFiles = std::vector<BrokenFile>;

// At least three hundred of each.
[[nodiscard]] BrokenFiles broken_pictures();
[[nodiscard]] BrokenFiles broken_slides();

// A whole picture of ours, by its name.
inline std::string whole_picture(const std::string& name) {
    std::ifstream stream(std::filesystem::path(SLIDEWELL_SOURCE_DIR "/tests/fuzz/corpus/picture") / name,
                         std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
inline const std::vector<std::string> whole_pictures{
    "baseline.jpg",  "progressive.jpg", "cmyk.jpg",       "gray.jpg",  "rgba.png",
    "palette.png",   "deep.png",        "interlaced.png", "still.gif", "moving.gif",
    "lossless.webp", "lossy.webp",      "plain.bmp",      "rle.bmp"};

[[nodiscard]] inline std::string repeated(std::string_view part, std::size_t count) {
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

// `bytes` with other ones from `at` on.
[[nodiscard]] inline std::string replaced(std::string bytes, std::size_t at, std::string_view by) {
    if (at < bytes.size()) bytes.replace(at, by.size(), by);
    return bytes;
}
