// What the player and the studio say to each other. Plain values: the same messages can cross a process
// boundary.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/channel.h"
#include "base/diagnostic.h"
#include "base/duration.h"
#include "base/geometry.h"
#include "base/transition.h"
#include "playback/picture.h"

namespace slidewell {

// The path of a slide's file. Stable while the file keeps its name.
using SlideId = std::string;

// A fingerprint of all that a slide's picture is made from: another one whenever the picture would be
// another. 0 where nobody knows.
using SlideVersion = std::uint64_t;

// How long a slide stands still once it is fully there, and how it comes.
struct Timing {
    Millis dwell{0};
    Transition transition;
    friend bool operator==(const Timing&, const Timing&) = default;
};

// --- from the player to the studio

struct PaintSlide {
    SlideId slide;
    SlideVersion version = 0;  // as the newest playlist has it
    Size size;                 // the screen as the slide sees it (turned, where the screen is)
    Point nudge{};             // how far off its place lies what stands still on slide after slide
    friend bool operator==(const PaintSlide&, const PaintSlide&) = default;
};

// The inode number of the file that a canvas is, see stat(2).
using CanvasId = std::uint64_t;

// From whoever watches over the studio: nobody looks any more at a canvas that a picture came on. Once for
// each time that it came. The player does not send it.
struct CanvasBack {
    CanvasId canvas = 0;
};

// From a source, on the way: what there is to play has changed. The player does not send it.
struct LookAgain {};

// From whoever watches over the studio; answered by StillHere when its turn comes.
struct AreYouThere {};

using ToStudio = std::variant<PaintSlide, LookAgain, AreYouThere, CanvasBack>;

// --- from the studio to the player

// What plays, in order; each slide once. Sent first, and again whenever it has changed.
struct Playlist {
    struct Entry {
        SlideId slide;
        SlideVersion version = 0;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::vector<Entry> slides;
    bool complete = true;  // false: more are on their way, so a round is not over after the last
    friend bool operator==(const Playlist&, const Playlist&) = default;
};

// The answers to PaintSlide name the version that they are about: the one that was asked for, or a newer one,
// of which a Playlist has told before.
struct Painted {
    SlideId slide;
    SlideVersion version = 0;
    Timing timing;
    Picture picture;
};

// This slide cannot be shown now. Why was said in a Report.
struct Unpaintable {
    SlideId slide;
    SlideVersion version = 0;
    Size size;
};

struct Report {
    Diagnostics diagnostics;
};

// How a source does.
struct SourceHealth {
    std::string name;           // its folder or remote, with which its slides' names begin
    std::uint64_t edition = 0;  // on air; 0: none yet
    bool away = false;          // it cannot be read, or is empty all at once; what is on air stays
    std::optional<std::chrono::sys_seconds> read;  // when it was last read, where it is away
    std::string trouble;                           // why it is away
    friend bool operator==(const SourceHealth&, const SourceHealth&) = default;
};

// Of all sources, in playing order; whenever anything in it has changed.
struct SourcesNews {
    std::vector<SourceHealth> sources;
};

// For whoever watches over the studio; the show is not told.
struct StillHere {};

// From whoever watches over the studio, never from the studio: it has ended, and another one is started.
struct StudioEnded {
    std::string why;
};

using ToPlayer = std::variant<Playlist, Painted, Unpaintable, Report, SourcesNews, StillHere, StudioEnded>;

using StudioInbox = Channel<ToStudio>;
using PlayerInbox = Channel<ToPlayer>;

}  // namespace slidewell
