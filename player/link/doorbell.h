// Wakes a thread that sleeps in poll(), from any other one.
#pragma once

#include <cstdint>

#include <sys/eventfd.h>

#include "base/descriptor.h"

namespace slidewell {

class Doorbell {
  public:
    // However often it rings before somebody listens, it is heard once.
    void ring() const {
        const std::uint64_t once = 1;
        (void)!::write(events_.get(), &once, sizeof once);
    }
    void silence() const {
        std::uint64_t count = 0;
        (void)!::read(events_.get(), &count, sizeof count);
    }
    [[nodiscard]] int number() const { return events_.get(); }

  private:
    Descriptor events_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
};

}  // namespace slidewell
