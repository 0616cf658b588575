// What an exception says, for people.
#pragma once

#include <exception>
#include <new>
#include <string>

namespace slidewell {

[[nodiscard]] inline std::string in_words(const std::exception& problem) {
    const bool no_memory = dynamic_cast<const std::bad_alloc*>(&problem) != nullptr;
    return no_memory ? "there is not enough memory for it" : problem.what();
}

}  // namespace slidewell
