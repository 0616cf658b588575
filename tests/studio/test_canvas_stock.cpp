// Which canvases are painted on again, and which never.
#include <sys/stat.h>

#include "studio/canvas_stock.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

constexpr Size screen{800, 600};

CanvasId id_of(const Bitmap& bitmap) {
    struct stat state {};
    REQUIRE(::fstat(bitmap.memory()->file(), &state) == 0);
    return state.st_ino;
}

// One that was painted, lent and let go of; its memory, too.
struct Gone {
    CanvasId id = 0;
    const Pixel* place = nullptr;
};
Gone lend_one(CanvasStock& stock, Size size = screen) {
    const Bitmap bitmap(stock.take(size));
    stock.lend(bitmap);
    return {id_of(bitmap), bitmap.pixels().data()};
}

}  // namespace

TEST_CASE("a canvas that has come back is painted on again") {
    CanvasStock stock;
    const Gone lent = lend_one(stock);
    stock.give_back(lent.id);
    const Canvas again = stock.take(screen);
    CHECK(again.pixels.data() == lent.place);
    CHECK(again.size == screen);
    CHECK(stock.take(screen).pixels.data() != lent.place);
}

TEST_CASE("a canvas that the player looks at is never painted on") {
    CanvasStock stock;
    const Gone lent = lend_one(stock);
    CHECK(stock.take(screen).pixels.data() != lent.place);
}

TEST_CASE("a canvas that was lent twice must come back twice") {
    CanvasStock stock;
    const Bitmap bitmap(stock.take(screen));
    const Pixel* const place = bitmap.pixels().data();
    const CanvasId id = id_of(bitmap);
    stock.lend(bitmap);
    stock.lend(bitmap);
    SECTION("while it is the studio's as well") {
        stock.give_back(id);
        stock.give_back(id);
        CHECK(stock.take(screen).pixels.data() != place);
    }
    SECTION("and it may be lent again in between") {
        stock.give_back(id);
        stock.give_back(id);
        stock.lend(bitmap);
        stock.tidy();
        CHECK(bitmap.shared());
    }
}

TEST_CASE("what comes back once and was lent twice stays lent") {
    CanvasStock stock;
    Gone lent;
    {
        const Bitmap bitmap(stock.take(screen));
        stock.lend(bitmap);
        stock.lend(bitmap);
        lent = {id_of(bitmap), bitmap.pixels().data()};
    }
    stock.give_back(lent.id);
    CHECK(stock.take(screen).pixels.data() != lent.place);
    stock.give_back(lent.id);
    CHECK(stock.take(screen).pixels.data() == lent.place);
}

TEST_CASE("another size takes another canvas") {
    CanvasStock stock;
    const Gone lent = lend_one(stock);
    stock.give_back(lent.id);
    const Canvas turned = stock.take({600, 800});
    CHECK(turned.size == Size{600, 800});
    CHECK(turned.pixels.data() != lent.place);
}

TEST_CASE("what has come back and was not needed is let go, and what is lent stays") {
    CanvasStock stock;
    const Bitmap back(stock.take(screen));
    const Bitmap lent(stock.take(screen));
    stock.lend(back);
    stock.lend(lent);
    stock.give_back(id_of(back));
    stock.tidy();
    CHECK_FALSE(back.shared());
    CHECK(lent.shared());
}

TEST_CASE("a canvas that nobody knows, and one that comes back too often, change nothing") {
    CanvasStock stock;
    const Gone lent = lend_one(stock);
    stock.give_back(lent.id + 1);
    CHECK(stock.take(screen).pixels.data() != lent.place);
    stock.give_back(lent.id);
    stock.give_back(lent.id);
    const Bitmap bitmap(stock.take(screen));
    REQUIRE(bitmap.pixels().data() == lent.place);
    stock.lend(bitmap);
    CHECK(stock.take(screen).pixels.data() != lent.place);
}
