// What stopped the studio: how often, and what is left alone from then on. A value; knows nothing of
// processes.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/caution.h"

namespace slidewell {

// How often the studio may die of something before that is left alone until it changes.
inline constexpr int deaths_allowed = 3;

// One that died with several things in hand accuses none of them; the next one takes one thing at a time.
class Quarantine {
  public:
    void died(const std::vector<Task>& in_hand);
    // It has done no harm: what happened while it was in hand was not its fault.
    void went_well(const Task& task);

    [[nodiscard]] const std::vector<Task>& forbidden() const { return forbidden_; }
    [[nodiscard]] bool one_thing_at_a_time() const { return unclear_; }

  private:
    using Key = std::tuple<Task::Kind, std::string, std::uint64_t>;
    [[nodiscard]] static Key key_of(const Task& task) { return {task.kind, task.thing, task.version}; }

    std::map<Key, int> deaths_;
    std::vector<Task> forbidden_;
    bool unclear_ = false;  // whose fault the last death was
};

}  // namespace slidewell
