// Finding what a slide names: among the files of its folder, in the image library, and on air.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "library/edition.h"
#include "source/examiner.h"
#include "source/knowledge.h"

namespace slidewell {

// What an edition has at a path, found at once. The edition must outlive it; null counts as an empty one.
class EditionIndex {
  public:
    explicit EditionIndex(const Edition* edition) : edition_(edition) {
        if (edition == nullptr) return;
        slides_.reserve(edition->slides.size());
        for (const SlideEntry& slide : edition->slides)
            slides_.push_back(&slide);
        std::ranges::sort(slides_, {}, path_of);
    }
    [[nodiscard]] const SlideEntry* slide(std::string_view path) const {
        const auto found = std::ranges::lower_bound(slides_, path, {}, path_of);
        return found != slides_.end() && path_of(*found) == path ? *found : nullptr;
    }
    [[nodiscard]] const FileEntry* file(std::string_view path) const {
        if (edition_ == nullptr) return nullptr;
        const auto found = std::ranges::lower_bound(edition_->files, path, {}, &FileEntry::path);
        return found != edition_->files.end() && found->path == path ? &*found : nullptr;
    }

  private:
    static const std::string& path_of(const SlideEntry* slide) { return slide->file.path; }

    const Edition* edition_;
    std::vector<const SlideEntry*> slides_;  // ordered by path; the edition's files are so by themselves
};

// What becomes of a slide's pictures and icons.
struct Pictures {
    std::vector<std::string> uses;     // paths in the folder
    std::vector<std::string> copying;  // somebody is still writing them
    std::vector<std::string> reads;    // to be read before anything can be said
    bool refused = false;              // one is missing or broken, and none before it can take its place
    Diagnostics problems;
    // One is being written, or has not been read yet.
    [[nodiscard]] bool undecided() const { return !copying.empty() || !reads.empty(); }
};

class PictureFinder {
  public:
    // Both must outlive it.
    PictureFinder(const EditionIndex& index, Knowledge& known) : index_(index), known_(known) {}

    [[nodiscard]] Pictures find(const std::string& slide, const std::vector<NamedPicture>& names);
    // The newest good state of a file: the folder's, or the one on air.
    [[nodiscard]] std::optional<FileEntry> best(const std::string& path) const;

  private:
    void find(const std::string& slide, const NamedPicture& named, Pictures& pictures);
    [[nodiscard]] bool is_on_air(const std::string& path) const;
    [[nodiscard]] Error not_found(const NamedPicture& named);

    const EditionIndex& index_;
    Knowledge& known_;
};

}  // namespace slidewell
