// Threads that share one frame's work.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace slidewell {

class Crew {
  public:
    // As many processors as there are, but no more than a frame can use.
    [[nodiscard]] static int usual_size();

    // Of `size` members, the calling thread being one. The others are hired when they are needed first, and
    // sleep in between.
    explicit Crew(int size = usual_size());
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew();

    [[nodiscard]] int size() const { return size_; }

    // Called with a member, from 0 up to size(), and an item. A member is never called twice at a time.
    using Task = std::function<void(int member, int item)>;
    // Calls `task` once for each item from 0 up to `items`, by all members together, in any order. Returns
    // when all is done.
    void share(int items, const Task& task);
    // The same by the calling thread alone, member 0.
    static void alone(int items, const Task& task);

  private:
    void hire();
    void help(int member);
    void work(int member, const Task& task, int items);

    int size_;
    std::vector<std::thread> helpers_;

    std::atomic<int> next_ = 0;  // item
    std::mutex mutex_;           // guards what follows
    std::condition_variable called_;
    std::condition_variable left_;
    const Task* task_ = nullptr;  // while there is one that helpers may join
    int items_ = 0;
    int calls_ = 0;
    int helping_ = 0;
    bool dismissed_ = false;
};

}  // namespace slidewell
