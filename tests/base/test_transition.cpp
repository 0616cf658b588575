#include <set>
#include <utility>

#include "base/transition.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("every transition name means something of its own") {
    std::set<std::pair<int, int>> meanings;
    for (const std::string_view name : transition_names()) {
        const auto transition = parse_transition(name);
        REQUIRE(transition.has_value());
        CHECK(transition_name(*transition) == name);
        meanings.emplace(static_cast<int>(transition->kind), static_cast<int>(transition->direction));
    }
    CHECK(meanings.size() == 20);
}

TEST_CASE("names say kind and direction") {
    CHECK(parse_transition("cut")->kind == Transition::Kind::cut);
    CHECK(parse_transition("push-right")->kind == Transition::Kind::push);
    CHECK(parse_transition("push-right")->direction == Transition::Direction::right);
    CHECK(parse_transition("uncover-down")->kind == Transition::Kind::uncover);
    CHECK(parse_transition("uncover-down")->direction == Transition::Direction::down);
    CHECK_FALSE(parse_transition("push").has_value());
    CHECK_FALSE(parse_transition("fade-left").has_value());
}
