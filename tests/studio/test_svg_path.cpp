#include <cmath>
#include <string>

#include "studio/svg_path.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

// Its items, one to a word: commands as they are, numbers in brackets, flags marked by a star.
std::string items(std::string_view path) {
    std::string all;
    SvgPathReader reader(path);
    while (const auto item = reader.next()) {
        if (!all.empty()) all += ' ';
        if (item->command != '\0') {
            all += item->command;
        } else {
            all += (item->flag ? "*" : "") + std::to_string(item->number).substr(0, 4);
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a path is commands and numbers, with or without blanks and commas") {
    CHECK(items("M10 20.5") == "M 10.0 20.5");
    CHECK(items(" m+1.5-2,.25.75\tz") == "m 1.50 -2.0 0.25 0.75 z");
    CHECK(items("L1e1 2E+1 300e-2") == "L 10.0 20.0 3.00");
    CHECK(items("L.") == "L 0.00");
    CHECK(items("L--5 #") == "L - -5.0 #");
    CHECK(items(" , ").empty());
}

TEST_CASE("an arc's flags are single digits") {
    CHECK(items("a5 5 0 1010 0") == "a 5.00 5.00 0.00 *1.00 *0.00 10.0 0.00");
    CHECK(items("A1 1 0 00.5.5 1 1 0 11-2-2") ==
          "A 1.00 1.00 0.00 *0.00 *0.00 0.50 0.50 1.00 1.00 0.00 *1.00 *1.00 -2.0 -2.0");
    CHECK(items("a1 1 0 2 1") == "a 1.00 1.00 0.00 2.00 *1.00");
    CHECK(items("l5 5 0 1010 0") == "l 5.00 5.00 0.00 1010 0.00");
}

TEST_CASE("a number is as large as the drawer finds it") {
    const auto number = [](const std::string& path) { return SvgPathReader(path).next()->number; };
    CHECK(std::isinf(number("1e999")));
    CHECK(number("1" + std::string(62, '0') + "e-62") == Approx(1e62));
}

TEST_CASE("an item knows what it is written as") {
    std::string all;
    SvgPathReader reader("M 1,2 a3 3 0 01-1+1  z");
    while (const auto item = reader.next())
        all += std::string(item->text) + '|';
    CHECK(all == "M| 1|,2| a|3| 3| 0| 0|1|-1|+1|  z|");
    CHECK(reader.at_end());
}
