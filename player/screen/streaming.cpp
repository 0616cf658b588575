// What the system knows of its caches.
#include "screen/streaming.h"

#include <unistd.h>

namespace slidewell {

Destination destination_of(std::size_t frame) {
    const long largest = std::max(::sysconf(_SC_LEVEL2_CACHE_SIZE), ::sysconf(_SC_LEVEL3_CACHE_SIZE));
    return largest > 0 && frame <= static_cast<std::size_t>(largest) ? Destination::caches
                                                                     : Destination::memory;
}

}  // namespace slidewell
