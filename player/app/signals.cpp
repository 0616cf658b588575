// A thread that waits for signals.
#include "app/signals.h"

#include <csignal>
#include <utility>

namespace slidewell {
namespace {

sigset_t watched() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

SignalWatch::SignalWatch() {
    const sigset_t signals = watched();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool SignalWatch::rest(std::chrono::milliseconds time) {
    const sigset_t signals = watched();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const timespec longest{seconds.count(), std::chrono::nanoseconds(time - seconds).count()};
    if (sigtimedwait(&signals, nullptr, &longest) > 0) ended_ = true;
    return !ended_;
}

void SignalWatch::start(std::function<void()> ended) {
    thread_ = std::thread([this, call = std::move(ended)] {
        const sigset_t signals = watched();
        int signal = 0;
        sigwait(&signals, &signal);
        if (closing_) return;
        ended_ = true;
        call();
    });
}

SignalWatch::~SignalWatch() {
    if (!thread_.joinable()) return;
    closing_ = true;
    pthread_kill(thread_.native_handle(), SIGINT);  // ends its sigwait, or stays pending when it is over
    thread_.join();
}

}  // namespace slidewell
