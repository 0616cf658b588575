// Where one worker paints blocks of the frame.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "screen/compositor.h"
#include "screen/draw.h"
#include "screen/sheet_index.h"
#include "screen/stage.h"

namespace slidewell {

// All that makes up a frame. Views.
struct Composition {
    const SheetIndex& sheets;
    const Stage& incoming;
    const Stage& outgoing;
    const Overlay& overlay;

    [[nodiscard]] const Stage& stage(const LaidSheet& sheet) const {
        return sheet.from == Sheet::From::incoming ? incoming : outgoing;
    }
};

// A part of the frame, small enough for the nearer caches, and the numbers of the sheets that touch it.
struct Patch {
    Rect part;
    std::span<const int> sheets;
    // Only the lowest of them is the same all over it; above, each tile has cells of its own. See
    // SheetIndex::in_cells_on().
    bool in_cells = false;
};

class Easel {
  public:
    // Paints all of the block on `onto`, which has its size.
    void paint(const Composition& frame, const Patch& block, Pixels onto, Destination where);

    // Paints the block of two frames that differ by nothing but how strong their sheets are. What both are
    // blended from is read once.
    void paint_both(const Composition& frame, const Composition& later, const Patch& block, Pixels onto,
                    Pixels later_onto);

    // Memory to paint a block on; what was on it before is gone.
    [[nodiscard]] Pixels board(Size size) { return cleared(board_, size); }

  private:
    [[nodiscard]] static Pixels cleared(Canvas& canvas, Size size);
    [[nodiscard]] Excerpt pixels(const Stage& stage, Rect part) { return pixels(stage, part, sheet_); }
    [[nodiscard]] Excerpt pixels(const Stage& stage, Rect part, Canvas& otherwise);
    void paint_sheets(const Composition& frame, const Patch& block, Pixels onto, Destination where);
    void paint_cells(const Composition& frame, const Patch& block, Pixels onto, Destination where);
    [[nodiscard]] int lay_out_cells(const SheetIndex& sheets, Rect part, int y);
    void lay_on_top(const Overlay& overlay, const Patch& block, Pixels onto);
    [[nodiscard]] ConstPixels lay(const Stage& stage, const Blit& blit, Rect part, ConstPixels below,
                                  Pixels onto, Destination where);
    [[nodiscard]] ConstPixels lay_all_over(const Stage& stage, const Blit& blit, Rect source,
                                           ConstPixels below, Pixels onto, Destination where);

    Sampler sampler_;
    Canvas sheet_{Size{}};
    Canvas lower_sheet_{Size{}};
    Canvas board_{Size{}};
    std::vector<std::uint16_t> opacities_;  // of a row of cells, twice for each pixel
};

}  // namespace slidewell
