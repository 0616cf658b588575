// The player's loop: hears the studio and the viewer, moves the playhead, draws, sleeps.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/clock.h"
#include "app/narrator.h"
#include "app/pacer.h"
#include "app/settings.h"
#include "app/trace.h"
#include "app/venue.h"
#include "app/witness.h"
#include "health/heartbeat.h"
#include "playback/playhead.h"

namespace slidewell {

class Show {
  public:
    struct Parts {
        Venue& venue;
        StudioInbox& studio;
        PlayerInbox& inbox;
        Trace& trace;
        const Witness& witness;
        Clocks& clocks;
        std::function<bool()> ended;  // from outside, by a signal
        ShowListener listener = {};
        std::function<void(const Heartbeat::Rest&)> rests = {};  // told each time that the loop comes to rest
    };
    Show(const Settings& settings, const Parts& parts);

    // Plays until it is told to stop, or until what the settings ask for has been shown.
    void run();

  private:
    [[nodiscard]] Moment next_moment();
    [[nodiscard]] ShowMoment at(const Moment& now) const;
    [[nodiscard]] bool over(const Moment& now) const;
    void hear(const Moment& now);
    void hear(ToPlayer message, const Moment& now);
    void take(Playlist playlist, const Moment& now);
    void nudge(const Moment& now);
    void ask();
    void draw(const Moment& now);
    void present();
    [[nodiscard]] std::optional<Frame> frame_ahead(const Frame& frame) const;
    void note_frame(Frame frame, const Moment& now);
    void note_slide(const Frame& frame, const Moment& now);
    [[nodiscard]] bool prepare(const Moment& now);
    [[nodiscard]] std::optional<Millis> until_getting_ready(const Moment& now) const;
    void sleep(const Moment& now, bool more_to_prepare);
    void sleep_until_next_frame();
    [[nodiscard]] Millis patience(const Moment& now) const;
    void handle(const Event& event);
    void rest(std::optional<Clocks::Time> until) const;
    void learn_about_display();
    void tell_of_display();
    [[nodiscard]] Overlay info(const Moment& now);

    const Settings& settings_;
    Parts parts_;
    ShowTime time_;
    Steady start_;
    Playhead playhead_;
    Narrator narrator_;
    Pacer pacer_;
    Clocks::Time begun_;                     // this turn of the loop
    bool in_step_ = false;                   // it is one for which a frame was due, while something moves
    bool presented_ = false;                 // by the last drawing
    std::optional<Clocks::Time> drawn_for_;  // the time of the next frame, where something moves
    std::optional<Steady> awaited_;          // what the loop slept for, of the show's time
    Steady latest_;                          // time never goes back
    bool quit_ = false;
    bool info_ = false;
    std::string info_text_;
    Overlay info_line_;       // of that text
    bool has_clock_ = false;  // on the slide that is on air
    bool in_transition_ = false;
    bool has_arrived_ = false;  // at a transition's end, with the frame drawn last
    bool moving_ = false;       // when it was drawn last
    int noted_ = 0;             // slides that the witness was told of
    int ready_after_ = 0;       // slides that had begun when all was got ready for the next one
};

}  // namespace slidewell
