// Counting.
#include "app/quarantine.h"

namespace slidewell {
namespace {

// Of each: the oldest are forgotten. More would mean that it is not the slides' fault.
constexpr std::size_t most_remembered = 1'000;

}  // namespace

void Quarantine::died(const std::vector<Task>& in_hand) {
    unclear_ = in_hand.size() > 1;
    if (in_hand.size() != 1) return;
    const Task& task = in_hand.front();
    if (deaths_.size() >= most_remembered) deaths_.clear();
    if (++deaths_[key_of(task)] < deaths_allowed) return;
    deaths_.erase(key_of(task));
    if (forbidden_.size() >= most_remembered) forbidden_.erase(forbidden_.begin());
    forbidden_.push_back(task);
}

void Quarantine::went_well(const Task& task) { deaths_.erase(key_of(task)); }

}  // namespace slidewell
