// Small looks at files that the kernel and systemd keep, and at what the desktop says.
#include "app/machine_probes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <unistd.h>

#include "app/probe.h"
#include "base/text.h"
#include "source/run_program.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;
namespace chrono = std::chrono;

std::string first_word(const fs::path& file) {
    std::string word;
    std::ifstream(file) >> word;
    return word;
}

std::string group_of(const fs::path& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) return "";
    const group* const known = ::getgrgid(about.st_gid);
    return known == nullptr ? std::to_string(about.st_gid) : known->gr_name;
}

std::vector<fs::path> entries(const fs::path& folder, std::string_view begin) {
    std::vector<fs::path> found;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        if (entry->path().filename().string().starts_with(begin)) found.push_back(entry->path());
    }
    std::ranges::sort(found);
    return found;
}

bool is_masked(const fs::path& unit) {
    std::error_code problem;
    return fs::read_symlink(unit, problem) == "/dev/null";
}

// From the files in which systemd-logind is set up; later ones win.
std::string logind_setting(const std::string& name) {
    std::vector<fs::path> files{"/etc/systemd/logind.conf"};
    for (const char* const folder : {"/usr/lib/systemd/logind.conf.d", "/etc/systemd/logind.conf.d"}) {
        for (const fs::path& file : entries(folder, ""))
            files.push_back(file);
    }
    std::string value;
    for (const fs::path& file : files) {
        std::ifstream lines(file);
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with(name + "=")) value = trimmed(line.substr(name.size() + 1));
        }
    }
    return value;
}

std::string desktop_that_sleeps() {
    if (environment_variable("XDG_CURRENT_DESKTOP").find("GNOME") == std::string::npos) return "";
    const ProgramRun said =
        ask({"gsettings", "get", "org.gnome.settings-daemon.plugins.power", "sleep-inactive-ac-type"});
    return said.worked() && said.output.find("suspend") != std::string::npos ? "GNOME" : "";
}

std::optional<chrono::seconds> screen_blanks() {
    if (!environment_variable("DISPLAY").empty()) {
        std::istringstream said(ask({"xset", "q"}).output);
        return blanking(said);
    }
    int seconds = 0;
    std::ifstream("/sys/module/kernel/parameters/consoleblank") >> seconds;
    return seconds > 0 ? std::optional<chrono::seconds>(seconds) : std::nullopt;
}

}  // namespace

std::string user_name() {
    const passwd* const known = ::getpwuid(::geteuid());
    return known == nullptr ? std::to_string(::geteuid()) : known->pw_name;
}

std::string environment_variable(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

ConsoleFacts look_at_console(const fs::path& devices, const fs::path& kernel) {
    ConsoleFacts facts;
    for (const fs::path& device : entries(devices / "dri", "card")) {
        const std::string name = device.filename().string();
        const auto outputs = entries(kernel / "class" / "drm", name + "-");
        const bool has_screen = std::ranges::any_of(
            outputs, [](const fs::path& output) { return first_word(output / "status") == "connected"; });
        facts.cards.push_back({device.string(), group_of(device), may(device, R_OK | W_OK), has_screen});
    }
    const auto inputs = entries(devices / "input", "event");
    facts.keyboard_open_to_us =
        std::ranges::all_of(inputs, [](const fs::path& input) { return may(input, R_OK); });
    return facts;
}

ClockFacts probe_clock() {
    timex state{};
    const bool unknown = ::adjtimex(&state) == TIME_ERROR || (state.status & STA_UNSYNC) != 0;
    std::error_code problem;
    return {chrono::floor<chrono::seconds>(chrono::system_clock::now()),
            !unknown || fs::exists("/run/systemd/timesync/synchronized", problem)};
}

SleepFacts probe_sleep() {
    SleepFacts facts;
    std::error_code problem;
    const bool has_systemd = fs::exists("/run/systemd/system", problem);
    facts.sleep_is_possible = has_systemd && !is_masked("/etc/systemd/system/sleep.target") &&
                              !is_masked("/etc/systemd/system/suspend.target");
    facts.has_lid = fs::exists("/proc/acpi/button/lid", problem);
    facts.lid_is_ignored = logind_setting("HandleLidSwitch") == "ignore";
    facts.desktop_sleeps = logind_setting("IdleAction").find("suspend") == std::string::npos
                               ? desktop_that_sleeps()
                               : "systemd-logind";
    facts.blanks = screen_blanks();
    return facts;
}

KernelFacts probe_kernel() {
    constexpr unsigned ask_for_version = 1;
    std::error_code problem;
    return {::syscall(SYS_landlock_create_ruleset, nullptr, 0, ask_for_version) > 0,
            fs::exists("/proc/sys/kernel/seccomp", problem)};
}

std::optional<chrono::seconds> blanking(std::istream& xset) {
    std::optional<chrono::seconds> soonest;
    const auto add = [&](int seconds) {
        if (seconds > 0 && (!soonest || chrono::seconds{seconds} < *soonest))
            soonest = chrono::seconds{seconds};
    };
    std::array<int, 3> powers{};
    for (std::string word; xset >> word;) {
        int seconds = 0;
        if (word == "timeout:" && xset >> seconds) add(seconds);
        if (word == "Standby:" && xset >> seconds) powers[0] = seconds;
        if (word == "Suspend:" && xset >> seconds) powers[1] = seconds;
        if (word == "Off:" && xset >> seconds) powers[2] = seconds;
        if (word == "Enabled") std::ranges::for_each(powers, add);
        xset.clear();
    }
    return soonest;
}

}  // namespace slidewell
