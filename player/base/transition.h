// How one slide gives way to the next: the kinds, by the names that staff write.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/duration.h"

namespace slidewell {

struct Transition {
    enum class Kind { cut, fade, dissolve, zoom, push, wipe, cover, uncover };
    enum class Direction { left, right, up, down };  // which way things move

    Kind kind = Kind::fade;
    Direction direction = Direction::left;  // of no meaning for cut, fade, dissolve and zoom
    Millis lasts{800};
    friend bool operator==(const Transition&, const Transition&) = default;
};

// Every name, in the order of the documentation: "cut", "fade", …, "push-left", …
[[nodiscard]] std::span<const std::string_view> transition_names();

// Kind and direction by name; `lasts` is left at its default.
[[nodiscard]] std::optional<Transition> parse_transition(std::string_view name);

// What parse_transition reads back to the same kind and direction.
[[nodiscard]] std::string_view transition_name(const Transition& transition);

}  // namespace slidewell
