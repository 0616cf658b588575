// The compositor for machines without a GPU, for screenshots and for tests: plain memory in, plain memory
// out.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "screen/compositor.h"
#include "screen/crew.h"
#include "screen/differences.h"
#include "screen/easel.h"
#include "screen/frame_buffer.h"
#include "screen/rotation.h"
#include "screen/streaming.h"

namespace slidewell {

class CpuCompositor : public Compositor {
  public:
    // Draws each frame on what `buffers` gives out for it, which has the size of `screen`. A window that has
    // a new size gets a new compositor. A frame that is too much work for one thread is shared by up to
    // `workers`; it looks the same.
    CpuCompositor(Size screen, FrameBuffers buffers, Rotation rotation, int workers = Crew::usual_size());
    // Always on the same pixels, which nobody else writes.
    CpuCompositor(Pixels target, Rotation rotation, int workers = Crew::usual_size());

    [[nodiscard]] Size frame_size() const override { return size_; }
    // Finds out which tiles of `next` look like the picture that stands.
    [[nodiscard]] bool prepare(const Picture& next) override;
    // Before the first fade: a second buffer.
    void get_ready_for(const Transition& transition) override;
    // The rectangles lie on tiles, and are a few dozen at most. Of a fade, two frames are painted at once:
    // that spares the machine a third of what passes through its memory.
    [[nodiscard]] std::vector<Rect> draw(const Frame& frame, const Overlay& overlay,
                                         const Frame* ahead) override;
    using Compositor::draw;

  private:
    // A stage, and the number that tells it from those before and after it.
    struct Actor {
        StageNumber number = 0;
        Stage stage;
    };
    [[nodiscard]] Actor newcomer() { return {++last_number_, {}}; }
    void cast(const Frame& frame);
    void act(Actor& actor, const Scene& scene, const SheetIndex& sheets, Tiles& changed);
    [[nodiscard]] SheetIndex lay_out(const Frame& frame) const;
    void compare(const SheetIndex& before, const SheetIndex& after, Tiles& changed) const;
    void replace_overlay(const Overlay& overlay, Tiles& changed);
    [[nodiscard]] Tiles outdated_in(const FrameBuffer& buffer, const Tiles& latest,
                                    const Tiles& before) const;
    [[nodiscard]] std::optional<SheetIndex> sheets_ahead(const Frame& frame, const Frame* ahead) const;
    [[nodiscard]] std::vector<Patch> blocks(const Tiles& tiles) const;
    [[nodiscard]] std::int64_t work(const std::vector<Patch>& blocks) const;
    void paint(const Tiles& outdated, Pixels target);
    void paint(const Patch& block, Easel& easel, Pixels target) const;
    [[nodiscard]] bool paint_both(SheetIndex ahead, const Tiles& changed, const FrameBuffer& buffer);
    void share(const std::vector<Patch>& blocks, std::int64_t work,
               const std::function<void(const Patch&, Easel&)>& task);
    [[nodiscard]] Composition composition(const SheetIndex& sheets) const;

    FrameBuffers buffers_;
    Rotation rotation_;
    Size size_;
    TileGrid grid_;

    Actor scene_;
    std::optional<Actor> outgoing_;
    std::optional<Actor> next_;  // what comes after the scene
    StageNumber last_number_ = 0;
    Differences differences_;  // of the scene and what comes next, or what leaves
    std::optional<Civil> time_of_day_;

    // As drawn last.
    SheetIndex sheets_;
    Overlay overlay_;
    Tiles changed_;  // in the last frame that was drawn
    bool nothing_drawn_ = true;

    // What the next buffer holds already, unless something else comes.
    std::optional<SheetIndex> ahead_;
    int spoiled_ = 0;           // how often something else came in this transition
    bool looks_ahead_ = false;  // a second buffer was asked for

    Crew crew_;
    std::vector<Easel> easels_;
};

// The frame as a viewer sees it, on a canvas of `frame`'s own orientation.
[[nodiscard]] Canvas drawn(const Frame& frame, Size size);

// The picture as it stands when all of it has been revealed.
[[nodiscard]] Bitmap drawn_settled(const Picture& picture, Size size, std::optional<Civil> time_of_day);

}  // namespace slidewell
