// Keeps a message that comes again and again from filling the log.
#pragma once

#include <optional>
#include <vector>

#include "base/duration.h"
#include "record/log_line.h"

namespace slidewell {

// A message is written when it comes first, and then at most once a minute, with how often it came in
// between: "MESSAGE (12 more times in the last minute)". A value; time is an argument.
class RepeatFilter {
  public:
    // What is to be written now, in order.
    [[nodiscard]] std::vector<LogLine> pass(const LogLine& line, Steady now);
    [[nodiscard]] std::vector<LogLine> due(Steady now);
    // What is held back and would be due later, for the end of the log.
    [[nodiscard]] std::vector<LogLine> rest();
    // When something will be due; nothing while nothing is held back.
    [[nodiscard]] std::optional<Steady> next_due() const;

  private:
    struct Written {
        LogLine line;
        Steady at;
        int again = 0;  // since then
    };
    std::vector<Written> written_;  // in the last minute; the longest ago first
};

}  // namespace slidewell
