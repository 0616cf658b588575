// A canvas is known by the number of its file. While it is lent the stock has it, too, so nobody in this
// process takes it for his own (Bitmap::thaw).
#include "studio/canvas_stock.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <sys/stat.h>

namespace slidewell {
namespace {

std::optional<CanvasId> id_of(const Bitmap& bitmap) {
    struct stat state {};
    return ::fstat(bitmap.memory()->file(), &state) == 0 ? std::optional(state.st_ino) : std::nullopt;
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
    const auto id = id_of(bitmap);
    if (!id) return;  // it will not be known when it comes back
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find(known_, *id, &Known::id);
    if (known != known_.end()) {
        ++known->lent;
    } else {
        known_.push_back({*id, bitmap, 1});
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
