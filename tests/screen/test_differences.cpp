// Comparing two stages tile by tile.
#include "screen/differences.h"
#include "screen/draw.h"
#include "screen/random_pixels.h"
#include "support/catch.h"

namespace slidewell {
namespace {

constexpr Size size{200, 70};  // four tiles by three
const TileGrid grid(size);

Stage stage_of(ContentKey key, const Canvas& canvas) {
    Stage stage;
    stage.show({{key, size, {{Bitmap(canvas), whole(size), Still{}}}}, Millis{0}}, {});
    return stage;
}

int alike(const Differences& differences) {
    int count = 0;
    for (int tile = 0; tile < grid.count(); ++tile)
        count += differences.none_on(tile) ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("one pixel makes a tile different, and no other") {
    const Canvas before = random_opaque(size, 40);
    Canvas after = before;
    after.row(69)[199] ^= 1;
    Differences differences(grid, 1, 2);
    CHECK(alike(differences) == 0);
    while (differences.compare_more(stage_of(1, before), stage_of(2, after))) {
    }
    CHECK(alike(differences) == grid.count() - 1);
    CHECK_FALSE(differences.none_on(grid.count() - 1));
}

TEST_CASE("layers are compared as they look") {
    const Canvas below = random_opaque(size, 41);
    const Canvas item = random_opaque({20, 10}, 42);
    Canvas both = below;
    copy(view(item), part_of(view(both), {70, 40, 20, 10}));
    Stage layered;
    const Layer on_top{Bitmap(item), {70, 40, 20, 10}, Still{}};
    layered.show({{1, size, {{Bitmap(below), whole(size), Still{}}, on_top}}, Millis{0}}, {});
    Differences differences(grid, 1, 2);
    while (differences.compare_more(layered, stage_of(2, both))) {
    }
    CHECK(alike(differences) == grid.count());
}

TEST_CASE("what changes afterwards is different for good") {
    const Canvas canvas = random_opaque(size, 43);
    Differences differences(grid, 1, 2);
    differences.add({0, 0, 10, 10});
    while (differences.compare_more(stage_of(1, canvas), stage_of(2, canvas))) {
    }
    CHECK_FALSE(differences.none_on(0));
    CHECK(differences.none_on(1));
    differences.add({60, 0, 10, 10});
    CHECK_FALSE(differences.none_on(1));
}

TEST_CASE("a large frame is compared in several parts") {
    constexpr Size large{3840, 2160};
    const Bitmap bitmap(Canvas(large, 0xFF203040));
    Stage stage;
    stage.show({{1, large, {{bitmap, whole(large), Still{}}}}, Millis{0}}, {});
    Differences differences(TileGrid(large), 1, 2);
    int parts = 1;
    while (differences.compare_more(stage, stage))
        ++parts;
    CHECK(parts > 4);
    CHECK(parts < 40);
    CHECK(differences.none_on(TileGrid(large).count() - 1));
}

TEST_CASE("differences concern two stages and no other") {
    const Differences differences(grid, 1, 2);
    CHECK(differences.concern(1));
    CHECK(differences.concern(2));
    CHECK_FALSE(differences.concern(3));
    CHECK_FALSE(Differences().concern(1));
}

}  // namespace slidewell
