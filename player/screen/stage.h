// A scene flattened to one bitmap, and repainted only where its layers have moved.
#pragma once

#include <optional>
#include <vector>

#include "playback/frame.h"
#include "screen/pixels.h"

namespace slidewell {

class Stage {
  public:
    // Brings the stage to this moment of the scene. Returns what looks different now, in pixels of the
    // picture.
    std::vector<Rect> show(const Scene& scene, Civil time_of_day);

    // The flattened scene, of the picture's size and opaque. Empty before the first show().
    [[nodiscard]] ConstPixels pixels() const;
    // True when it shows a picture of that key.
    [[nodiscard]] bool shows(ContentKey key) const { return picture_ && picture_->key == key; }

  private:
    void paint(Rect clip);
    [[nodiscard]] bool needs_canvas() const;

    std::optional<Picture> picture_;
    std::vector<std::vector<Blit>> blits_;  // of each layer, as painted
    Canvas canvas_{Size{}};                 // not used while the picture is one layer that stands still
};

}  // namespace slidewell
