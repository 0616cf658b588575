#include <chrono>
#include <thread>

#include "base/channel.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("messages arrive in the order in which they were sent") {
    Channel<int> channel(4);
    CHECK(channel.send(1));
    CHECK(channel.send(2));
    CHECK(channel.try_receive() == 1);
    CHECK(channel.receive() == 2);
    CHECK_FALSE(channel.try_receive().has_value());
}

TEST_CASE("a full channel makes the sender wait until there is room") {
    Channel<int> channel(1);
    REQUIRE(channel.send(1));
    std::thread sender([&] { channel.send(2); });
    CHECK(channel.receive() == 1);
    CHECK(channel.receive() == 2);
    sender.join();
}

TEST_CASE("a closed channel refuses messages but gives out those it holds") {
    Channel<int> channel(2);
    REQUIRE(channel.send(1));
    channel.close();
    CHECK_FALSE(channel.send(2));
    CHECK(channel.receive() == 1);
    CHECK_FALSE(channel.receive().has_value());
}

TEST_CASE("closing wakes a receiver that waits") {
    Channel<int> channel(1);
    bool received = true;
    std::thread receiver([&] { received = channel.receive().has_value(); });
    channel.close();
    receiver.join();
    CHECK_FALSE(received);
}

TEST_CASE("closing wakes a sender that waits for room") {
    Channel<int> channel(1);
    REQUIRE(channel.send(1));
    bool sent = true;
    std::thread sender([&] { sent = channel.send(2); });
    channel.close();
    sender.join();
    CHECK_FALSE(sent);
}

TEST_CASE("each message and the closing are announced") {
    int announced = 0;
    Channel<int> channel(2, [&] { ++announced; });
    channel.send(1);
    channel.close();
    CHECK(announced == 2);
}

TEST_CASE("a message that is sent only to an empty channel is dropped while others wait") {
    Channel<int> channel(4);
    channel.send_if_empty(1);
    channel.send_if_empty(2);
    CHECK(channel.try_receive() == 1);
    CHECK_FALSE(channel.try_receive());
    channel.close();
    channel.send_if_empty(3);
    CHECK_FALSE(channel.receive());
}
