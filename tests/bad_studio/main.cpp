// A studio for tests that can be told to misbehave: `bad_studio HOW`. It has two slides, good.xml and
// bad.xml, and does what HOW says when it is asked for bad.xml.
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include "app/player_line.h"
#include "app/studio_desk.h"
#include "app/studio_orders.h"
#include "link/child.h"
#include "link/sealed.h"
#include "link/wire.h"

using namespace slidewell;

namespace {

Painted painted(const PaintSlide& request, CanvasStock& canvases) {
    const Pixel colour = request.slide == "good.xml" ? 0xFF00FF00 : 0xFFFF0000;
    Canvas canvas = canvases.take(request.size);
    std::ranges::fill(canvas.pixels, colour);
    const Layer ground{Bitmap(std::move(canvas)), whole(request.size), Still{}};
    return {request.slide, request.version, {}, {colour, request.size, {ground}}};
}

void loop() {
    for (volatile bool goes_on = true; goes_on;) {
    }
}

void hang() {
    for (;;)
        ::pause();
}

class Double {
  public:
    Double(StudioOrders orders, Worklog& log)
        : orders_(std::move(orders)), desk_(log, 0, orders_.forbidden, nullptr) {}

    void play(const std::string& how) {
        tell(Playlist{{{"good.xml", 1}, {"bad.xml", 1}}, true});
        for (;;) {
            auto letter = line_.receive();
            if (!letter) return;
            const auto message = decode_to_studio(letter->bytes);
            if (!message) return;
            if (const auto* const request = std::get_if<PaintSlide>(&*message)) {
                serve(*request, how);
            } else if (const auto* const back = std::get_if<CanvasBack>(&*message)) {
                canvases_.give_back(back->canvas);
            } else {
                tell(StillHere{});
            }
        }
    }

  private:
    void serve(const PaintSlide& request, const std::string& how) {
        const Task task{Task::Kind::painting, request.slide, request.version};
        if (desk_.forbids(task)) return tell(Unpaintable{request.slide, request.version, request.size});
        const bool is_bad = request.slide == "bad.xml";
        {
            const InHand in_hand(&desk_, task);
            if (is_bad && !how.ends_with("-afterwards")) misbehaviour(how)(request);
        }
        if (is_bad && how == "babbles-afterwards") babble();
        Painted answer = painted(request, canvases_);
        static_cast<void>(line_.tell(answer, canvases_));
        if (is_bad && how == "answers-and-babbles-afterwards") babble();
    }

    using Misbehaviour = std::function<void(const PaintSlide&)>;
    Misbehaviour misbehaviour(const std::string& how) {
        const std::map<std::string, Misbehaviour> all{
            {"behaves", [](const PaintSlide&) {}},
            {"crashes", [](const PaintSlide&) { std::raise(SIGKILL); }},
            {"hangs", [](const PaintSlide&) { hang(); }},
            {"loops", [](const PaintSlide&) { loop(); }},
            {"leaves", [](const PaintSlide&) { std::_Exit(0); }},
            {"babbles", [](const PaintSlide&) { babble(); }},
            {"announces-much",
             [](const PaintSlide&) {
                 write_label(std::uint64_t{1} << 60);
                 hang();
             }},
            {"stops-halfway",
             [](const PaintSlide&) {
                 write_label(1'000);
                 hang();
             }},
            {"floods",
             [this](const PaintSlide&) {
                 for (;;)
                     tell(Playlist{{{"good.xml", 1}}, true});
             }},
            {"paints-another-size",
             [this](const PaintSlide& request) {
                 Painted answer = painted({request.slide, request.version, {3, 3}}, canvases_);
                 static_cast<void>(line_.tell(answer, canvases_));
                 hang();
             }},
            {"lies-about-sizes",
             [this](const PaintSlide& request) {
                 post_with(painted({request.slide, 1, {64, 64}}, canvases_),
                           *seal(bitmaps_of(painted(request, canvases_))));
                 hang();
             }},
            {"does-not-seal",
             [this](const PaintSlide& request) {
                 const Descriptor open(::memfd_create("open", MFD_CLOEXEC | MFD_ALLOW_SEALING));
                 (void)!::ftruncate(open.get(), 4 * request.size.width * request.size.height);
                 post_with(painted(request, canvases_), open);
                 hang();
             }},
        };
        return all.at(how);
    }

    void tell(const ToPlayer& message) {
        if (!line_.tell(message)) std::_Exit(0);
    }
    static void babble() {
        const std::vector<std::byte> bytes(1'000, std::byte{0xA5});
        with_line([&](const Descriptor& line) { (void)post(line, bytes); });
        hang();
    }
    static void post_with(const ToPlayer& message, const Descriptor& memory) {
        with_line(
            [&](const Descriptor& line) { (void)post(line, encode(message), std::array{memory.get()}); });
    }
    static void write_label(std::uint64_t size) { (void)!::write(first_file_of_child, &size, sizeof size); }
    static void with_line(const std::function<void(const Descriptor&)>& use) {
        Descriptor line(first_file_of_child);
        use(line);
        (void)line.release();
    }

    PlayerLine line_{Descriptor(first_file_of_child)};
    CanvasStock canvases_;
    StudioOrders orders_;
    StudioDesk desk_;
};

}  // namespace

int main(int argc, char** argv) {
    const std::string how = argc > 1 ? argv[1] : "behaves";
    if (how == "cannot-start") return 2;
    belong_to_parent("bad-studio");
    auto log = Worklog::open(Descriptor(first_file_of_child + 1));
    Descriptor line(first_file_of_child);
    Mailbox mailbox;
    pollfd event{line.get(), POLLIN, 0};
    ::poll(&event, 1, -1);
    const auto letter = mailbox.receive(line);
    (void)line.release();
    if (!log || !letter || !*letter) return 3;
    auto orders = decode_orders((*letter)->bytes);
    if (!orders) return 3;
    Double(*std::move(orders), **log).play(how);
    return 0;
}
