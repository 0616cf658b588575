// Listing folders of slides.
#include "studio/listing.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace slidewell {
namespace {

constexpr std::chrono::seconds coarsest{2};  // FAT's step, and the coarsest there is
constexpr int most_looks = 20;

}  // namespace

Listing::Listing(std::vector<std::filesystem::path> folders, FileClock now) : now_(std::move(now)) {
    for (auto& folder : folders) {
        if (std::ranges::find(folders_, folder, &Folder::path) != folders_.end()) continue;
        folders_.push_back({std::move(folder), {}, {}, false, {}, 0});
    }
    refresh();
}

bool Listing::refresh() {
    bool read_any = false;
    for (Folder& folder : folders_) {
        if (is_known(folder)) continue;
        read(folder);
        read_any = true;
    }
    if (!read_any) return false;
    const auto before = std::tuple(std::move(slides_), std::move(findings_), remembered_);
    gather();
    return before != std::tie(slides_, findings_, remembered_);
}

bool Listing::is_known(Folder& folder) {
    return folder.stamp && ++folder.looks < most_looks && folder.stamp == folder_stamp(folder.path);
}

void Listing::read(Folder& folder) const {
    const auto stamp = folder_stamp(folder.path);
    auto names = list_slides(folder.path);
    const bool lost = !names || names->empty();
    const bool settled = now_ && stamp && now_() - stamp->changed > coarsest;
    folder.looks = 0;
    folder.stamp = lost || !settled ? std::nullopt : stamp;
    folder.remembered = lost && !folder.names.empty();
    folder.finding.reset();
    if (!lost) {
        folder.names = std::move(names).value();
        return;
    }
    std::string what = names ? "there are no slides in this folder" : names.error().message;
    if (folder.remembered) what += "; the slides that were there stay in the round";
    folder.finding = Diagnostic{folder.path.string(),
                                {},
                                folder.remembered ? Severity::warning : Severity::error,
                                std::move(what),
                                {}};
}

void Listing::gather() {
    slides_.clear();
    findings_.clear();
    remembered_ = false;
    for (const Folder& folder : folders_) {
        for (const std::string& name : folder.names)
            slides_.push_back((folder.path / name).string());
        if (folder.finding) findings_.push_back(*folder.finding);
        remembered_ = remembered_ || folder.remembered;
    }
}

}  // namespace slidewell
