// One thumbnail at a time.
#include "app/portraits.h"

#include <algorithm>

#include "screen/cpu_compositor.h"
#include "studio/thumbnail.h"

namespace slidewell {
namespace {

constexpr int longer_side = 480;
constexpr std::size_t most_portraits = 200;  // of a folder: more would make its receipt too large to open
constexpr Civil some_time{10, 30};

Size portrait_size(Size screen) {
    const Rect frame{0, 0, longer_side, longer_side};
    return contain(screen, frame).size();
}

Thumbnail thumbnail_of(const Picture& picture) {
    const auto bytes = to_jpeg(drawn_settled(picture, picture.size, some_time));
    return bytes ? Thumbnail{*bytes, picture.size} : Thumbnail{};
}

}  // namespace

bool Portraits::paint_one(Workshop& workshop, Size screen) {
    const std::vector<Sitting> sittings = sittings_();
    return std::ranges::any_of(sittings,
                               [&](const Sitting& sitting) { return paint_one(sitting, workshop, screen); });
}

bool Portraits::paint_one(const Sitting& sitting, Workshop& workshop, Size screen) {
    const auto& slides = sitting.edition->slides;
    const int count = static_cast<int>(slides.size());
    for (std::size_t i = 0; i < std::min(slides.size(), most_portraits); ++i) {
        const std::string& path = slides[i].file.path;
        const std::uint64_t version = version_of(*sitting.edition, slides[i]);
        const std::string id = (sitting.folder / path).string();
        if (!sitting.gallery->of(path, version).bytes.empty() || tried_.contains({id, version})) continue;
        const Task task{Task::Kind::portraying, id, version};
        if (caution_ != nullptr && caution_->forbids(task)) continue;
        const InHand in_hand(caution_, task);
        const SlideOutcome outcome = workshop.paint(id, portrait_size(screen), {static_cast<int>(i), count});
        Thumbnail thumbnail = outcome.picture ? thumbnail_of(*outcome.picture) : Thumbnail{};
        if (thumbnail.bytes.empty()) {
            tried_.insert({id, version});
            continue;
        }
        sitting.gallery->put(path, version, std::move(thumbnail));
        return true;
    }
    return false;
}

}  // namespace slidewell
