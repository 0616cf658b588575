// Names, in one place, what lets a loop use wider registers where the machine has them.
#pragma once

#include <cstddef>  // brings in the C library's own macros

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SLIDEWELL_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SLIDEWELL_SANITIZED
#endif
#endif

// Before a function: compiled once for every x86-64 and once for those with AVX2; the loader picks one. Both
// compute the same, since all is whole numbers. Elsewhere, and under sanitizers, which cannot run before the
// loader is done, the function is compiled as it stands. AVX-512 was tried: no gain that could be told from
// noise, these loops wait for memory.
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(SLIDEWELL_SANITIZED)
#define SLIDEWELL_VECTORISED __attribute__((target_clones("default", "arch=x86-64-v3")))
#else
#define SLIDEWELL_VECTORISED
#endif
