#include "health/histogram.h"
#include "support/catch.h"

using slidewell::Histogram;
using namespace std::chrono_literals;

TEST_CASE("nothing counted has no percentiles") {
    const Histogram empty;
    CHECK(empty.count() == 0);
    CHECK(empty.largest() == 0us);
    CHECK(empty.percentile(50) == 0us);
}

TEST_CASE("one duration is every percentile") {
    Histogram one;
    one.add(16'667us);
    for (const int percent : {0, 1, 50, 99, 100})
        CHECK(one.percentile(percent) == 16'667us);
}

TEST_CASE("every answer lies between the true duration and a sixteenth more") {
    const auto duration = GENERATE(0us, 1us, 15us, 16us, 17us, 31us, 32us, 33us, 1'000us, 16'667us, 33'333us,
                                   100'000us, 1'048'575us, 1'048'576us, 59'999'999us);
    CAPTURE(duration.count());
    Histogram histogram;
    histogram.add(duration);
    histogram.add(60s);
    histogram.add(60s);
    CHECK(histogram.percentile(33) >= duration);
    CHECK(histogram.percentile(33) <= duration + duration / 16);
}

TEST_CASE("percentiles count from the shortest") {
    Histogram histogram;
    for (int frame = 0; frame < 98; ++frame)
        histogram.add(16ms);
    histogram.add(50ms);
    histogram.add(200ms);
    CHECK(histogram.percentile(50) < 17ms);
    CHECK(histogram.percentile(98) < 17ms);
    CHECK(histogram.percentile(99) >= 50ms);
    CHECK(histogram.percentile(99) < 54ms);
    CHECK(histogram.percentile(100) == 200ms);
    CHECK(histogram.largest() == 200ms);
}

TEST_CASE("what is longer than a minute, or below nothing, is counted too") {
    Histogram histogram;
    histogram.add(-5ms);
    histogram.add(24h);
    CHECK(histogram.count() == 2);
    CHECK(histogram.percentile(50) == 0us);
    CHECK(histogram.percentile(100) > 1min);
    CHECK(histogram.largest() == 24h);
}

TEST_CASE("histograms add up") {
    Histogram some;
    some.add(10ms);
    Histogram more;
    more.add(20ms);
    more.add(30ms);
    some.add(more);
    CHECK(some.count() == 3);
    CHECK(some.largest() == 30ms);
    CHECK(some.percentile(50) >= 20ms);
    CHECK(some.percentile(50) < 22ms);
}
