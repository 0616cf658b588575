// Tells when somebody sets the machine's clock: a time server, once there is a network, or a person.
#pragma once

#include <functional>
#include <thread>

#include "base/descriptor.h"
#include "link/doorbell.h"

namespace slidewell {

class ClockWatch {
  public:
    // `set` is called on a thread of the watch's own, also when the machine wakes from a sleep. Never, where
    // the kernel cannot tell.
    explicit ClockWatch(std::function<void()> set);
    ClockWatch(const ClockWatch&) = delete;
    ClockWatch& operator=(const ClockWatch&) = delete;
    ~ClockWatch();

  private:
    void run(const std::function<void()>& set) const;

    Descriptor timer_;
    Doorbell closing_;
    std::thread thread_;
};

}  // namespace slidewell
