// The outlines of an SVG's shapes, as straight lines.
#include "studio/svg_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "studio/svg_path.h"
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

// Follows a path as its drawer does: a command that is not known hides what follows, a number that is left
// over counts for the next command.
class PathWalk {
  public:
    explicit PathWalk(const OnSvgLeg& leg) : leg_(leg) {}

    void path(std::string_view text) {
        SvgPathReader reader(text);
        while (const auto item = reader.next()) {
            if (item->command != '\0') {
                begin(item->command);
            } else if (command_ != '\0') {
                take(item->number);
            }
        }
    }

    // To the drawer, what is no number is a zero, as is what follows behind the last blank.
    void points(std::string_view text) {
        begin('M');
        SvgPathReader reader(text);
        while (!reader.at_end()) {
            const auto item = reader.next();
            take(item ? item->number : 0);
        }
    }

  private:
    void begin(char command) {
        const char absolute = upper(command);
        relative_ = command != absolute;
        moving_ = absolute == 'M';
        const bool known = commands.find(absolute) != std::string_view::npos && (moving_ || begun_);
        command_ = known ? absolute : '\0';
        if (moving_ || command_ == 'Z') given_ = 0;
        if (command_ == 'Z') go(start_, false);
    }

    void take(double number) {
        numbers_[given_++] = number;
        const std::size_t wanted = numbers_after[commands.find(command_)];
        if (given_ < wanted) return;
        if (wanted > 0) draw(std::span(numbers_).first(wanted));
        given_ = 0;
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
        begun_ = true;
        at_ = start_ = to;
    }

    void go(SvgPoint to, bool curved) {
        leg_({at_, to, curved});
        at_ = to;
    }

    const OnSvgLeg& leg_;
    char command_ = '\0';  // as a capital letter; '\0' for none that is known
    bool relative_ = false;
    bool moving_ = false;
    bool begun_ = false;
    std::array<double, 7> numbers_{};  // for the next command
    std::size_t given_ = 0;
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
    if (name == "path") PathWalk(leg).path(attribute(tag, "d").value_or(""));
    if (name == "polyline" || name == "polygon") PathWalk(leg).points(attribute(tag, "points").value_or(""));
    if (name == "line") leg({{length("x1"), length("y1")}, {length("x2"), length("y2")}, false});
    if (name == "rect") frame({length("x"), length("y")}, length("width"), length("height"), false, leg);
    if (name == "circle") ellipse({length("cx"), length("cy")}, length("r"), length("r"), leg);
    if (name == "ellipse") ellipse({length("cx"), length("cy")}, length("rx"), length("ry"), leg);
}

}  // namespace slidewell
