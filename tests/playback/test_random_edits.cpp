// Decks that are edited at random while they play: what must hold whatever staff do.
#include <algorithm>
#include <chrono>
#include <random>
#include <string>

#include "playback/show.h"
#include "support/catch.h"

using namespace std::chrono_literals;

namespace slidewell {
namespace {

constexpr std::size_t most_slides = 7;
constexpr int longest_painting = 250;
constexpr Millis longest_transition = 800ms;
constexpr Millis longest_dwell = 6s;

// How long the show may need for what is to happen at once: a transition and a repaint that run, all that is
// on the studio's table, and slides that turn out to be unpaintable.
constexpr Millis at_once =
    longest_transition + 400ms + Millis{longest_painting} * static_cast<int>(most_slides + 3) + 100ms;

// Staff who do one thing after another, and a witness who looks at the wall after each event.
class Rehearsal {
  public:
    explicit Rehearsal(unsigned seed) : dice_(seed) {
        show_.in_order = true;
        show_.newest = chance(50);
        for (int i = 0; i < 4; ++i)
            add();
        publish();
        show_.after_each_event = [this] { look(); };
    }

    void edit_for(int edits) {
        for (int i = 0; i < edits; ++i) {
            do_something();
            if (chance(30)) continue;  // the next one follows at once
            show_.run_for(chance(50) ? Millis{below(500)} : Millis{below(9'000)});
        }
    }

    // With nobody at it any more, all that can be painted goes round in its order, as it is now.
    void calm_down() {
        show_.pause(false);
        std::vector<SlideId> expected;
        for (const Playlist::Entry& entry : list_.slides) {
            if (!show_.broken.contains(entry.version)) expected.push_back(entry.slide);
        }
        const int rounds = static_cast<int>(2 * expected.size() + 2);
        show_.run_for(rounds * (longest_dwell + at_once));
        show_.log.clear();
        show_.run_for(rounds * (longest_dwell + at_once));
        if (expected.size() == 1 && show_.current() != expected.front())
            complain("the only slide is not shown");
        if (expected.size() < 2) return;
        if (show_.log.size() < expected.size()) complain("the round stands still");
        const auto first = std::ranges::find(expected, show_.log.front().slide);
        std::rotate(expected.begin(), first, expected.end());
        for (std::size_t i = 0; i < show_.log.size(); ++i) {
            if (show_.log[i].slide != expected[i % expected.size()]) complain("the order is another");
        }
    }

    std::vector<std::string> complaints;
    int begun = 0;
    int repainted = 0;

  private:
    int below(int limit) { return static_cast<int>(dice_() % static_cast<unsigned>(limit)); }
    bool chance(int percent) { return below(100) < percent; }

    // --- staff

    void do_something() {
        const int what = below(100);
        if (what < 30) return change(), publish();
        if (what < 45) return remove(), publish();
        if (what < 60) return add(), publish();
        if (what < 72) return rename(), publish();
        if (what < 76) return change(), rename(), remove(), add(), publish();
        if (what < 82) return undo();
        if (what < 84) return list_.slides.clear(), publish();
        if (what < 90) return show_.skip(chance(50) ? 1 : -1);
        if (what < 95) return show_.pause(!show_.playhead.paused());
        resize();
    }

    Playlist::Entry* anyone() {
        if (list_.slides.empty()) return nullptr;
        return &list_.slides[static_cast<std::size_t>(below(static_cast<int>(list_.slides.size())))];
    }

    void change() {
        if (Playlist::Entry* const entry = anyone()) renew(*entry);
    }
    void renew(Playlist::Entry& entry) {
        entry.version = ++versions_;
        if (chance(20)) show_.broken.insert(entry.version);
        Sketch& sketch = show_.sketches[entry.slide];
        sketch.painting = Millis{1 + below(longest_painting)};
        sketch.dwell = Millis{500 + below(5'500)};
        sketch.transition.lasts = Millis{below(801)};
        if (chance(20)) sketch.transition.kind = Transition::Kind::cut;
    }
    void remove() {
        Playlist::Entry* const entry = anyone();
        if (entry != nullptr) list_.slides.erase(list_.slides.begin() + (entry - list_.slides.data()));
    }
    void add() {
        if (list_.slides.size() == most_slides) return;
        Playlist::Entry entry{std::to_string(++names_)};
        renew(entry);
        const int place = below(static_cast<int>(list_.slides.size()) + 1);
        list_.slides.insert(list_.slides.begin() + place, entry);
    }
    void rename() {
        Playlist::Entry* const entry = anyone();
        if (entry == nullptr) return;
        const SlideId name = std::to_string(++names_);
        show_.sketches[name] = show_.sketches[entry->slide];
        entry->slide = name;
        if (chance(50)) std::swap(*entry, *anyone());
    }
    void undo() {
        list_ = before_;
        publish();
    }
    void resize() {
        const Size size = chance(50) ? screen : Size{1280, 720};
        show_.painted_at.clear();
        waits_since_ = show_.time();
        show_.tell([&](Playhead& head, Steady at) { head.resize(size, at); });
    }

    void publish() {
        before_.slides = show_.published.slides;
        waits_since_ = show_.time();
        for (const Playlist::Entry& entry : list_.slides) {
            if (show_.listed.version(entry.slide) != entry.version) show_.painted_at.erase(entry.version);
        }
        show_.publish(list_);
    }

    // --- the witness

    void look() {
        if (show_.playhead.current() == nullptr) return;
        const SlideId current = show_.current();
        const auto listed = show_.listed.version(current);
        const Millis now = show_.time();
        if (!show_.playhead.frame(show_.now(), {})) return complain("blank");
        const SlideVersion shown = show_.on_air();
        if (show_.playhead.begun() != begun)
            look_at_beginning(listed, shown);
        else if (shown != shown_)
            ++repainted;
        shown_ = shown;
        begun = show_.playhead.begun();
        if (show_.playhead.time_left(show_.now()) > 0ms) last_in_time_ = now;
        if (!listed && can_be_left() && now > waits_since_ + at_once) complain("a removed slide stays");
        const auto painted = show_.painted_at.find(listed.value_or(shown));
        if (listed && *listed != shown && painted != show_.painted_at.end() &&
            now > painted->second + at_once)
            complain("an old version stays");
    }

    void look_at_beginning(std::optional<SlideVersion> listed, SlideVersion shown) {
        if (!listed) return complain("a removed slide begins");
        if (*listed != shown && show_.time() < last_in_time_ + 5s) complain("an old version begins");
        for (const Playlist::Entry& entry : show_.published.slides) {
            int& missed = ++missed_[entry.version];
            if (show_.broken.contains(entry.version) || entry.version == shown) missed = 0;
            if (missed > 5 * static_cast<int>(most_slides)) complain("a slide is never shown");
        }
    }

    bool can_be_left() const {
        return std::ranges::any_of(show_.published.slides, [&](const Playlist::Entry& entry) {
            return !show_.broken.contains(entry.version);
        });
    }

    void complain(const std::string& what) {
        complaints.push_back(what + ": " + show_.current() + " at " + std::to_string(show_.time().count()));
    }

    std::mt19937 dice_;
    Show show_{std::vector<SlideId>{}};
    Playlist list_, before_;
    int names_ = 0;
    SlideVersion versions_ = 0;
    SlideVersion shown_ = 0;
    Millis waits_since_{0};
    Millis last_in_time_{0};
    std::map<SlideVersion, int> missed_;
};

}  // namespace

TEST_CASE("whatever is edited, the wall shows what is listed, as it is now, and never nothing") {
    int begun = 0;
    int repainted = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        Rehearsal rehearsal(seed);
        rehearsal.edit_for(400);
        rehearsal.calm_down();
        CAPTURE(seed);
        if (!rehearsal.complaints.empty()) FAIL_CHECK(rehearsal.complaints.front());
        begun += rehearsal.begun;
        repainted += rehearsal.repainted;
    }
    CHECK(begun > 200 * 50);
    CHECK(repainted > 200 * 20);
}

}  // namespace slidewell
