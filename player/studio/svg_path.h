// The path of an SVG, item by item.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace slidewell {

// A command or a number.
struct SvgPathItem {
    std::string_view text;  // as it stands there, with the blanks and commas in front of it
    char command = '\0';    // a letter, or what stands where one belongs; '\0' for a number
    double number = 0;      // infinite when out of range
    bool flag = false;      // one of the two numbers of an arc that are a single digit and may touch the next
};

// Takes a path apart as its drawer does, but for the flags of arcs, which the drawer takes for ordinary
// numbers.
class SvgPathReader {
  public:
    explicit SvgPathReader(std::string_view path) : rest_(path) {}

    [[nodiscard]] std::optional<SvgPathItem> next();
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

  private:
    [[nodiscard]] bool flag_is_due() const;

    std::string_view rest_;
    bool in_arc_ = false;
    std::size_t numbers_ = 0;  // since the command
};

}  // namespace slidewell
