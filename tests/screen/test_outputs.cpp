#include "screen/outputs.h"
#include "support/catch.h"

namespace slidewell {
namespace {

const Output tv{"HDMI-1", {0, 0, 1920, 1080}};
const Output desk{"DP-2", {1920, 0, 1280, 1024}};
const std::vector<Output> both{tv, desk};

}  // namespace

TEST_CASE("a display is chosen by its number or by its name") {
    CHECK(*chosen(both, "0") == tv);
    CHECK(*chosen(both, "1") == desk);
    CHECK(*chosen(both, "DP-2") == desk);
}

TEST_CASE("while the wanted display is not there, it is the first one that is") {
    CHECK(*chosen(both, "7") == tv);
    CHECK(*chosen({desk}, "HDMI-1") == desk);
    CHECK(*chosen({desk}, "1") == desk);
    CHECK(*chosen(both, "") == tv);
    CHECK(*chosen(both, "99999999999999999999") == tv);
}

TEST_CASE("a name keeps its display when the numbers change") { CHECK(*chosen({desk, tv}, "HDMI-1") == tv); }

TEST_CASE("without a display none is chosen") {
    CHECK(chosen({}, "0") == nullptr);
    CHECK(chosen({}, "HDMI-1") == nullptr);
}

}  // namespace slidewell
