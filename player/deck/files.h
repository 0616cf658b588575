// The files of a deck: which ones are slides, reading them with a limit, finding pictures without leaving the
// roots.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace slidewell {

// Above this a slide file is refused without being read.
inline constexpr std::size_t largest_slide_file = 1 << 20;

// True for `10-what.xml` and `10-WHAT.XML`; false for what merely lies beside slides: deck.xml, clinic.xml,
// theme.xml, names that start with `.` or `~$`, and everything that does not end in .xml.
[[nodiscard]] bool is_slide_name(std::string_view name);

// The names of the regular files that are slides, in natural order. An error when the folder cannot be read.
[[nodiscard]] Result<std::vector<std::string>> list_slides(const std::filesystem::path& folder);

// The whole of a regular file. Refuses, at once and in plain words: a folder, a fifo or a device, a file
// above `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

// Where a slide's pictures may come from.
struct PictureRoots {
    std::filesystem::path slide_folder;   // itself and its images/
    std::filesystem::path image_library;  // the project's images/
};

// The file that `src` (as written in a slide) names, as a canonical path inside a root. An error says what is
// wrong and names the nearest file that exists: an absolute path, a way out by `..` or by a link, nothing of
// that name.
[[nodiscard]] Result<std::filesystem::path> find_picture(std::string_view src, const PictureRoots& roots);

// The same for an icon's name: `icons/NAME.svg`, then `NAME.svg`, in each root.
[[nodiscard]] Result<std::filesystem::path> find_icon(std::string_view name, const PictureRoots& roots);

}  // namespace slidewell
