// Items are handed out by a counter. Who wakes too late to be of help goes back to sleep.
#include "screen/crew.h"

#include <algorithm>

namespace slidewell {
namespace {

constexpr int largest = 4;

}  // namespace

int Crew::usual_size() {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, largest);
}

Crew::Crew(int size) : size_(size) {}

Crew::~Crew() {
    {
        const std::lock_guard lock(mutex_);
        dismissed_ = true;
    }
    called_.notify_all();
    for (std::thread& helper : helpers_)
        helper.join();
}

void Crew::alone(int items, const Task& task) {
    for (int item = 0; item < items; ++item)
        task(0, item);
}

void Crew::share(int items, const Task& task) {
    if (size_ <= 1 || items <= 1) return alone(items, task);
    hire();
    {
        const std::lock_guard lock(mutex_);
        next_ = 0;
        task_ = &task;
        items_ = items;
        ++calls_;
    }
    called_.notify_all();
    work(0, task, items);
    std::unique_lock lock(mutex_);
    task_ = nullptr;
    left_.wait(lock, [&] { return helping_ == 0; });
}

// Where the system allows no more threads, those that there are do the work.
void Crew::hire() try {
    for (int member = static_cast<int>(helpers_.size()) + 1; member < size_; ++member)
        helpers_.emplace_back([this, member] { help(member); });
} catch (const std::system_error&) {
    size_ = static_cast<int>(helpers_.size()) + 1;
}

void Crew::help(int member) {
    int heard = 0;
    std::unique_lock lock(mutex_);
    for (;;) {
        called_.wait(lock, [&] { return dismissed_ || (task_ != nullptr && calls_ != heard); });
        if (dismissed_) return;
        heard = calls_;
        const Task& task = *task_;
        const int items = items_;
        ++helping_;
        lock.unlock();
        work(member, task, items);
        lock.lock();
        if (--helping_ == 0) left_.notify_one();
    }
}

void Crew::work(int member, const Task& task, int items) {
    for (int item = next_++; item < items; item = next_++)
        task(member, item);
}

}  // namespace slidewell
