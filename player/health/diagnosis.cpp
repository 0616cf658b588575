// Plain words, and what to do.
#include "health/diagnosis.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "health/scripts.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;
using enum Finding::Verdict;

constexpr std::uint64_t megabyte = 1'000'000;
constexpr std::uint64_t too_little_space = 100 * megabyte;
constexpr std::uint64_t little_space = 1'000 * megabyte;
constexpr auto slow_listing = 1s;
constexpr std::size_t enough_letters = 24;     // bytes of them, to show what is meant
constexpr auto moment = 100ms;                 // of reading, from which on a speed can be told
constexpr std::uint64_t slow_reading = 1'000;  // bytes a millisecond
// The player is younger than that; a clock without a battery starts in 1970 or with its firmware.
constexpr std::chrono::sys_seconds earliest{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}};

std::string space_in_words(std::uint64_t bytes) {
    if (bytes >= 10'000 * megabyte) return std::to_string(bytes / (1'000 * megabyte)) + " GB";
    return std::to_string(bytes / megabyte) + " MB";
}

std::string joined(const std::set<std::string>& words, const std::string& by) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : by) + word;
    return all;
}

// Why the console shows nothing, as far as that can be seen from outside.
Finding judge_console(const DisplayFacts& display) {
    const auto& cards = display.console.cards;
    if (cards.empty()) {
        return {
            bad, "There is no display: no desktop runs for this user, and the kernel knows no graphics card",
            "Run this as the user whose desktop is on the screen. On a machine without a desktop, install "
            "the driver of its graphics card"};
    }
    if (std::ranges::none_of(cards, &ConsoleFacts::Card::open_to_us)) {
        return {bad,
                "The console's display " + cards.front().device + " is closed to the user " + display.user,
                "sudo usermod -aG " + cards.front().group + ",render,input " + display.user +
                    ", and log in again"};
    }
    if (std::ranges::none_of(cards, &ConsoleFacts::Card::has_screen)) {
        return {bad, "No screen is connected, or the TV is switched off",
                "Switch the TV on, and look at its cable; slidewell waits for it"};
    }
    return {bad, "The console's display cannot be used: " + display.trouble,
            "A desktop or another program may have it; end that, or start slidewell inside the desktop"};
}

Finding judge_way_to_screen(const DisplayFacts& display) {
    if (!display.answer.empty()) return {good, "The display answers: " + display.answer, ""};
    if (display.in_use)
        return {good, "The display is in use by the player that runs; slidewell status says what draws", ""};
    if (display.desktop.empty()) return judge_console(display);
    return {bad, "The display of " + display.desktop + " does not answer: " + display.trouble,
            "Is a desktop running there, and is this its user?"};
}

Finding judge_speed(const FolderFacts& folder) {
    if (folder.slides == 0)
        return {bad, folder.name + " has no slides", "A slide is a file whose name ends in .xml"};
    const std::string what = folder.name + " has " + counted(static_cast<unsigned>(folder.slides), "slide") +
                             ", listed in " + std::to_string(folder.listing.count()) + " ms";
    if (folder.listing <= slow_listing && folder.reading <= moment) return {good, what, ""};
    const auto rate =
        folder.bytes_read / static_cast<std::uint64_t>(std::max<std::int64_t>(folder.reading.count(), 1));
    if (folder.listing <= slow_listing && rate >= slow_reading) return {good, what, ""};
    return {note, what + ", read at " + std::to_string(rate) + " kB a second: that is slow",
            "Changes take longer to appear; what plays is not slowed down"};
}

}  // namespace

Findings judge(const DisplayFacts& display) {
    Findings findings{judge_way_to_screen(display)};
    if (display.desktop.empty() && !display.console.keyboard_open_to_us) {
        findings.push_back({note,
                            "The keyboard is closed to the user " + display.user + ": its keys do nothing",
                            "sudo usermod -aG input " + display.user});
    }
    return findings;
}

Findings judge(const DrawingFacts& drawing) {
    if (drawing.gpu) return {{good, "The GPU draws: " + drawing.why, ""}};
    return {{good, "The CPU draws (" + drawing.why + "); two cores are enough for that, up to 4K", ""}};
}

Findings judge(const StorageFacts& storage) {
    if (!storage.trouble.empty()) {
        return {{bad, "The library " + storage.library + " cannot be written: " + storage.trouble,
                 "Give it to the user who plays, or say --library DIR"}};
    }
    if (!storage.free_bytes) return {{good, "The library " + storage.library + " can be written", ""}};
    const std::string left =
        space_in_words(*storage.free_bytes) + " are left for the library " + storage.library;
    const std::string advice = "Free some space on that disk; new slides need it";
    if (*storage.free_bytes < too_little_space) return {{bad, "Only " + left, advice}};
    if (*storage.free_bytes < little_space) return {{note, "Only " + left, advice}};
    return {{good, left, ""}};
}

Findings judge(const FolderFacts& folder) {
    if (!folder.answered) {
        return {{bad, folder.name + " hangs: it did not answer in time",
                 "Its server, its mount or the network does not answer; what was there last plays on"}};
    }
    if (!folder.trouble.empty()) {
        return {{bad, folder.name + " cannot be read: " + folder.trouble,
                 "Is it mounted, and may this user read it?"}};
    }
    Findings findings{judge_speed(folder)};
    if (folder.wants_receipt && !folder.writable) {
        findings.push_back({note, folder.name + " cannot be written, so staff get no STATUS.html there",
                            "Let this user write there, or set receipt=\"no\""});
    }
    return findings;
}

Findings judge(const FontFacts& fonts) {
    if (!fonts.any_font)
        return {{bad, "There is no font", "sudo apt install fonts-manrope fonts-dejavu-core"}};
    if (fonts.missing.empty()) return {{good, "The fonts have every letter of the slides", ""}};
    std::set<std::string> scripts;
    std::set<std::string> packages;
    std::string letters;
    for (const char32_t letter : fonts.missing) {
        const Script script = script_of(letter);
        scripts.emplace(script.name);
        packages.emplace(script.package);
        if (letters.size() < enough_letters) append_utf8(letters += ' ', letter);
    }
    return {{bad,
             "No font has these letters of " + fonts.where + " (" + joined(scripts, ", ") + "):" + letters,
             "sudo apt install " + joined(packages, " ")}};
}

Findings judge(const ClockFacts& clock) {
    const std::string advice = "sudo timedatectl set-ntp true, and see that the network is up";
    if (clock.now < earliest) {
        return {{bad,
                 "The clock is not set: it shows a time before "
                 "2025",
                 advice}};
    }
    if (!clock.synchronised)
        return {{note, "The clock is not synchronised with the network; it may be wrong", advice}};
    return {{good, "The clock is set by the network", ""}};
}

Findings judge(const SleepFacts& sleep) {
    const std::string mask = "sudo systemctl mask sleep.target suspend.target hibernate.target";
    Findings findings;
    if (!sleep.desktop_sleeps.empty() && sleep.sleep_is_possible) {
        findings.push_back(
            {bad, sleep.desktop_sleeps + " sends this computer to sleep when nobody touches it", mask});
    }
    if (sleep.has_lid && !sleep.lid_is_ignored && sleep.sleep_is_possible) {
        findings.push_back({note, "Closing the lid sends this computer to sleep",
                            "Write HandleLidSwitch=ignore into /etc/systemd/logind.conf, or " + mask});
    }
    if (sleep.blanks && sleep.blanks->count() > 0) {
        findings.push_back({note,
                            "The screen goes dark after " + std::to_string(sleep.blanks->count() / 60) +
                                " min without a touch; slidewell holds that off while it plays",
                            "To be sure, under X11: xset s off -dpms; on the console: consoleblank=0"});
    }
    if (findings.empty())
        findings.push_back({good, "Nothing sends this computer or its screen to sleep", ""});
    return findings;
}

Findings judge(const KernelFacts& kernel) {
    Findings findings;
    const auto miss = [&](const std::string& name) {
        findings.push_back({note,
                            "The kernel has no " + name + ", which keeps a broken picture from doing harm",
                            "The kernels of Debian 12 and later have it"});
    };
    if (!kernel.landlock) miss("Landlock");
    if (!kernel.seccomp) miss("seccomp");
    if (findings.empty()) findings.push_back({good, "The kernel keeps what reads the slides locked in", ""});
    return findings;
}

}  // namespace slidewell
