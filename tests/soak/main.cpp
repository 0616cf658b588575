// Plays a month in minutes, and says whether anything was wrong.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "month.h"
#include "report.h"

#include "app/home.h"
#include "app/keeper.h"
#include "app/recording.h"
#include "app/show.h"
#include "base/heap.h"
#include "support/temp_folder.h"

namespace slidewell::soak {
namespace {

namespace fs = std::filesystem;

constexpr Size screen{640, 360};
constexpr Millis longest_delay{100};
constexpr double most_growth = 1.02;

Settings settings_of(const TempFolder& place) {
    const fs::path home = SLIDEWELL_SOURCE_DIR;
    Settings settings;
    settings.sources = {{place.path() / "share", {}, Millis{200}, true}};
    settings.library = place.path() / "library";
    settings.tv = "Soak";
    settings.log.file = place.path() / "slidewell.log";
    settings.size = screen;
    settings.clinic = home / "config/clinic.xml";
    settings.theme = home / "config/theme.xml";
    settings.notice = home / "config/notice.xml";
    settings.images = home / "images";
    settings.fonts = home / "fonts";
    return settings;
}

std::vector<std::string> what_is_wrong(const std::vector<Day>& days, std::vector<std::string> complaints) {
    if (days.empty()) return {"no day came to its end"};
    const Day& first = days.front();
    const Day& last = days.back();
    const auto both = [](const Day& day) { return day.player_mb + day.studio_mb; };
    if (both(last) > both(first) * most_growth) complaints.emplace_back("memory has grown by more than 2 %");
    if (last.player_files > first.player_files || last.studio_files > first.studio_files)
        complaints.emplace_back("there are more open files than after the first day");
    for (const Day& day : days) {
        if (day.latest > longest_delay)
            complaints.push_back("a frame came late on day " + std::to_string(day.number));
    }
    return complaints;
}

int run(int day_count, const fs::path& into) {
    const auto begun = std::chrono::steady_clock::now();
    const TempFolder place;
    const Settings settings = settings_of(place);
    Month::fill(settings.sources.front().folder);
    SimulatedClocks clocks;
    Ledger ledger;
    Month month(day_count, settings.sources.front().folder, clocks, ledger);
    Mail mail([&](const ToPlayer& message) { ledger.heard(message); });
    const Keeper keeper({SLIDEWELL_BINARY, "slidewell", studio_command}, {settings, screen, {}, false},
                        mail.requests, mail.from_studio, mail.asked);
    World world(screen, clocks, mail, month);
    month.meet(world, keeper);
    Trace trace;
    const Witness witness(settings);
    const auto over = [&] { return month.days().size() == static_cast<std::size_t>(day_count); };
    const auto log = open_log(settings);
    const auto recorder = open_recorder(settings, log);
    const ShowListener listener = [&](const ShowEvent& event) {
        keep_log(*log, event);
        recorder->hear(event);
        ledger.told(event, month.disturbs(clocks.steady()));
        if (std::holds_alternative<SlideBegan>(event)) month.look_at_memory();
    };
    Show(settings, {world, mail.requests, mail.to_show, trace, witness, clocks, over, listener}).run();

    const auto wrong = what_is_wrong(month.days(), ledger.complaints());
    const auto took =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun);
    fs::create_directories(into);
    std::ofstream(into / "README.md")
        << to_markdown({month.days(), month.counts(), wrong, ledger.slides_begun(), took});
    std::ofstream(into / "soak.svg") << to_svg(month.days());
    for (const std::string& complaint : wrong)
        std::cerr << "wrong: " << complaint << '\n';
    std::cout << month.days().size() << " days, " << ledger.slides_begun() << " slides, " << took.count()
              << " s; see " << (into / "README.md").string() << '\n';
    return wrong.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace slidewell::soak

int main(int argc, char** argv) try {
    slidewell::keep_heap_small(2);
    std::signal(SIGPIPE, SIG_IGN);
    if (argc != 3) {
        std::cerr << "usage: soak DAYS FOLDER   plays so many days; the folder gets README.md and soak.svg\n";
        return 2;
    }
    return slidewell::soak::run(std::stoi(argv[1]), argv[2]);
} catch (const std::exception& problem) {
    std::cerr << "soak: " << problem.what() << '\n';
    return 2;
}
