// The table of transition names.
#include "base/transition.h"

#include <array>

namespace slidewell {
namespace {

using Kind = Transition::Kind;
using Direction = Transition::Direction;

constexpr std::array<std::string_view, 20> names{
    "cut",       "fade",       "dissolve",     "zoom",          "push-left",  "push-right",  "push-up",
    "push-down", "wipe-left",  "wipe-right",   "wipe-up",       "wipe-down",  "cover-left",  "cover-right",
    "cover-up",  "cover-down", "uncover-left", "uncover-right", "uncover-up", "uncover-down"};
constexpr std::array undirected_kinds{Kind::cut, Kind::fade, Kind::dissolve, Kind::zoom};
constexpr std::array directed{Kind::push, Kind::wipe, Kind::cover, Kind::uncover};
constexpr std::array directions{Direction::left, Direction::right, Direction::up, Direction::down};

}  // namespace

std::span<const std::string_view> transition_names() { return names; }

std::optional<Transition> parse_transition(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] != name) continue;
        if (i < undirected_kinds.size()) return Transition{undirected_kinds[i], Direction::left};
        const std::size_t rest = i - undirected_kinds.size();
        return Transition{directed[rest / directions.size()], directions[rest % directions.size()]};
    }
    return std::nullopt;
}

std::string_view transition_name(const Transition& transition) {
    for (const std::string_view name : names) {
        const auto named = parse_transition(name);
        const bool undirected = static_cast<std::size_t>(transition.kind) < undirected_kinds.size();
        if (named->kind == transition.kind && (undirected || named->direction == transition.direction))
            return name;
    }
    return {};
}

}  // namespace slidewell
