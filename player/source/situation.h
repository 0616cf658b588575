// How it stands between a folder and the TV: what is wrong, what is on its way, and what holds things up.
// Everything that a receipt tells beside the slides themselves.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "source/receipt.h"

namespace slidewell {

struct Situation {
    std::vector<ReceiptFinding> findings;
    std::vector<std::string> copying;
    std::map<std::string, std::chrono::sys_seconds> older;  // slides in an older version, and since when
    std::optional<std::chrono::sys_seconds> lost_since;     // all slides are gone at once
    std::optional<std::uintmax_t> full_disk_left;           // bytes that are free
    std::optional<std::chrono::sys_seconds> undone;         // when what an undo took back came
    std::vector<ReceiptNote> notes;
    friend bool operator==(const Situation&, const Situation&) = default;
};

// Whether a slide is not on air. One may be and still be in the edition, as none is published without slides.
[[nodiscard]] bool is_missing(const std::vector<ReceiptFinding>& findings, const std::string& slide);

// The same for the program's log.
[[nodiscard]] Diagnostics to_diagnostics(const Situation& situation, const std::string& folder);

}  // namespace slidewell
