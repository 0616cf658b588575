// How long each part of the player may take.
#include "health/pulse.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;

constexpr auto overdue = 5s;  // a frame; more than any display takes to change its mode
constexpr auto lost = 5min;   // the studio, which takes half a minute to start at the most

std::string in_seconds(VitalSigns::Time::duration time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time).count()) + " s";
}

}  // namespace

std::optional<std::string> ailment(const VitalSigns& signs, VitalSigns::Time now) {
    if (signs.due && now - *signs.due > overdue)
        return "a frame has been due for " + in_seconds(now - *signs.due);
    if (signs.woken && *signs.woken > signs.rested && now - *signs.woken > overdue)
        return "the player has not answered for " + in_seconds(now - *signs.woken);
    if (now - signs.heard > lost) return "the studio has not answered for " + in_seconds(now - signs.heard);
    return std::nullopt;
}

}  // namespace slidewell
