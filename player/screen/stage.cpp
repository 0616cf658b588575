// Paints layers in order, the first one being the opaque ground; but nothing that others hide.
#include "screen/stage.h"

#include <algorithm>
#include <utility>

#include "screen/draw.h"
#include "screen/kernels.h"

namespace slidewell {
namespace {

void add_targets(std::vector<Rect>& rects, const std::vector<Blit>& blits) {
    for (const Blit& blit : blits)
        rects.push_back(blit.target);
}

// Only what drifts is looked through: a photo, mostly, which then need not be laid over what it hides.
bool is_solid(const Layer& layer) {
    if (!std::holds_alternative<Drift>(layer.motion)) return false;
    const ConstPixels pixels = view(layer.bitmap);
    for (int y = 0; y < pixels.size.height; ++y) {
        if (!all_opaque(pixels.run(0, y, pixels.size.width))) return false;
    }
    return true;
}

std::vector<bool> solid_layers(const Picture& picture) {
    std::vector<bool> solid;
    for (const Layer& layer : picture.layers)
        solid.push_back(!layer.bitmap.empty() && (solid.empty() || is_solid(layer)));
    return solid;
}

}  // namespace

std::vector<Rect> Stage::show(const Scene& scene, std::optional<Civil> time_of_day) {
    std::vector<std::vector<Blit>> now;
    now.reserve(scene.picture.layers.size());
    for (const Layer& layer : scene.picture.layers)
        now.push_back(blits(layer, scene.elapsed, time_of_day));

    std::vector<Rect> changed;
    if (!shows(scene.picture) || blits_.size() != now.size()) {
        picture_ = scene.picture;
        solid_ = solid_layers(*picture_);
        changed.push_back(whole(size()));
    } else {
        changed = changes(now);
    }
    blits_ = std::move(now);
    return changed;
}

std::vector<Rect> Stage::changes(const std::vector<std::vector<Blit>>& now) const {
    std::vector<Rect> changed;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == blits_[i]) continue;
        add_targets(changed, blits_[i]);
        add_targets(changed, now[i]);
    }
    for (Rect& rect : changed)
        rect = intersection(rect, whole(size()));
    std::erase_if(changed, [](const Rect& rect) { return rect.empty(); });
    return changed;
}

// That layer alone, with what lies above it, makes up that part.
bool Stage::hides(std::size_t layer, Rect part) const {
    return solid_[layer] && std::ranges::any_of(blits_[layer], [&](const Blit& blit) {
               return blit.opacity >= opaque && holds(blit.target, part);
           });
}

// The number of layers when none hides what is behind them all.
std::size_t Stage::lowest_seen(Rect part) const {
    for (std::size_t i = blits_.size(); i-- > 0;) {
        if (hides(i, part)) return i;
    }
    return blits_.size();
}

bool Stage::nothing_above(std::size_t layer, Rect part) const {
    const auto touches = [&](const Blit& blit) { return !intersection(blit.target, part).empty(); };
    for (std::size_t i = layer + 1; i < blits_.size(); ++i) {
        if (std::ranges::any_of(blits_[i], touches)) return false;
    }
    return true;
}

std::optional<ConstPixels> Stage::at_hand(Rect part) const {
    const std::size_t lowest = lowest_seen(part);
    if (lowest == blits_.size() || blits_[lowest].size() != 1 || !nothing_above(lowest, part))
        return std::nullopt;
    const ConstPixels pixels = view(picture_->layers[lowest].bitmap);
    const auto by = unscaled_by(blits_[lowest].front(), pixels.size);
    if (!by) return std::nullopt;
    return part_of(pixels, moved(part, {-by->x, -by->y}));
}

// Cut along the edges of the layers, where it spares painting what a solid one hides: in each piece, a layer
// is all over it or not there at all.
std::vector<Rect> Stage::pieces(Rect part) const {
    std::vector<int> columns{part.x, part.right()};
    std::vector<int> rows{part.y, part.bottom()};
    bool spares = false;
    for (std::size_t i = 1; i < blits_.size(); ++i) {
        for (const Blit& blit : blits_[i]) {
            const Rect seen = intersection(blit.target, part);
            if (seen.empty()) continue;
            columns.insert(columns.end(), {seen.x, seen.right()});
            rows.insert(rows.end(), {seen.y, seen.bottom()});
            spares = spares || solid_[i];
        }
    }
    if (!spares) return {part};
    for (auto* edges : {&columns, &rows}) {
        std::ranges::sort(*edges);
        edges->erase(std::unique(edges->begin(), edges->end()), edges->end());
    }
    std::vector<Rect> pieces;
    for (std::size_t y = 1; y < rows.size(); ++y) {
        for (std::size_t x = 1; x < columns.size(); ++x)
            pieces.push_back(
                {columns[x - 1], rows[y - 1], columns[x] - columns[x - 1], rows[y] - rows[y - 1]});
    }
    return pieces;
}

void Stage::paint(Rect part, Pixels onto, Sampler& sampler, Destination where) const {
    for (const Rect piece : pieces(part))
        paint_piece(piece, part_of(onto, moved(piece, {-part.x, -part.y})), sampler, where);
}

void Stage::paint_piece(Rect part, Pixels onto, Sampler& sampler, Destination where) const {
    std::size_t lowest = lowest_seen(part);
    if (lowest == blits_.size()) {
        fill(onto, to_pixel({}));
        lowest = 0;
    }
    if (!nothing_above(lowest, part)) where = Destination::caches;
    for (std::size_t i = lowest; i < blits_.size(); ++i) {
        const Excerpt bitmap = all_of(view(picture_->layers[i].bitmap));
        const Blend blend = i == lowest ? Blend::mix : Blend::over;
        for (const Blit& blit : blits_[i]) {
            const Blit here{blit.source, moved(blit.target, {-part.x, -part.y}), blit.opacity};
            draw(bitmap, here, blend, onto, whole(onto.size), sampler, where);
        }
    }
}

std::int64_t Stage::work() const {
    std::int64_t work = 0;
    for (std::size_t i = 0; i < blits_.size(); ++i) {
        for (const Blit& blit : blits_[i]) {
            const Rect seen = intersection(blit.target, whole(size()));
            const bool scaled = !unscaled_by(blit, picture_->layers[i].bitmap.size());
            work += std::int64_t{seen.width} * seen.height *
                    ((scaled ? work_of_sampling : 0) + (solid_[i] ? 1 : work_of_laying_over));
        }
    }
    return work;
}

}  // namespace slidewell
