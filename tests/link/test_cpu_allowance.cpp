#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "link/cpu_allowance.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

TEST_CASE("half of the time that goes by is granted, up to the largest store") {
    CHECK(next_cpu_limit(0s, 10min, 60s) == 10min + 30s);
    CHECK(next_cpu_limit(9min, 10min, 60s) == 10min + 30s);
    CHECK(next_cpu_limit(0s, largest_cpu_store, 60s) == largest_cpu_store);
    CHECK(next_cpu_limit(5s, largest_cpu_store, 60s) == largest_cpu_store + 5s);
    CHECK(next_cpu_limit(0s, 24h * 3650, 0s) == largest_cpu_store);
}

TEST_CASE("who paints now and then plays for months, and who loops is ended within two hours") {
    const auto minutes_lasted = [](std::chrono::seconds used_a_minute) {
        std::chrono::seconds used{0};
        std::chrono::seconds limit = largest_cpu_store;
        int minutes = 0;
        while (used < limit && minutes < 90 * 24 * 60) {
            used += used_a_minute;
            limit = next_cpu_limit(used, limit, 60s);
            ++minutes;
        }
        return minutes;
    };
    CHECK(minutes_lasted(2s) == 90 * 24 * 60);
    CHECK(minutes_lasted(60s) <= 120);
    CHECK(minutes_lasted(60s) >= 30);
}

TEST_CASE("a child's limit moves on with the time that it uses") {
    const pid_t child = ::fork();
    if (child == 0) {
        ::pause();
        ::_exit(0);
    }
    grant_cpu(child, 0s);
    rlimit limits{};
    REQUIRE(::prlimit(child, RLIMIT_CPU, nullptr, &limits) == 0);
    CHECK(limits.rlim_cur == static_cast<rlim_t>(largest_cpu_store.count()));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    grant_cpu(child, 60s);  // one that has ended
}
