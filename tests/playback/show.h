// A show without a clock, a screen or a studio: time is moved by hand, and a made-up studio answers when told
// to.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "playback/playhead.h"

namespace slidewell {

inline constexpr Size screen{1920, 1080};

struct Sketch {
    Millis dwell{9'200};
    Transition transition;  // a fade of 800 ms
    Millis painting{50};    // how long the studio needs for it
    bool fails = false;
    bool never = false;   // the studio never answers
    ContentKey edit = 0;  // what its picture depends on besides its version
};

// What was on air from when on.
struct Showing {
    Millis at;
    SlideId slide;
    friend bool operator==(const Showing&, const Showing&) = default;
};

inline std::string to_string(const Showing& showing) {
    return showing.slide + " at " + std::to_string(showing.at.count());
}

class Show {
  public:
    explicit Show(const std::vector<SlideId>& slides) { list(slides); }
    explicit Show(Playlist playlist) { publish(std::move(playlist)); }

    [[nodiscard]] Steady now() const { return Steady{now_}; }
    [[nodiscard]] Millis time() const { return now_; }
    [[nodiscard]] std::string current() const {
        return playhead.current() == nullptr ? std::string("nothing") : *playhead.current();
    }
    // What fills the frame, or is coming to: its version, where versions are known.
    [[nodiscard]] ContentKey on_air() const { return playhead.frame(now(), {}).value().scene.picture.key; }
    // The names of what was shown, in order: "a b c".
    [[nodiscard]] std::string order() const {
        std::string names;
        for (const Showing& showing : log)
            names += (names.empty() ? "" : " ") + showing.slide;
        return names;
    }

    void run_for(Millis lasts) { run_until(now_ + lasts); }

    // Lets everything happen that is due until then, like the player's loop does.
    void run_until(Millis end) {
        while (true) {
            const Millis next = next_event();
            if (next > end) break;
            now_ = std::max(now_, next);
            step();
        }
        now_ = end;
        step();
    }

    // One turn of the loop, at a moment of the test's own choice: a machine that was busy or asleep.
    void jump(Millis by) {
        now_ += by;
        step();
    }

    // Tells the playhead something, and looks what became of it.
    template <typename Tell>
    void tell(Tell tell) {
        tell(playhead, now());
        listen();
    }
    // A new list by names only: nobody knows the versions.
    void list(const std::vector<SlideId>& slides) {
        Playlist playlist;
        for (const SlideId& slide : slides)
            playlist.slides.push_back({slide});
        publish(std::move(playlist));
    }
    void publish(Playlist playlist) {
        listed = Round(playlist);
        tell([&](Playhead& head, Steady at) { head.set_playlist(playlist, at); });
        published = std::move(playlist);
    }
    void skip(int slides) {
        tell([&](Playhead& head, Steady at) { head.skip(slides, at); });
    }
    void nudge(Point nudge) {
        tell([&](Playhead& head, Steady at) { head.nudge(nudge, at); });
    }
    void pause(bool paused) {
        tell([&](Playhead& head, Steady at) { head.pause(paused, at); });
    }

    Playhead playhead{screen};
    Playlist published;                  // the newest list
    Round listed;                        // the same
    std::map<SlideId, Sketch> sketches;  // of the slides that are not all default
    std::set<SlideVersion> broken;       // these cannot be painted
    bool in_order = false;               // the studio paints one at a time
    bool newest = false;                 // the studio paints what is listed, not what was asked for
    std::map<SlideVersion, Millis> painted_at;
    std::function<void()> after_each_event = [] {};
    Millis frame_time{40};  // between two frames while something moves
    Millis lateness{0};     // of every wake-up
    std::vector<Showing> log;
    std::vector<SlideId> asked;  // of the studio, in order
    std::vector<Point> nudges;   // those with which it was
    int frames = 0;
    bool was_blank = false;  // after the first slide there was a moment without a frame

  private:
    struct Answer {
        Millis at;
        PaintSlide request;
    };

    void step() {
        playhead.advance(now());
        answer();
        listen();
    }

    void answer() {
        for (std::size_t i = 0; i < answers_.size();) {
            if (answers_[i].at > now_) {
                ++i;
                continue;
            }
            const PaintSlide request = answers_[i].request;
            answers_.erase(answers_.begin() + static_cast<std::ptrdiff_t>(i));
            reply(request);
        }
    }

    void reply(PaintSlide request) {
        const Sketch& sketch = sketches[request.slide];
        if (newest) request.version = listed.version(request.slide).value_or(request.version);
        if (sketch.fails || broken.contains(request.version)) {
            playhead.unpaintable({request.slide, request.version, request.size}, now());
        } else {
            painted_at[request.version] = now_;
            const Timing timing{sketch.dwell, sketch.transition};
            playhead.painted({request.slide, request.version, timing, picture_of(request)}, now());
        }
        note();
    }

    void listen() {
        while (const auto request = playhead.take_request()) {
            asked.push_back(request->slide);
            nudges.push_back(request->nudge);
            const Sketch& sketch = sketches[request->slide];
            if (sketch.never) continue;
            const Millis begins = in_order && !answers_.empty() ? answers_.back().at : now_;
            answers_.push_back({begins + sketch.painting, *request});
        }
        note();
    }

    void note() {
        const bool has_frame = playhead.frame(now(), {}).has_value();
        was_blank = was_blank || (!log.empty() && !has_frame);
        frames += has_frame ? 1 : 0;
        if (playhead.begun() != begun_) log.push_back({now_, current()});
        begun_ = playhead.begun();
        after_each_event();
    }

    [[nodiscard]] Millis next_event() const {
        std::optional<Millis> next;
        const auto consider = [&](Millis at) { next = next ? std::min(*next, at) : at; };
        for (const Answer& each : answers_)
            consider(each.at);
        if (playhead.moving(now())) consider(now_ + frame_time);
        if (const auto deadline = playhead.next_deadline(now()))
            consider(deadline->time_since_epoch() + lateness);
        return next.value_or(Millis::max());
    }

    // A picture of a known version is told by that version.
    [[nodiscard]] Picture picture_of(const PaintSlide& request) {
        const ContentKey nameless = std::hash<SlideId>{}(request.slide) + sketches[request.slide].edit;
        const auto off_its_place =
            static_cast<ContentKey>(1'000 * request.nudge.x + 100'000 * request.nudge.y);
        return {(request.version == 0 ? nameless : request.version) + off_its_place, request.size, {}};
    }

    Millis now_{0};
    std::vector<Answer> answers_;
    int begun_ = 0;
};

}  // namespace slidewell
