// See mallopt(3).
#include "base/heap.h"

#include <cstdlib>  // tells whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace slidewell {

void keep_heap_small([[maybe_unused]] int arenas) {
#ifdef __GLIBC__
    constexpr int large = 128 << 10;  // in bytes; without these, glibc raises its bound by itself
    mallopt(M_ARENA_MAX, arenas);
    mallopt(M_MMAP_THRESHOLD, large);
    mallopt(M_TRIM_THRESHOLD, large);
#endif
}

void give_heap_back() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

}  // namespace slidewell
