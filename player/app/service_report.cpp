// Three beats in the time after which systemd would start the player anew.
#include "app/service_report.h"

#include <algorithm>
#include <iostream>
#include <utility>

namespace slidewell {
namespace {

using namespace std::chrono_literals;

constexpr auto between_sentences = 1min;
constexpr std::chrono::milliseconds longest_interval = 1min;

}  // namespace

ServiceReport::ServiceReport(Parts parts) : parts_(std::move(parts)) {
    if (parts_.manager.listens()) thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

ServiceReport::~ServiceReport() { parts_.manager.stopping(); }

void ServiceReport::wakes(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

void ServiceReport::ready() {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(ready_, true)) return;
    }
    changed_.notify_all();
}

std::chrono::milliseconds ServiceReport::interval() const {
    const auto watchdog = parts_.manager.watchdog();
    if (!watchdog) return longest_interval;
    return std::clamp(std::chrono::floor<std::chrono::milliseconds>(*watchdog / 3), 1ms, longest_interval);
}

void ServiceReport::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [&] { return ready_; })) return;
    parts_.manager.ready();
    while (!stop.stop_requested()) {
        check(std::chrono::steady_clock::now());
        changed_.wait_for(lock, stop, interval(), [] { return false; });
    }
}

void ServiceReport::check(Time now) {
    const Heartbeat::Rest rest = parts_.heartbeat.last();
    const auto ailment = slidewell::ailment({rest.since, rest.until, woken_, parts_.studio_heard()}, now);
    if (!ailment) parts_.manager.well();
    if (ailment && std::exchange(ailing_, *ailment).empty())
        std::cerr << "slidewell: the watchdog is not fed: " << *ailment << std::endl;
    if (!ailment) ailing_.clear();
    tell(ailment.value_or(parts_.sentence()), now);
    wake(rest, now);
}

// Until the loop has come to rest again, it counts from the first time.
void ServiceReport::wake(const Heartbeat::Rest& rest, Time now) {
    if (!wake_) return;
    if (!woken_ || *woken_ <= rest.since) woken_ = now;
    wake_();
}

void ServiceReport::tell(const std::string& sentence, Time now) {
    if (sentence == told_ || (told_at_ && now - *told_at_ < between_sentences)) return;
    parts_.manager.status(sentence);
    told_ = sentence;
    told_at_ = now;
}

}  // namespace slidewell
