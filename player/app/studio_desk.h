// A working thread of the studio: it says what it has in hand where the player can read it, and takes nothing
// in hand that stopped studios before.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "base/caution.h"
#include "link/worklog.h"

namespace slidewell {

class StudioDesk final : public Caution {
  public:
    // All must outlive it. `alone`, when it is not null, is held while something is in hand.
    StudioDesk(Worklog& log, std::size_t number, const std::vector<Task>& forbidden, std::mutex* alone)
        : log_(log), number_(number), forbidden_(forbidden), alone_(alone) {}

    [[nodiscard]] std::vector<std::uint64_t> forbidden_versions(Task::Kind kind,
                                                                const std::string& thing) const override {
        std::vector<std::uint64_t> versions;
        for (const Task& task : forbidden_) {
            if (task.kind == kind && task.thing == thing) versions.push_back(task.version);
        }
        return versions;
    }
    void begin(const Task& task) override {
        if (alone_ != nullptr) alone_->lock();
        log_.begin(number_, task);
    }
    void end() override {
        log_.end(number_);
        if (alone_ != nullptr) alone_->unlock();
    }

  private:
    Worklog& log_;
    std::size_t number_;
    const std::vector<Task>& forbidden_;
    std::mutex* alone_;
};

}  // namespace slidewell
