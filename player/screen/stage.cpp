// Flattens layers in order, the first one being the opaque ground.
#include "screen/stage.h"

#include <utility>

#include "screen/draw.h"

namespace slidewell {
namespace {

bool fills(const Layer& layer, Size size) {
    return std::holds_alternative<Still>(layer.motion) && layer.place == whole(size) &&
           layer.bitmap.size() == size;
}

void add_targets(std::vector<Rect>& rects, const std::vector<Blit>& blits) {
    for (const Blit& blit : blits)
        rects.push_back(blit.target);
}

}  // namespace

std::vector<Rect> Stage::show(const Scene& scene, Civil time_of_day) {
    std::vector<std::vector<Blit>> now;
    now.reserve(scene.picture.layers.size());
    for (const Layer& layer : scene.picture.layers)
        now.push_back(blits(layer, scene.elapsed, time_of_day));

    std::vector<Rect> changed;
    const Rect all = whole(scene.picture.size);
    if (!shows(scene.picture.key) || picture_->size != scene.picture.size || blits_.size() != now.size()) {
        picture_ = scene.picture;
        canvas_ = Canvas(needs_canvas() ? picture_->size : Size{}, to_pixel({}));
        changed.push_back(all);
    } else {
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (now[i] == blits_[i]) continue;
            add_targets(changed, blits_[i]);
            add_targets(changed, now[i]);
        }
        for (Rect& rect : changed)
            rect = intersection(rect, all);
    }
    blits_ = std::move(now);
    if (needs_canvas()) {
        for (const Rect& rect : changed)
            paint(rect);
    }
    return changed;
}

ConstPixels Stage::pixels() const {
    if (!picture_) return {};
    return needs_canvas() ? view(canvas_) : view(picture_->layers.front().bitmap);
}

void Stage::paint(Rect clip) {
    for (std::size_t i = 0; i < blits_.size(); ++i) {
        const Blend blend = i == 0 ? Blend::mix : Blend::over;
        for (const Blit& blit : blits_[i]) {
            draw(view(picture_->layers[i].bitmap), blit, blend, view(canvas_), clip);
        }
    }
}

bool Stage::needs_canvas() const {
    return picture_->layers.size() != 1 || !fills(picture_->layers.front(), picture_->size);
}

}  // namespace slidewell
