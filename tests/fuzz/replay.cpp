// Tries each file that it is given, and each below a folder that it is given: the inputs that are kept,
// without a fuzzer.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "fuzz/harness.h"

namespace fs = std::filesystem;

namespace {

int tried = 0;

void replay(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    std::cerr << file.string() << '\n';  // the last line before a crash tells where
    try_input(bytes);
    ++tried;
}

}  // namespace

int main(int argc, char* argv[]) {
    for (int i = 1; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) {
            replay(argv[i]);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
            if (entry.is_regular_file()) replay(entry.path());
        }
    }
    std::cerr << tried << " inputs\n";
    return tried > 0 ? 0 : 1;
}
