// The outlines of an SVG's shapes, as straight lines.
#include "studio/svg_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

#include "studio/svg_text.h"

namespace slidewell {
namespace {

constexpr std::string_view commands = "MLTHVSQCAZ";
constexpr std::array<std::size_t, 10> numbers_after{2, 2, 2, 1, 1, 4, 4, 6, 7, 0};

char upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter; }

double distance(SvgPoint a, SvgPoint b) { return std::hypot(b.x - a.x, b.y - a.y); }

// The point of an arc that lies farthest from the line between its ends, as if both radii were the larger.
SvgPoint summit(SvgPoint from, SvgPoint to, std::span<const double> arc) {
    const double half = distance(from, to) / 2;
    const double radius = std::max({std::abs(arc[0]), std::abs(arc[1]), half});
    const double to_centre = std::sqrt(radius * radius - half * half);
    const double height = (arc[3] != 0 ? radius + to_centre : half) * (arc[4] != 0 ? 1 : -1);
    const double unit = half > 0 ? height / (2 * half) : 0;
    return {(from.x + to.x) / 2 + (to.y - from.y) * unit, (from.y + to.y) / 2 - (to.x - from.x) * unit};
}

class PathWalk {
  public:
    PathWalk(std::string_view text, const OnSvgLeg& leg) : text_(text), leg_(leg) {}

    void run() {
        while (!text_.empty()) {
            const char next = upper(text_.front());
            if (commands.find(next) != std::string_view::npos) {
                begin(text_.front());
            } else if (!step() && !text_.empty()) {
                text_.remove_prefix(1);
            }
        }
    }

  private:
    void begin(char command) {
        text_.remove_prefix(1);
        command_ = upper(command);
        relative_ = command != command_;
        moving_ = command_ == 'M';
        if (command_ == 'Z') go(start_, false);
    }

    // The arguments of one command. The flags of an arc need no blanks between them.
    bool step() {
        const std::size_t wanted = numbers_after[commands.find(command_)];
        std::array<double, 7> numbers{};
        for (std::size_t i = 0; i < wanted; ++i) {
            const auto number = command_ == 'A' && (i == 3 || i == 4) ? take_flag() : take_number(text_);
            if (!number) return false;
            numbers[i] = *number;
        }
        if (wanted > 0) draw(std::span(numbers).first(wanted));
        return wanted > 0;
    }

    std::optional<double> take_flag() {
        text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n,"), text_.size()));
        if (text_.empty() || (text_.front() != '0' && text_.front() != '1')) return std::nullopt;
        const double flag = text_.front() - '0';
        text_.remove_prefix(1);
        return flag;
    }

    void draw(std::span<const double> numbers) {
        const SvgPoint origin = relative_ ? at_ : SvgPoint{};
        const auto point = [&](std::size_t i) {
            return SvgPoint{origin.x + numbers[i], origin.y + numbers[i + 1]};
        };
        if (command_ == 'H') return go({origin.x + numbers[0], at_.y}, false);
        if (command_ == 'V') return go({at_.x, origin.y + numbers[0]}, false);
        if (moving_) return move(point(0));
        if (command_ == 'A') {
            const SvgPoint end = point(5);
            go(summit(at_, end, numbers), true);
            return go(end, true);
        }
        const bool curved = command_ != 'L' && command_ != 'M';
        const std::size_t count = numbers.size() / 2;
        for (std::size_t i = 0; i < count; ++i)
            go(point(2 * i), curved);
    }

    void move(SvgPoint to) {
        moving_ = false;
        at_ = start_ = to;
    }

    void go(SvgPoint to, bool curved) {
        leg_({at_, to, curved});
        at_ = to;
    }

    std::string_view text_;
    const OnSvgLeg& leg_;
    char command_ = 'M';
    bool relative_ = false;
    bool moving_ = true;
    SvgPoint at_;
    SvgPoint start_;
};

void frame(SvgPoint corner, double width, double height, bool curved, const OnSvgLeg& leg) {
    const SvgPoint right{corner.x + width, corner.y};
    const SvgPoint below{corner.x, corner.y + height};
    const SvgPoint opposite{right.x, below.y};
    leg({corner, right, curved});
    leg({right, opposite, curved});
    leg({opposite, below, curved});
    leg({below, corner, curved});
}

void ellipse(SvgPoint centre, double across, double down, const OnSvgLeg& leg) {
    frame({centre.x - across, centre.y - down}, 2 * across, 2 * down, true, leg);
}

}  // namespace

bool is_shape(std::string_view tag_name) {
    constexpr std::array<std::string_view, 7> names{"path", "rect",     "circle", "ellipse",
                                                    "line", "polyline", "polygon"};
    return std::ranges::find(names, tag_name) != names.end();
}

void outline(std::string_view tag, double whole, const OnSvgLeg& leg) {
    const std::string_view name = tag_name(tag);
    const auto length = [&](std::string_view which) {
        auto value = attribute(tag, which).value_or("");
        return take_length(value, whole);
    };
    if (name == "path") PathWalk(attribute(tag, "d").value_or(""), leg).run();
    if (name == "polyline" || name == "polygon") PathWalk(attribute(tag, "points").value_or(""), leg).run();
    if (name == "line") leg({{length("x1"), length("y1")}, {length("x2"), length("y2")}, false});
    if (name == "rect") frame({length("x"), length("y")}, length("width"), length("height"), false, leg);
    if (name == "circle") ellipse({length("cx"), length("cy")}, length("r"), length("r"), leg);
    if (name == "ellipse") ellipse({length("cx"), length("cy")}, length("rx"), length("ry"), leg);
}

}  // namespace slidewell
