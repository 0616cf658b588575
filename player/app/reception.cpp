// The desk, its two clerks and their clocks.
#include "app/reception.h"

#include <cstdlib>
#include <iostream>
#include <utility>
#include <variant>

#include <unistd.h>

#include "app/status_folders.h"
#include "health/memory.h"
#include "screen/cpu_compositor.h"

namespace slidewell {
namespace {

namespace chrono = std::chrono;

// Nobody can ask, but the show goes on.
void say(const Error& error) {
    std::cerr << "slidewell: this player cannot be asked for its status: " << error.message << std::endl;
}

const char* variable(const char* name) { return std::getenv(name); }

}  // namespace

Reception::Reception(const Settings& settings, const Clocks& clocks, Studio studio)
    : clocks_(clocks),
      studio_(std::move(studio)),
      desk_(clocks.steady(), settings.speed),
      heartbeat_(clocks.steady()),
      manager_(variable),
      report_({manager_, heartbeat_, [this] { return in_short(status()); }, studio_.heard}),
      server_(
          status_folder(variable, settings.library),
          [this](std::string_view question) { return answer(question); }, say) {}

void Reception::hear(const ShowEvent& event) {
    desk_.hear(event);
    if (std::holds_alternative<FrameShown>(event)) report_.ready();
}

void Reception::waits_for_display() {
    heartbeat_.rest({clocks_.steady(), {}});
    report_.ready();
}

Status Reception::status() const {
    Status status = desk_.status(clocks_.steady(), chrono::floor<chrono::seconds>(clocks_.wall()));
    status.version = SLIDEWELL_VERSION;
    status.process = ::getpid();
    status.studio = studio_.health();
    return status;
}

Result<StatusReply> Reception::answer(std::string_view question) const {
    if (question == ask_for_picture) {
        const auto screen = desk_.screen();
        if (!screen) return Error{"nothing is on the screen yet"};
        return StatusReply{"", Bitmap(drawn(screen->frame, screen->size))};
    }
    if (question != ask_for_text && question != ask_for_json)
        return Error{"this player is of another version and does not know what is asked"};
    Status status = this->status();
    status.memory.player = memory_of(status.process);
    if (status.studio.process != 0) status.memory.studio = memory_of(status.studio.process);
    return StatusReply{question == ask_for_text ? to_text(status) : to_json(status), {}};
}

}  // namespace slidewell
