// What somebody finds who looks this machine over before it plays.
#pragma once

#include <span>
#include <string>

namespace slidewell {

struct Finding {
    enum class Verdict {
        good,  // as it should be
        note,  // plays, but somebody should know
        bad,   // keeps it from playing, or will
    };
    Verdict verdict = Verdict::good;
    std::string what;    // one sentence, without its full stop
    std::string advice;  // what to do; empty where nothing is to be done
    friend bool operator==(const Finding&, const Finding&) = default;
};

[[nodiscard]] bool has_bad(std::span<const Finding> findings);

// A line each, with a mark: "✓", "!" or "✗". Advice stands on a line of its own.
[[nodiscard]] std::string to_text(std::span<const Finding> findings);
// {"findings": [{"verdict": "good", "what": …, "advice": …}, …]}; no advice is null.
[[nodiscard]] std::string to_json(std::span<const Finding> findings);

}  // namespace slidewell
