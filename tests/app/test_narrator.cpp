#include <string>
#include <vector>

#include "app/narrator.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

constexpr Size screen{320, 180};
constexpr Steady start{1'000'000ms};

// A show of two slides that stand for a second and come within 200 ms.
class TwoSlides {
  public:
    TwoSlides() { playhead_.set_playlist({{{"a", 1}, {"b", 1}}, true}, start); }

    // The studio paints what it is asked for, and the player looks up at this moment.
    void look(Millis when) {
        while (const auto wanted = playhead_.take_request())
            playhead_.painted(paint(wanted->slide), start + when);
        playhead_.advance(start + when);
        ShowMoment at;
        at.show = start + when;
        narrator_.follow(playhead_, at);
    }
    [[nodiscard]] const std::vector<std::string>& ends() const { return ends_; }

  private:
    [[nodiscard]] static Painted paint(const SlideId& slide) {
        Painted painted;
        painted.slide = slide;
        painted.version = 1;
        painted.timing = {1s, {Transition::Kind::fade, {}, 200ms}};
        painted.picture = {
            slide == "a" ? 1U : 2U, screen, {{Bitmap(Canvas(screen, 0xFF000000)), whole(screen), Still{}}}};
        return painted;
    }

    Playhead playhead_{screen};
    std::vector<std::string> ends_;
    Narrator narrator_{[this](const ShowEvent& event) {
        if (const auto* const ended = std::get_if<SlideEnded>(&event))
            ends_.push_back(ended->slide + (ended->whole ? " whole" : " cut short"));
    }};
};

}  // namespace

TEST_CASE("a slide that began a little late, and ended on time, was shown whole") {
    TwoSlides show;
    show.look(0ms);
    show.look(500ms);
    show.look(1'060ms);  // due at 1 s
    show.look(1'500ms);
    show.look(2'200ms);
    CHECK(show.ends() == std::vector<std::string>{"a whole", "b whole"});
}

TEST_CASE("the first slide of a show comes without a transition, and is whole without the time for one") {
    TwoSlides show;
    show.look(0ms);
    show.look(500ms);
    show.look(1'000ms);
    CHECK(show.ends() == std::vector<std::string>{"a whole"});
}
