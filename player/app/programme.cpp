// Joining sources.
#include "app/programme.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "source/gallery.h"

namespace slidewell {

namespace {

SourceHealth health_of(const Offer& offer) {
    SourceHealth health;
    health.name = offer.folder.string();
    if (offer.edition) health.edition = offer.edition->number;
    if (!offer.absence) return health;
    health.away = true;
    health.read = offer.absence->read;
    health.trouble = offer.absence->why;
    return health;
}

}  // namespace

std::shared_ptr<const Programme> make_programme(std::span<const Offer> offers, Library& library) {
    auto programme = std::make_shared<Programme>();
    std::vector<FolderCopy> copies;
    for (const Offer& offer : offers) {
        programme->folders.push_back(offer.folder);
        programme->findings.insert(programme->findings.end(), offer.findings.begin(), offer.findings.end());
        programme->complete = programme->complete && offer.looked;
        programme->sources.push_back(health_of(offer));
        // A folder without an edition counts as empty: nobody reads it from here, it may hang.
        const auto edition = offer.edition ? offer.edition : std::make_shared<const Edition>();
        copies.push_back({offer.folder, edition});
        programme->slides.begin_section((offer.folder / "").string(), edition, edition->slides.size());
        for (const SlideEntry& slide : edition->slides)
            programme->slides.add(slide.file.path, version_of(*edition, slide));
    }
    programme->files = std::make_shared<EditionFiles>(library, std::move(copies));
    return programme;
}

}  // namespace slidewell
