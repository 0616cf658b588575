// The compositor for machines without a GPU, for screenshots and for tests: plain memory in, plain memory
// out.
#pragma once

#include "screen/compositor.h"
#include "screen/rotation.h"
#include "screen/stage.h"

namespace slidewell {

class CpuCompositor : public Compositor {
  public:
    // Draws into `target`, which outlives it and which nobody else writes. A window that has a new size has
    // new memory, and gets a new compositor.
    CpuCompositor(Pixels target, Rotation rotation);

    [[nodiscard]] Size frame_size() const override { return size_; }
    [[nodiscard]] bool prepare(const Picture& /*next*/) override { return false; }
    [[nodiscard]] std::vector<Rect> draw(const Frame& frame, const Overlay& overlay) override;

  private:
    [[nodiscard]] std::vector<Rect> update_stages(const Frame& frame);
    [[nodiscard]] std::vector<Rect> update_overlay(const Overlay& overlay);
    void compose(const std::vector<Sheet>& sheets, Rect part);

    Pixels target_;
    Rotation rotation_;
    Size size_;
    Canvas upright_;  // the frame before it is turned; not used when it is not
    Pixels frame_;    // what the frame is composed on: the target itself, or `upright_`
    Stage scene_;
    Stage outgoing_;
    Overlay overlay_;
    bool whole_frame_next_ = true;  // nothing of the target is known to be right
};

// The frame as a viewer sees it, on a canvas of `frame`'s own orientation.
[[nodiscard]] Canvas drawn(const Frame& frame, Size size);

// The picture as it stands when all of it has been revealed.
[[nodiscard]] Bitmap drawn_settled(const Picture& picture, Size size, Civil time_of_day);

}  // namespace slidewell
