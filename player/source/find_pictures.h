// Finding what a slide names: among the files of its folder, in the image library, and on air.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "library/edition.h"
#include "source/examiner.h"
#include "source/knowledge.h"

namespace slidewell {

// What an edition has at a path, found at once.
class EditionIndex {
  public:
    explicit EditionIndex(const Edition* edition) {
        if (edition == nullptr) return;
        for (const SlideEntry& slide : edition->slides)
            slides_.emplace(slide.file.path, &slide);
        for (const FileEntry& file : edition->files)
            files_.emplace(file.path, &file);
    }
    [[nodiscard]] const SlideEntry* slide(std::string_view path) const { return at(slides_, path); }
    [[nodiscard]] const FileEntry* file(std::string_view path) const { return at(files_, path); }

  private:
    template <typename Entries>
    static auto at(const Entries& entries, std::string_view path) -> typename Entries::mapped_type {
        const auto found = entries.find(path);
        return found == entries.end() ? nullptr : found->second;
    }
    std::map<std::string_view, const SlideEntry*> slides_;
    std::map<std::string_view, const FileEntry*> files_;
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
