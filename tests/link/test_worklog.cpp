// What the studio writes down, as the player reads it.
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "link/worklog.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

const Task painting{Task::Kind::painting, "/deck/a.xml", 7};
const Task checking{Task::Kind::checking, "knee.jpg", 8};

struct Both {
    std::unique_ptr<Worklog> players = *Worklog::create();
    std::unique_ptr<Worklog> studios = *Worklog::open(Descriptor(::dup(players->memory().get())));
};

}  // namespace

TEST_CASE("what is in hand on one side is seen from the other, until it is done") {
    const Both both;
    CHECK(both.players->in_hand().empty());
    both.studios->begin(0, painting);
    both.studios->begin(3, checking);
    CHECK(both.players->in_hand() == std::vector{painting, checking});
    CHECK(both.players->in_hand(3) == checking);
    both.studios->end(0);
    CHECK(both.players->in_hand() == std::vector{checking});
}

TEST_CASE("the same work begun again is another turn") {
    const Both both;
    both.studios->begin(0, painting);
    const auto first = both.players->turns();
    both.studios->end(0);
    both.studios->begin(0, painting);
    CHECK(both.players->turns().at(0) != first.at(0));
    CHECK(both.players->turns().at(1) == first.at(1));
}

TEST_CASE("a desk that is not there is none") {
    const Both both;
    both.studios->begin(Worklog::most_desks, painting);
    both.studios->end(Worklog::most_desks);
    CHECK(both.players->in_hand().empty());
}

TEST_CASE("a name that is too long is cut off") {
    const Both both;
    both.studios->begin(0, {Task::Kind::painting, std::string(100'000, 'a'), 1});
    REQUIRE(both.players->in_hand(0).has_value());
    CHECK(both.players->in_hand(0)->thing.size() < 4096);
}

TEST_CASE("whatever is written there, the player reads something of bounded length") {
    const Both both;
    const std::size_t size = Worklog::most_desks * 4096;
    void* const memory =
        ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, both.players->memory().get(), 0);
    REQUIRE(memory != MAP_FAILED);
    std::fill_n(static_cast<unsigned char*>(memory), size, static_cast<unsigned char>(0xFF));
    ::munmap(memory, size);
    const auto tasks = both.players->in_hand();
    CHECK(tasks.size() == Worklog::most_desks);
    CHECK(tasks.front().kind == Task::Kind::checking);
    CHECK(tasks.front().thing.size() < 4096);
}

TEST_CASE("the memory of a worklog keeps its size") {
    const auto log = Worklog::create();
    REQUIRE(log.ok());
    CHECK(::ftruncate((*log)->memory().get(), 0) == -1);
}
