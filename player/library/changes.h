// What one edition changed about another, for people.
#pragma once

#include <string>
#include <vector>

#include "library/edition.h"

namespace slidewell {

struct Renamed {
    std::string from;
    std::string to;
    friend bool operator==(const Renamed&, const Renamed&) = default;
};

// Paths, in playing order (`removed` and `Renamed::from`: in that of the edition before).
struct Changes {
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::vector<std::string> changed;  // the slide itself, or a picture that it uses
    std::vector<Renamed> renamed;      // the same bytes under another name
    std::vector<std::string>
        others;  // deck.xml, theme.xml …: changed, added or removed, and used by no slide
    friend bool operator==(const Changes&, const Changes&) = default;
};

[[nodiscard]] Changes changes(const Edition& before, const Edition& after);

// One plain line: `2 slides changed: 10-what.xml, 20-causes.xml; 1 new: 25-sleep.xml; deck.xml changed`.
[[nodiscard]] std::string describe(const Changes& changes);

}  // namespace slidewell
