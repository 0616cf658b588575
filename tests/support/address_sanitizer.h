// What tests must know of the address sanitizer: whether they run under it, and how to keep it from looking
// for leaks. What OpenGL's drivers lose cannot be named in leaks.supp: they are unloaded before leaks are
// looked for.
#pragma once

#include <string>

#if defined(__SANITIZE_ADDRESS__)
#define SLIDEWELL_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLIDEWELL_ADDRESS_SANITIZER
#endif
#endif

#ifdef SLIDEWELL_ADDRESS_SANITIZER
#include <sanitizer/lsan_interface.h>
inline constexpr bool under_address_sanitizer = true;
#else
inline constexpr bool under_address_sanitizer = false;
#endif

// What is allocated while it lives may be lost.
class LeaksIgnored {
  public:
#ifdef SLIDEWELL_ADDRESS_SANITIZER
    LeaksIgnored() { __lsan_disable(); }
    ~LeaksIgnored() { __lsan_enable(); }
#else
    LeaksIgnored() = default;
    ~LeaksIgnored() {}  // not trivial, so that nobody takes it for unused
#endif
    LeaksIgnored(const LeaksIgnored&) = delete;
    LeaksIgnored& operator=(const LeaksIgnored&) = delete;
};

// For the environment of a program that uses OpenGL.
inline const std::string leaks_ignored = "ASAN_OPTIONS=detect_leaks=0";
