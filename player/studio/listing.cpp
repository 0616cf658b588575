// Listing folders of slides.
#include "studio/listing.h"

#include <algorithm>
#include <utility>

#include "deck/files.h"

namespace slidewell {

Listing::Listing(std::vector<std::filesystem::path> folders) {
    for (auto& folder : folders) {
        if (std::ranges::find(folders_, folder, &Folder::path) != folders_.end()) continue;
        folders_.push_back({std::move(folder), {}});
    }
    refresh();
}

void Listing::refresh() {
    slides_.clear();
    findings_.clear();
    remembered_ = false;
    for (Folder& folder : folders_) {
        auto names = list_slides(folder.path);
        const bool lost = !names || names->empty();
        const bool keeps = lost && !folder.names.empty();
        if (lost) {
            const std::string what = names ? "there are no slides in this folder" : names.error().message;
            findings_.push_back({folder.path.string(),
                                 {},
                                 keeps ? Severity::warning : Severity::error,
                                 keeps ? what + "; the slides that were there stay in the round" : what,
                                 {}});
        } else {
            folder.names = std::move(names).value();
        }
        remembered_ = remembered_ || keeps;
        for (const std::string& name : folder.names)
            slides_.push_back((folder.path / name).string());
    }
}

}  // namespace slidewell
