#include <chrono>
#include <memory>
#include <thread>

#include "base/tray.h"
#include "support/catch.h"

using slidewell::Tray;

TEST_CASE("what is put into a tray is taken in one load, in order") {
    Tray<int> tray(4);
    CHECK(tray.empty());
    tray.put(1);
    tray.put(2);
    CHECK_FALSE(tray.empty());
    const auto load = tray.take();
    CHECK(load.messages == std::deque<int>{1, 2});
    CHECK(load.lost == 0);
    CHECK_FALSE(load.last);
    CHECK(tray.empty());
}

TEST_CASE("in a full tray the oldest make room, and are counted") {
    Tray<int> tray(2);
    for (const int number : {1, 2, 3, 4, 5})
        tray.put(number);
    const auto load = tray.take();
    CHECK(load.messages == std::deque<int>{4, 5});
    CHECK(load.lost == 3);
    tray.put(6);
    CHECK(tray.take().lost == 0);
}

TEST_CASE("a closed tray gives what is in it, says that it is the last, and takes nothing more") {
    Tray<int> tray(2);
    tray.put(1);
    tray.close();
    tray.put(2);
    const auto load = tray.take();
    CHECK(load.messages == std::deque<int>{1});
    CHECK(load.last);
    CHECK(tray.take().messages.empty());
}

TEST_CASE("taking from an empty tray ends when the moment has come") {
    Tray<int> tray(2);
    const auto load = tray.take(std::chrono::steady_clock::now());
    CHECK(load.messages.empty());
    CHECK_FALSE(load.last);
}

TEST_CASE("whoever waits at a tray gets what another thread puts into it") {
    Tray<std::unique_ptr<int>> tray(2);
    std::jthread other([&] { tray.put(std::make_unique<int>(7)); });
    const auto load = tray.take();
    REQUIRE(load.messages.size() == 1);
    CHECK(*load.messages.front() == 7);
}
