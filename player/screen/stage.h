// A scene at a moment, to be painted wherever a part of it is wanted. It has no pixels of its own: what lies
// in its layers' bitmaps is painted straight onto the frame, and only where it is looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "playback/frame.h"
#include "screen/pixels.h"
#include "screen/sampler.h"

namespace slidewell {

class Stage {
  public:
    // Brings the stage to this moment of the scene. Returns what looks different now, in pixels of the
    // picture.
    std::vector<Rect> show(const Scene& scene, std::optional<Civil> time_of_day);

    // True when it shows that very picture.
    [[nodiscard]] bool shows(const Picture& picture) const {
        return picture_ && picture_->key == picture.key && picture_->size == picture.size;
    }
    // The picture's; empty before the first show().
    [[nodiscard]] Size size() const { return picture_ ? picture_->size : Size{}; }

    // The scene in `part`, opaque. Where one bitmap alone shows there, unscaled, its own pixels; otherwise
    // nothing, and it must be painted.
    [[nodiscard]] std::optional<ConstPixels> at_hand(Rect part) const;
    // Paints `part` of the scene over all of `onto`, which has that size. What other layers are laid over
    // goes into the caches in any case.
    void paint(Rect part, Pixels onto, Sampler& sampler, Destination where = Destination::caches) const;

    // How much work painting all of it is, counted in pixels to copy.
    [[nodiscard]] std::int64_t work() const;

  private:
    [[nodiscard]] std::vector<Rect> changes(const std::vector<std::vector<Blit>>& now) const;
    [[nodiscard]] bool hides(std::size_t layer, Rect part) const;
    [[nodiscard]] std::size_t lowest_seen(Rect part) const;
    [[nodiscard]] std::vector<Rect> pieces(Rect part) const;
    void paint_piece(Rect part, Pixels onto, Sampler& sampler, Destination where) const;
    [[nodiscard]] bool nothing_above(std::size_t layer, Rect part) const;

    std::optional<Picture> picture_;
    std::vector<bool> solid_;               // of each layer: nothing shows through its bitmap
    std::vector<std::vector<Blit>> blits_;  // of each layer, at this moment
};

// How much dearer than a copy it is to compute a pixel between others, and to lay one over another.
inline constexpr int work_of_sampling = 5;
inline constexpr int work_of_laying_over = 2;

}  // namespace slidewell
