// The player's side of canvases that a studio lends (studio/canvas_stock.h is the other). A picture comes on
// one, the player looks at it for as long as it needs, and says so when it does not any more: then the studio
// paints another picture there, which spares it new memory.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"
#include "link/wire.h"

namespace slidewell {

// Of one studio. Pixels may outlive it, and be let go by any thread.
class Loans {
  public:
    Loans();
    Loans(Loans&&) noexcept = default;
    Loans& operator=(Loans&&) = delete;
    ~Loans();

    // Looks at what a studio has sent, see SealedMemory::open(). What it cannot paint on any more is no loan.
    [[nodiscard]] Result<CarriedPixels> open(const Descriptor& memory, std::size_t most_bytes);
    // All that came with a picture; refuses more than `most_bytes` together.
    [[nodiscard]] Result<std::vector<CarriedPixels>> open_all(std::span<const Descriptor> memories,
                                                              std::size_t most_bytes);
    // As if it had been opened and let go: nobody needs the picture. False when it is no memory, or there
    // are more than anybody lends.
    [[nodiscard]] bool decline(const Descriptor& memory);
    [[nodiscard]] bool decline_all(std::span<const Descriptor> memories);

    // What nobody looks at any more, since the last call: each canvas as often as it has come.
    [[nodiscard]] std::vector<CanvasId> take_ended();
    // Unmaps copies that nobody looks at, which may take as long as a frame. Canvases may come back: they
    // stay until a picture comes without them.
    void tidy();

  private:
    struct Book;
    struct Loan;
    std::shared_ptr<Book> book_;
};

}  // namespace slidewell
