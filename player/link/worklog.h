// What each thread of the studio has in hand, in memory that the player sees too: when the studio is gone, it
// tells what it died of. The player believes nothing of it: it copies what has bounded length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/caution.h"
#include "base/descriptor.h"
#include "base/result.h"

namespace slidewell {

class Worklog {
  public:
    static constexpr std::size_t most_desks = 16;

    // For the player, which hands `memory` to its child; and for the child.
    [[nodiscard]] static Result<std::unique_ptr<Worklog>> create();
    [[nodiscard]] static Result<std::unique_ptr<Worklog>> open(Descriptor memory);
    Worklog(const Worklog&) = delete;
    Worklog& operator=(const Worklog&) = delete;
    ~Worklog();
    [[nodiscard]] const Descriptor& memory() const { return memory_; }

    // Each thread has a desk; what is done at one that is not there is not written down.
    void begin(std::size_t desk, const Task& task);
    void end(std::size_t desk);

    // Counts at each desk what was begun or ended; odd while something is in hand.
    [[nodiscard]] std::vector<std::uint32_t> turns() const;
    // What is in hand at a desk, and at all of them; of use when the child does nothing any more.
    [[nodiscard]] std::optional<Task> in_hand(std::size_t desk) const;
    [[nodiscard]] std::vector<Task> in_hand() const;

  private:
    struct Desk;
    Worklog(Descriptor memory, Desk* desks) : memory_(std::move(memory)), desks_(desks) {}
    [[nodiscard]] static Result<std::unique_ptr<Worklog>> map(Descriptor memory);

    Descriptor memory_;
    Desk* desks_;
};

}  // namespace slidewell
