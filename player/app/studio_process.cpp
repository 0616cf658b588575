// `slidewell studio`: the process in which everything happens that touches strangers' files. The player
// starts it and speaks to it over a line; see app/keeper.h.
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <string>
#include <utility>

#include "app/cage.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "app/player_line.h"
#include "app/portraits.h"
#include "app/sources.h"
#include "app/studio_desk.h"
#include "app/studio_orders.h"
#include "app/worker.h"
#include "app/workshop_files.h"
#include "base/heap.h"
#include "link/child.h"
#include "link/wire.h"
#include "studio/studio.h"

namespace slidewell {
namespace {

constexpr std::chrono::milliseconds farewell{1'000};  // for a thread that hangs on a disk that is gone

// Gives each thread a desk: the studio's own first, then the sources'.
class Office {
  public:
    Office(Worklog& log, const StudioOrders& orders) : log_(log), orders_(orders) {}
    [[nodiscard]] std::unique_ptr<Caution> desk() {
        return std::make_unique<StudioDesk>(log_, desks_++, orders_.forbidden,
                                            orders_.one_thing_at_a_time ? &alone_ : nullptr);
    }

  private:
    Worklog& log_;
    const StudioOrders& orders_;
    std::size_t desks_ = 0;
    std::mutex alone_;
};

// Passes on what the player asks for, and gives back, until it is gone.
void pass_on(PlayerLine& line, StudioInbox& requests, CanvasStock& canvases) {
    for (auto letter = line.receive(); letter.ok(); letter = line.receive()) {
        auto message = decode_to_studio(letter->bytes);
        if (!message) return;
        if (const auto* const back = std::get_if<CanvasBack>(&*message)) {
            canvases.give_back(back->canvas);
        } else if (!requests.send(*std::move(message))) {
            return;
        }
    }
}

// When something is wrong with a slide, the library may have lost a part of it.
TellPlayer telling(PlayerLine& line, Workshop& workshop, Sources& sources) {
    return [&](ToPlayer message) {
        if (std::holds_alternative<Unpaintable>(message) || std::holds_alternative<Report>(message))
            sources.wake();
        auto* const painted = std::get_if<Painted>(&message);
        if (painted == nullptr) return line.tell(message);
        const bool told = line.tell(*painted, workshop.canvases());
        workshop.keep_instead(painted->picture);
        give_heap_back();
        return told;
    };
}

// Receipts are written when all thumbnails are there, and some of the way.
SpareTime painting(Portraits& portraits, Sources& sources) {
    return [&, painted = false](Workshop& workshop, Size screen) mutable {
        const bool more = portraits.paint_one(workshop, screen);
        if (std::exchange(painted, more) && !more) sources.wake();
        return more;
    };
}

int serve(PlayerLine& line, Worklog& log, const StudioOrders& orders) {
    const Settings& settings = orders.settings;
    Office office(log, orders);
    const auto desk = office.desk();
    Diagnostics warnings;
    auto shelter = Shelter::open(settings.library, warnings);
    if (!shelter) return refuse(shelter.error().message);
    auto workshop = Workshop::open(workshop_files(settings));
    if (!workshop) return refuse(workshop.error().message);
    // The porter goes to the folders; from here on this process cannot. Without the porter nothing new would
    // be seen, so both end together.
    auto folders = open_folders_by_porter(settings, **shelter, [] { std::_Exit(1); });
    if (!folders) return refuse(folders.error().message);
    for (const std::string& lacking : confine(cage_of(settings, (*shelter)->library().folder())))
        warnings.push_back({"the studio", {}, Severity::warning, lacking, {}});
    auto sources =
        Sources::open(settings, *std::move(shelter), *folders, warnings, [&] { return office.desk(); });
    if (!sources) return refuse(sources.error().message);
    if (!warnings.empty() && !line.tell(Report{std::move(warnings)})) return 0;

    StudioInbox requests(16);
    Portraits portraits([&] { return (*sources)->sittings(); }, desk.get());
    Worker studio([&](const std::stop_token& /*its inbox is closed instead*/) {
        run_studio(
            **workshop, [&] { return (*sources)->newest(); }, requests, telling(line, **workshop, **sources),
            orders.likely, painting(portraits, **sources), desk.get());
    });
    (*sources)->start([&requests] { requests.send_if_empty(LookAgain{}); });
    pass_on(line, requests, (*workshop)->canvases());
    requests.close();
    (*sources)->ask_to_stop();
    const auto latest = std::chrono::steady_clock::now() + farewell;
    if (!studio.ended_by(latest) || !(*sources)->ended_by(latest)) {
        // One is at something that takes long: it is left behind.
        (*sources)->leave_behind();
        std::_Exit(0);
    }
    return 0;
}

}  // namespace

int studio() {
    belong_to_parent("slidewell-studio");
    keep_heap_small(1);
    PlayerLine line{Descriptor(first_file_of_child)};
    auto log = Worklog::open(Descriptor(first_file_of_child + 1));
    if (!log) return refuse("the studio is started by slidewell play, not by hand");
    const auto letter = line.receive();
    if (!letter) return 0;  // the player is gone already
    const auto orders = decode_orders(letter->bytes);
    if (!orders) return refuse(orders.error().message);
    // What is left is the system's to tidy up: a sanitizer that looked for leaks now would need calls that
    // are gone.
    std::_Exit(serve(line, **log, *orders));
}

}  // namespace slidewell
