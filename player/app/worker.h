// A thread that may hang on a disk or a network that is gone.
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <thread>
#include <utility>

namespace slidewell {

// Waits for its work in the destructor; whoever cannot wait asks ended_by() first and leaves the program
// otherwise.
class Worker {
  public:
    explicit Worker(std::function<void(std::stop_token)> work) {
        std::packaged_task<void(std::stop_token)> task(std::move(work));
        done_ = task.get_future();
        thread_ = std::jthread(std::move(task));
    }
    void ask_to_stop() { thread_.request_stop(); }
    [[nodiscard]] bool ended_by(std::chrono::steady_clock::time_point moment) const {
        return done_.wait_until(moment) == std::future_status::ready;
    }

  private:
    std::future<void> done_;
    std::jthread thread_;
};

}  // namespace slidewell
