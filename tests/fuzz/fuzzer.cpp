// Where libFuzzer comes in.
#include <cstddef>
#include <cstdint>

#include "fuzz/harness.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try_input({reinterpret_cast<const char*>(data), size});
    return 0;
}
