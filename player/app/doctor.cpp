// `slidewell doctor`: looks the machine over, in a few seconds, whatever hangs.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <utility>

#include "app/commands.h"
#include "app/doctor_probes.h"
#include "app/machine_probes.h"
#include "app/worker.h"

namespace slidewell {
namespace {

constexpr std::chrono::milliseconds probes_patience{2'500};

// Something that is looked at beside all others. What it finds is there when its thread has ended.
class Examination {
  public:
    // `otherwise`: what to say when it does not end in time.
    Examination(std::function<Findings()> look, Findings otherwise)
        : otherwise_(std::move(otherwise)),
          worker_([look = std::move(look), found = found_](const std::stop_token&) { *found = look(); }) {}

    [[nodiscard]] bool ended_by(std::chrono::steady_clock::time_point moment) const {
        return worker_.ended_by(moment);
    }
    [[nodiscard]] const Findings& findings(bool ended) const { return ended ? *found_ : otherwise_; }

  private:
    std::shared_ptr<Findings> found_ = std::make_shared<Findings>();
    Findings otherwise_;
    Worker worker_;
};

template <typename Facts>
std::function<Findings()> look(std::function<Facts()> probe) {
    return [probe = std::move(probe)] { return judge(probe()); };
}

Findings hangs(const std::string& what) {
    return {{Finding::Verdict::bad, what + " did not answer in time", ""}};
}

// What draws can be asked only where there is a display, and not while a player has it.
Findings look_at_screen(const Settings& settings) {
    const DisplayFacts display = probe_display(settings);
    Findings findings = judge(display);
    if (display.answer.empty()) return findings;
    for (Finding& finding : judge(probe_drawing(settings)))
        findings.push_back(std::move(finding));
    return findings;
}

using Examinations = std::vector<std::unique_ptr<Examination>>;

Examinations begin(const Settings& settings) {
    Examinations all;
    const auto add = [&](std::function<Findings()> looks, Findings otherwise) {
        all.push_back(std::make_unique<Examination>(std::move(looks), std::move(otherwise)));
    };
    add([settings] { return look_at_screen(settings); }, hangs("The display or the GPU's driver"));
    add(look<StorageFacts>([settings] { return probe_storage(settings); }), hangs("The library's disk"));
    for (const SourceSetting& source : settings.sources) {
        FolderFacts hung;
        hung.name = name_of(source);
        hung.answered = false;
        add(look<FolderFacts>([source] { return probe_source(source); }), judge(hung));
    }
    add(look<FontFacts>([settings] { return probe_fonts(settings); }), {});
    add(look<ClockFacts>(probe_clock), {});
    add(look<SleepFacts>(probe_sleep), {});
    add(look<KernelFacts>(probe_kernel), {});
    return all;
}

}  // namespace

int doctor(const DoctorRequest& request, const Settings& settings) {
    const auto latest = std::chrono::steady_clock::now() + probes_patience;
    const Examinations examinations = begin(settings);
    Findings findings;
    bool all_ended = true;
    for (const auto& examination : examinations) {
        const bool ended = examination->ended_by(latest);
        all_ended = all_ended && ended;
        const Findings& found = examination->findings(ended);
        findings.insert(findings.end(), found.begin(), found.end());
    }
    std::cout << (request.as_json ? to_json(findings) + "\n" : to_text(findings)) << std::flush;
    const int status = has_bad(findings) ? 1 : 0;
    if (!all_ended) std::_Exit(status);  // what hangs cannot be stopped
    return status;
}

}  // namespace slidewell
