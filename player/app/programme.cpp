// Joining sources.
#include "app/programme.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "source/gallery.h"

namespace slidewell {

std::shared_ptr<const Programme> make_programme(std::span<const Offer> offers, Library& library) {
    auto programme = std::make_shared<Programme>();
    std::vector<FolderCopy> copies;
    for (const Offer& offer : offers) {
        programme->folders.push_back(offer.folder);
        programme->findings.insert(programme->findings.end(), offer.findings.begin(), offer.findings.end());
        programme->complete = programme->complete && offer.looked;
        if (!offer.edition) continue;
        copies.push_back({offer.folder, offer.edition});
        for (const SlideEntry& slide : offer.edition->slides)
            programme->slides.push_back(
                {(offer.folder / slide.file.path).string(), version_of(*offer.edition, slide)});
    }
    programme->files = std::make_shared<EditionFiles>(library, std::move(copies));
    return programme;
}

}  // namespace slidewell
