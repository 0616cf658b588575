// What a fuzzing harness is: one function that is given any bytes at all, and says when something is not as
// it should be. libFuzzer calls it with inputs that it thinks up (fuzzer.cpp), the tests with those that are
// kept (replay.cpp).
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

// Defined by each harness.
void try_input(std::string_view bytes);

// Unlike assert, in every build.
inline void expect(bool holds, const char* what) {
    if (holds) return;
    static_cast<void>(std::fprintf(stderr, "this does not hold: %s\n", what));
    std::abort();
}
