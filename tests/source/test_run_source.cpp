// The thread around a source: who is told what, and how it ends.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "source/run_source.h"
#include "source/waiting_room.h"

using namespace waiting_room;

namespace {

// Time that runs fast: each look at the clock is a second later.
std::function<Instant()> hasty_clock() {
    return [time = Millis{0}]() mutable {
        time += 1s;
        return Instant{Steady(time), std::chrono::sys_seconds(1'795'342'609s)};
    };
}

// What listeners heard, from whichever thread.
class Heard {
  public:
    void say(std::string words) {
        {
            const std::lock_guard lock(mutex_);
            words_.push_back(std::move(words));
        }
        changed_.notify_all();
    }
    // Waits until it was said; the test hangs if it never is.
    void wait_for(const std::string& words) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return std::ranges::find(words_, words) != words_.end(); });
    }
    [[nodiscard]] Lines all() {
        const std::lock_guard lock(mutex_);
        return words_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    Lines words_;
};

SourceListener listener(Heard& heard) {
    return {[&](const std::shared_ptr<const Edition>& edition) {
                heard.say("edition " + std::to_string(edition->number));
            },
            [&] { heard.say("fetched again"); }, [&](const Situation&) { heard.say("news"); },
            [&] { heard.say("settled"); }};
}

}  // namespace

TEST_CASE("a source's thread tells of each edition, and ends when it is told to") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    Heard heard;
    std::jthread thread(
        [&](const std::stop_token& stop) { run_source(*room.source, hasty_clock(), listener(heard), stop); });
    heard.wait_for("edition 1");
    thread.request_stop();
    thread.join();
    CHECK(std::ranges::count(heard.all(), "edition 1") == 1);
}

TEST_CASE("the wall need not wait for the receipt") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    std::optional<int> receipts;
    SourceListener wall;
    std::stop_source stop;
    wall.published = [&](const std::shared_ptr<const Edition>&) {
        receipts = room.folder.receipts();
        stop.request_stop();
    };
    wall.fetched_again = [] {};
    wall.news = [](const Situation&) {};
    wall.settled = [] {};
    run_source(*room.source, hasty_clock(), wall, stop.get_token());
    CHECK(receipts == 0);
    CHECK(room.folder.receipts() > 0);
}

TEST_CASE("what the shelf has is told before the folder is looked at") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.start();
    room.folder.unreachable = Error{"the connection to it is lost"};
    Heard heard;
    std::jthread thread(
        [&](const std::stop_token& stop) { run_source(*room.source, hasty_clock(), listener(heard), stop); });
    heard.wait_for("news");
    thread.request_stop();
    thread.join();
    CHECK(heard.all().front() == "edition 1");
}

TEST_CASE("a thread that is told to end before it began looks at nothing") {
    Room room;
    std::stop_source stop;
    stop.request_stop();
    Heard heard;
    run_source(*room.source, hasty_clock(), listener(heard), stop.get_token());
    CHECK(room.folder.listings() == 0);
    CHECK(heard.all().empty());
}
