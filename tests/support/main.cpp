// The entry point of every test program, for both generations of Catch2. `--update` makes tests that compare
// with stored results store them anew.
#include <string_view>
#include <vector>

#include <stdlib.h>

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char* argv[]) {
    std::vector<char*> arguments(argv, argv + argc);
    const auto updates = [](std::string_view argument) { return argument == "--update"; };
    if (std::erase_if(arguments, updates) > 0) ::setenv("SLIDEWELL_UPDATE", "yes", 1);
    return Catch::Session().run(static_cast<int>(arguments.size()), arguments.data());
}
