// An edition: what one source plays from one moment on, as a list of files. Immutable once it is published.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "library/object_id.h"

namespace slidewell {

using EditionNumber = std::uint64_t;  // from 1; 0 is a draft

struct FileEntry {
    std::string path;  // within the source, with `/` between its parts, as the source's folder spells it
    ObjectId object;
    std::uint64_t size = 0;  // in bytes
    friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

struct SlideEntry {
    FileEntry file;
    std::vector<std::string> uses;  // paths of `Edition::files`: the pictures and icons that it names
    std::optional<EditionNumber> kept_from;  // the first edition with this version, where an older one plays
    friend bool operator==(const SlideEntry&, const SlideEntry&) = default;
};

// Noted in an edition that brings an earlier one back.
struct Undo {
    EditionNumber taken_back = 0;  // the edition that was on air before
    EditionNumber restored = 0;    // whose content this is; itself never an undo
    friend bool operator==(const Undo&, const Undo&) = default;
};

struct Edition {
    EditionNumber number = 0;
    std::chrono::sys_seconds published{};
    std::uint64_t folder_state = 0;  // fingerprint of the folder that this edition answers to
    std::optional<Undo> undo;
    std::vector<SlideEntry> slides;  // in playing order
    std::vector<FileEntry> files;    // everything else (deck.xml, theme.xml, pictures), ordered by path bytes
    friend bool operator==(const Edition&, const Edition&) = default;
};

// The slide or file at `path`; null when the edition has none. It lives as long as the edition.
[[nodiscard]] const FileEntry* find_file(const Edition& edition, std::string_view path);

// True for what may be looked up inside a folder: relative, without empty, `.` and `..` parts, without NUL,
// of at most 4096 bytes.
[[nodiscard]] bool is_safe_path(std::string_view path);

// The edition whose content this one shows: its own, or that which an undo brought back.
[[nodiscard]] EditionNumber content_number(const Edition& edition);

// What is wrong with an edition, in words: a time before 1970 or after 9999, an unsafe path or one that
// appears twice, files out of order, a slide that uses what the edition does not hold.
[[nodiscard]] Result<> check_edition(const Edition& edition);

}  // namespace slidewell
