// The system calls that the library makes, each of which can be made to fail. The linker puts those in
// failing_calls.cpp in the place of libc's (`--wrap`, see CMakeLists.txt); they hand on to libc's.
#pragma once

#include <string>
#include <vector>

// What becomes of one call.
struct Mishap {
    enum class Kind {
        refused,  // it has no effect, and says `error`
        half,     // of the bytes to be read or written it takes half, and says so
        torn,     // half, and says `error`
        crash,    // it has its effect, and the process is gone
    };
    Kind kind = Kind::refused;
    int error = 0;
    std::string name;  // for people
};

// How a process ends that was to crash.
inline constexpr int crashed_status = 77;

[[nodiscard]] const std::vector<std::string>& calls_that_can_fail();

// What can become of a call of that name.
[[nodiscard]] std::vector<Mishap> mishaps_of(const std::string& call);

// As long as it lives, the `nth` such call from now on (from 1) has this mishap, and nothing is synced: what
// happens when the power is cut is tried elsewhere.
class FailingCall {
  public:
    FailingCall(const std::string& call, int nth, const Mishap& mishap);
    FailingCall(const FailingCall&) = delete;
    FailingCall& operator=(const FailingCall&) = delete;
    ~FailingCall();
    [[nodiscard]] bool came() const;
};
