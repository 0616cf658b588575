// The studio's end of the line to the player: messages out, requests in.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"
#include "link/post.h"
#include "playback/messages.h"
#include "studio/canvas_stock.h"

namespace slidewell {

class PlayerLine {
  public:
    explicit PlayerLine(Descriptor line) : line_(std::move(line)) {}

    // Waits for the next letter; an error when the player is gone.
    [[nodiscard]] Result<Letter> receive();

    // For one thread at a time. False when the player listens no more. A picture's ground, and a large layer
    // right above it, are lent from `canvases` as they lie; its other layers move into memory that the player
    // sees too, and `painted` is left with them there.
    [[nodiscard]] bool tell(const ToPlayer& message);
    [[nodiscard]] bool tell(Painted& painted, CanvasStock& canvases);

  private:
    [[nodiscard]] Result<> copy(Picture& picture, std::size_t first);

    Descriptor line_;
    Mailbox mailbox_;
    // Of the picture that was sent last: sent again, it costs nothing.
    struct Copies {
        ContentKey key = 0;
        Size size;
        std::vector<Bitmap> bitmaps;
        Descriptor memory{-1};
    };
    Copies copies_;
};

}  // namespace slidewell
