// The studio's side of canvases that are lent to the player (link/loans.h is the other). What has come back
// is painted on again, which spares new memory.
#pragma once

#include <mutex>
#include <vector>

#include "base/bitmap.h"
#include "playback/messages.h"

namespace slidewell {

class CanvasStock {
  public:
    // What is on it may be anything, such as the picture that it had before.
    [[nodiscard]] Canvas take(Size size);

    // The player looks at it from now on, until it has given it back as often as it was lent. `bitmap` is all
    // of a canvas whose memory is a file.
    void lend(const Bitmap& bitmap);
    // From any thread. A canvas that is not known is passed over.
    void give_back(CanvasId canvas);

    // Lets go what has come back and was not taken.
    void tidy();

  private:
    struct Known {
        CanvasId id = 0;
        Bitmap bitmap;
        int lent = 0;  // how often, and not given back
    };
    std::mutex mutex_;
    std::vector<Known> known_;  // guarded by it
};

}  // namespace slidewell
