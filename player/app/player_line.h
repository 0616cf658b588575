// The studio's end of the line to the player: messages out, requests in.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "base/descriptor.h"
#include "base/result.h"
#include "link/post.h"
#include "playback/messages.h"

namespace slidewell {

class PlayerLine {
  public:
    explicit PlayerLine(Descriptor line) : line_(std::move(line)) {}

    // Waits for the next letter; an error when the player is gone.
    [[nodiscard]] Result<Letter> receive();

    // For one thread at a time. False when the player listens no more. A picture's pixels move into memory
    // that the player sees too; `painted` is left with them there.
    [[nodiscard]] bool tell(const ToPlayer& message);
    [[nodiscard]] bool tell(Painted& painted);

  private:
    Descriptor line_;
    Mailbox mailbox_;
    // The picture that was sent last: sent again, it costs nothing.
    std::optional<Picture> last_;
    Descriptor memory_{-1};
};

}  // namespace slidewell
