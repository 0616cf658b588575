// Reading what a slide and a whole deck may both set.
#include "deck/settings.h"

#include "base/text.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;

constexpr Millis shortest_time = 500ms;
constexpr Millis longest_time = 1h;
constexpr Millis longest_transition = 5s;

constexpr std::array<Choice<Reveal>, 2> reveals{
    {{"together", Reveal::together}, {"one-by-one", Reveal::one_by_one}}};

std::optional<Millis> read_time(const Element& element, std::optional<Millis> inherited, Reader& reader) {
    const Attribute* time = element.find("time");
    if (time == nullptr) return inherited;
    if (trimmed(time->value) == "auto") return std::nullopt;
    return reader.duration(element, "time", shortest_time, longest_time);
}

Transition read_transition(const Element& element, const Transition& inherited, Reader& reader) {
    Transition transition = inherited;
    if (const auto index = reader.choice_index(element, "transition", transition_names())) {
        transition = parse_transition(transition_names()[*index]).value_or(inherited);
    }
    transition.lasts =
        reader.duration(element, "transition-time", 0ms, longest_transition).value_or(inherited.lasts);
    return transition;
}

}  // namespace

Defaults read_settings(const Element& element, const Defaults& inherited, Reader& reader) {
    Defaults settings = inherited;
    settings.time = read_time(element, inherited.time, reader);
    settings.transition = read_transition(element, inherited.transition, reader);
    settings.tone = reader.choice(element, "tone", tones).value_or(inherited.tone);
    settings.reveal = reader.choice(element, "reveal", reveals).value_or(inherited.reveal);
    settings.footer = reader.choice(element, "footer", yes_or_no).value_or(inherited.footer);
    return settings;
}

}  // namespace slidewell
