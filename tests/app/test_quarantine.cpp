#include "app/quarantine.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

const Task knee{Task::Kind::checking, "knee.jpg", 1};
const Task slide{Task::Kind::painting, "a.xml", 1};

void die_of(Quarantine& quarantine, const Task& task, int times) {
    for (int i = 0; i < times; ++i)
        quarantine.died({task});
}

}  // namespace

TEST_CASE("what three studios died of is forbidden, and not before") {
    Quarantine quarantine;
    die_of(quarantine, knee, 2);
    CHECK(quarantine.forbidden().empty());
    die_of(quarantine, knee, 1);
    CHECK(quarantine.forbidden() == std::vector{knee});
}

TEST_CASE("another version of it is something else") {
    Quarantine quarantine;
    die_of(quarantine, knee, 2);
    die_of(quarantine, {knee.kind, knee.thing, 2}, 2);
    CHECK(quarantine.forbidden().empty());
}

TEST_CASE("what has gone well in between starts anew") {
    Quarantine quarantine;
    die_of(quarantine, slide, 2);
    quarantine.went_well(slide);
    die_of(quarantine, slide, 2);
    CHECK(quarantine.forbidden().empty());
}

TEST_CASE("of several things in hand none is accused, and the next studio takes one at a time") {
    Quarantine quarantine;
    CHECK_FALSE(quarantine.one_thing_at_a_time());
    for (int i = 0; i < 5; ++i)
        quarantine.died({slide, knee});
    CHECK(quarantine.forbidden().empty());
    CHECK(quarantine.one_thing_at_a_time());
    die_of(quarantine, knee, 3);
    CHECK(quarantine.forbidden() == std::vector{knee});
    CHECK_FALSE(quarantine.one_thing_at_a_time());
}

TEST_CASE("a studio that dies with nothing in hand accuses nothing") {
    Quarantine quarantine;
    for (int i = 0; i < 5; ++i)
        quarantine.died({});
    CHECK(quarantine.forbidden().empty());
    CHECK_FALSE(quarantine.one_thing_at_a_time());
}
