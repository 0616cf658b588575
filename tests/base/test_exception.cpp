#include <stdexcept>

#include "base/exception.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("memory that is short is told in words that people know; all else as it says itself") {
    CHECK(in_words(std::bad_alloc()) == "there is not enough memory for it");
    CHECK(in_words(std::runtime_error("the sky is falling")) == "the sky is falling");
}
