// Looking things up in an edition, and what makes one sound.
#include "library/edition.h"

#include <algorithm>

namespace slidewell {
namespace {

constexpr std::size_t longest_path = 4096;  // PATH_MAX of Linux

bool has_file(const Edition& edition, std::string_view path) {
    return std::ranges::binary_search(edition.files, path, {}, &FileEntry::path);
}

Result<> check_time(std::chrono::sys_seconds time) {
    using namespace std::chrono_literals;
    using std::chrono::sys_days;
    if (time >= sys_days(1970y / 1 / 1) && time < sys_days(10'000y / 1 / 1)) return Done{};
    return Error{"it was published at no time that can be"};
}

Result<> check_order(const std::vector<FileEntry>& files) {
    const auto pair = std::ranges::adjacent_find(files, std::ranges::greater_equal{}, &FileEntry::path);
    if (pair != files.end()) return Error{"files are out of order, or twice there: " + pair->path};
    return Done{};
}

// The files are in order already.
Result<> check_paths(const Edition& edition) {
    std::vector<std::string_view> slides;
    for (const SlideEntry& slide : edition.slides) {
        if (has_file(edition, slide.file.path)) return Error{"a slide is a file too: " + slide.file.path};
        slides.push_back(slide.file.path);
    }
    std::ranges::sort(slides);
    if (const auto twice = std::ranges::adjacent_find(slides); twice != slides.end())
        return Error{"a slide is there twice: " + std::string(*twice)};
    for (const FileEntry& file : edition.files)
        slides.push_back(file.path);
    const auto unsafe = std::ranges::find_if_not(slides, is_safe_path);
    if (unsafe != slides.end()) return Error{"a path leads elsewhere: " + std::string(*unsafe)};
    return Done{};
}

Result<> check_uses(const Edition& edition) {
    for (const SlideEntry& slide : edition.slides) {
        const auto unknown = std::ranges::find_if_not(
            slide.uses, [&](const std::string& path) { return has_file(edition, path); });
        if (unknown != slide.uses.end())
            return Error{slide.file.path + " uses " + *unknown + ", which is not in this edition"};
    }
    return Done{};
}

}  // namespace

const FileEntry* find_file(const Edition& edition, std::string_view path) {
    const auto file = std::ranges::lower_bound(edition.files, path, {}, &FileEntry::path);
    if (file != edition.files.end() && file->path == path) return &*file;
    const auto slide = std::ranges::find_if(edition.slides,
                                            [&](const SlideEntry& entry) { return entry.file.path == path; });
    return slide == edition.slides.end() ? nullptr : &slide->file;
}

bool is_safe_path(std::string_view path) {
    if (path.empty() || path.size() > longest_path || path.find('\0') != std::string_view::npos) return false;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        if (part.empty() || part == "." || part == "..") return false;
        begin = end + 1;
    }
    return true;
}

EditionNumber content_number(const Edition& edition) {
    return edition.undo ? edition.undo->restored : edition.number;
}

Result<> check_edition(const Edition& edition) {
    if (auto time = check_time(edition.published); !time) return time;
    if (auto order = check_order(edition.files); !order) return order;
    if (auto paths = check_paths(edition); !paths) return paths;
    return check_uses(edition);
}

}  // namespace slidewell
