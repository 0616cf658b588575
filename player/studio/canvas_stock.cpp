// A canvas is known by the number of its file.
#include "studio/canvas_stock.h"

#include <algorithm>
#include <utility>

#include <sys/stat.h>

namespace slidewell {
namespace {

CanvasId id_of(const Bitmap& bitmap) {
    struct stat state {};
    return ::fstat(bitmap.memory()->file(), &state) == 0 ? state.st_ino : 0;
}

}  // namespace

Canvas CanvasStock::take(Size size) {
    {
        const std::lock_guard lock(mutex_);
        const auto fits = std::ranges::find_if(known_, [&](const Known& known) {
            return known.lent == 0 && known.bitmap.size() == size && !known.bitmap.shared();
        });
        if (fits != known_.end()) {
            Canvas canvas = std::move(fits->bitmap).thaw();
            known_.erase(fits);
            return canvas;
        }
    }
    return Canvas(size);
}

void CanvasStock::lend(const Bitmap& bitmap) {
    const CanvasId id = id_of(bitmap);
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find(known_, id, &Known::id);
    if (known != known_.end()) {
        ++known->lent;
    } else {
        known_.push_back({id, bitmap, 1});
    }
}

void CanvasStock::give_back(CanvasId canvas) {
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find(known_, canvas, &Known::id);
    if (known != known_.end() && known->lent > 0) --known->lent;
}

void CanvasStock::tidy() {
    const std::lock_guard lock(mutex_);
    std::erase_if(known_, [](const Known& known) { return known.lent == 0; });
}

}  // namespace slidewell
