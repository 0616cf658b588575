// Thumbnails by slide and version.
#include "source/gallery.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "source/find_pictures.h"

namespace slidewell {
namespace {

// Files of an edition are ordered by path.
void add_if_there(Fingerprint& fingerprint, const Edition& edition, std::string_view path) {
    const auto file = std::ranges::lower_bound(edition.files, path, {}, &FileEntry::path);
    if (file != edition.files.end() && file->path == path) add(fingerprint, *file);
}

}  // namespace

// Eight bytes of a hash tell as much as all of them to a fingerprint of eight.
void add(Fingerprint& fingerprint, const FileEntry& file) {
    std::int64_t object = 0;
    std::memcpy(&object, file.object.bytes.data(), sizeof object);
    fingerprint.add(file.path);
    fingerprint.add(object);
}

std::uint64_t version_of(const Edition& edition, const SlideEntry& slide) {
    constexpr std::array<std::string_view, 3> settings{"deck.xml", "clinic.xml", "theme.xml"};
    Fingerprint fingerprint;
    add(fingerprint, slide.file);
    for (const std::string& use : slide.uses)
        add_if_there(fingerprint, edition, use);
    for (const std::string_view name : settings)
        add_if_there(fingerprint, edition, name);
    return fingerprint.value();
}

void Gallery::put(const std::string& slide, std::uint64_t version, Thumbnail thumbnail) {
    const std::lock_guard lock(mutex_);
    hung_.insert_or_assign(slide, Hung{version, std::move(thumbnail)});
    ++count_;
}

Thumbnail Gallery::of(const std::string& slide, std::uint64_t version) const {
    const std::lock_guard lock(mutex_);
    const auto found = hung_.find(slide);
    return found != hung_.end() && found->second.version == version ? found->second.thumbnail : Thumbnail{};
}

std::uint64_t Gallery::count() const {
    const std::lock_guard lock(mutex_);
    return count_;
}

void Gallery::keep_only(const Edition& edition) {
    const std::lock_guard lock(mutex_);
    const EditionIndex index(&edition);
    std::erase_if(hung_, [&](const auto& hung) { return index.slide(hung.first) == nullptr; });
}

}  // namespace slidewell
