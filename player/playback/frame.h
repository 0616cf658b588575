// One frame as a value: which pictures, at which moment of theirs, and how they meet. What a compositor
// draws.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/duration.h"
#include "base/transition.h"
#include "playback/picture.h"

namespace slidewell {

// Opacity from 0 (not there) to 256 (opaque).
inline constexpr int opaque = 256;

// One copy: the part `source` of a bitmap, scaled to `target` on the frame, at `opacity`. Unscaled when the
// sizes agree and `source` lies on whole pixels.
struct Blit {
    Area source;
    Rect target;
    int opacity = opaque;
    friend bool operator==(const Blit&, const Blit&) = default;
};

// A picture at a moment of its own time: 0 is when it begins to appear.
struct Scene {
    Picture picture;
    Millis elapsed{0};
};

struct Frame {
    Scene scene;                    // what stands, or what is coming
    std::optional<Scene> outgoing;  // what is leaving while a transition runs
    Transition transition;          // of meaning while there is an outgoing scene
    Millis into_transition{0};
    std::optional<Civil> time_of_day;  // nothing while the clock is not set
};

// --- layers (playback/motion.cpp)

// How `layer` shows `elapsed` into its slide's time. None: it does not show. A clock gives one blit a glyph,
// and none while nobody knows the time.
[[nodiscard]] std::vector<Blit> blits(const Layer& layer, Millis elapsed, std::optional<Civil> time_of_day);

// True while some layer looks different a moment later (a clock, which changes by the minute, does not
// count).
[[nodiscard]] bool moves(const Picture& picture, Millis elapsed);

// The next moment of the slide's time at which moves() may change, after `elapsed`; nothing when it never
// does.
[[nodiscard]] std::optional<Millis> next_motion(const Picture& picture, Millis elapsed);

[[nodiscard]] bool shows_clock(const Picture& picture);

// --- transitions (playback/transition.cpp)

struct Sheet {
    enum class From { outgoing, incoming };
    From from = From::incoming;
    Blit blit;
    friend bool operator==(const Sheet&, const Sheet&) = default;
};

// How long it takes: `transition.lasts`, but no time for a cut.
[[nodiscard]] Millis length(const Transition& transition);

// The copies, in painting order, that make the frame `elapsed` into `transition`. They cover the whole frame.
// At 0 they show the outgoing picture alone, from its length on the incoming one alone; every value
// between is a pure function of time, so a late frame never stretches a transition, and zero length is a cut.
[[nodiscard]] std::vector<Sheet> sheets(const Transition& transition, Millis elapsed, Size size);

}  // namespace slidewell
