// What OpenGL's drivers lose cannot be named in leaks.supp: they are unloaded before leaks are looked for.
#pragma once

#include <string>

#if defined(__SANITIZE_ADDRESS__)
#define SLIDEWELL_LOOKS_FOR_LEAKS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLIDEWELL_LOOKS_FOR_LEAKS
#endif
#endif

#ifdef SLIDEWELL_LOOKS_FOR_LEAKS
#include <sanitizer/lsan_interface.h>
#endif

// What is allocated while it lives may be lost.
class LeaksIgnored {
  public:
#ifdef SLIDEWELL_LOOKS_FOR_LEAKS
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
