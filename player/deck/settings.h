// The attributes that <slide> and <deck> share: how long, how it comes, how it looks.
#pragma once

#include "deck/reader.h"
#include "deck/slide.h"

namespace slidewell {

inline constexpr std::array<std::string_view, 6> setting_names{"time", "transition", "transition-time",
                                                               "tone", "reveal",     "footer"};
inline constexpr std::array<Choice<Tone>, 3> tones{
    {{"light", Tone::light}, {"dark", Tone::dark}, {"accent", Tone::accent}}};

// `inherited` with what `element` says instead. `clock` is the deck's own and stays.
[[nodiscard]] Defaults read_settings(const Element& element, const Defaults& inherited, Reader& reader);

}  // namespace slidewell
