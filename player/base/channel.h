// A bounded, typed queue between two threads. Values only; nothing shared goes through it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace slidewell {

// One side sends, the other receives. A full channel makes the sender wait, a closed one refuses at once;
// what was sent before closing can still be received.
template <typename Message>
class Channel {
  public:
    // `arrived` is called after each send and after close, on the sender's thread: it wakes a receiver that
    // sleeps somewhere else than in `receive`.
    explicit Channel(std::size_t capacity, std::function<void()> arrived = {})
        : capacity_(capacity), arrived_(std::move(arrived)) {}

    // False when the channel is closed.
    bool send(Message message) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return closed_ || queue_.size() < capacity_; });
            if (closed_) return false;
            queue_.push_back(std::move(message));
        }
        changed_.notify_all();
        if (arrived_) arrived_();
        return true;
    }

    // Drops the message when others are waiting, or the channel is closed: for one that says only that there
    // is something to look at.
    void send_if_empty(Message message) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || !queue_.empty()) return;
            queue_.push_back(std::move(message));
        }
        changed_.notify_all();
        if (arrived_) arrived_();
    }

    // Waits for a message; nothing when the channel is closed and drained.
    [[nodiscard]] std::optional<Message> receive() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || !queue_.empty(); });
        return take(lock);
    }

    // Never waits.
    [[nodiscard]] std::optional<Message> try_receive() {
        std::unique_lock lock(mutex_);
        return take(lock);
    }

    // Waits until a message can be received, the channel is closed, or `patience` is over.
    template <typename Duration>
    void wait_for(Duration patience) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, patience, [&] { return closed_ || !queue_.empty(); });
    }

    // Whether send() would return at once, where only one side sends.
    [[nodiscard]] bool has_room() const {
        const std::lock_guard lock(mutex_);
        return closed_ || queue_.size() < capacity_;
    }

    [[nodiscard]] bool closed() const {
        const std::lock_guard lock(mutex_);
        return closed_;
    }

    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
        if (arrived_) arrived_();
    }

  private:
    std::optional<Message> take(std::unique_lock<std::mutex>& lock) {
        if (queue_.empty()) return std::nullopt;
        std::optional<Message> message(std::move(queue_.front()));
        queue_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return message;
    }

    const std::size_t capacity_;
    const std::function<void()> arrived_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Message> queue_;
    bool closed_ = false;
};

}  // namespace slidewell
