// From what is known about a machine to what it means for the player: pure. Whoever looks fills in the facts.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "health/finding.h"

namespace slidewell {

using Findings = std::vector<Finding>;

// A way to the screen without a desktop.
struct ConsoleFacts {
    struct Card {
        std::string device;  // "/dev/dri/card0"
        std::string group;   // that it belongs to
        bool open_to_us = false;
        bool has_screen = false;  // one that is switched on hangs on it
    };
    std::vector<Card> cards;
    bool keyboard_open_to_us = true;  // /dev/input
};

struct DisplayFacts {
    std::string desktop;  // "DISPLAY=:0" or "WAYLAND_DISPLAY=wayland-0"; empty: none is named
    std::string answer;   // what the display said: "x11, 1920x1080, 60 Hz"; empty: nothing
    std::string trouble;  // why it said nothing
    ConsoleFacts console;
    std::string user;
    bool in_use = false;  // by a player that answers
};
[[nodiscard]] Findings judge(const DisplayFacts& display);

struct DrawingFacts {
    bool gpu = false;
    std::string why;  // the GPU's name, or why it is not used
};
[[nodiscard]] Findings judge(const DrawingFacts& drawing);

struct StorageFacts {
    std::string library;
    std::string trouble;  // why it cannot be written; empty: it can
    std::optional<std::uint64_t> free_bytes;
};
[[nodiscard]] Findings judge(const StorageFacts& storage);

struct FolderFacts {
    std::string name;
    bool answered = true;  // in time
    std::string trouble;   // why it cannot be listed; empty: it can
    int slides = 0;
    std::chrono::milliseconds listing{0};
    std::uint64_t bytes_read = 0;
    std::chrono::milliseconds reading{0};
    bool wants_receipt = true;
    bool writable = true;
};
[[nodiscard]] Findings judge(const FolderFacts& folder);

// Letters of the slides that no font has.
struct FontFacts {
    bool any_font = true;
    std::vector<char32_t> missing;  // each once
    std::string where;              // a slide that has such a letter
};
[[nodiscard]] Findings judge(const FontFacts& fonts);

struct ClockFacts {
    std::chrono::sys_seconds now;
    bool synchronised = true;
};
[[nodiscard]] Findings judge(const ClockFacts& clock);

// What may switch the machine or its screen off while nobody touches it.
struct SleepFacts {
    bool sleep_is_possible = false;  // systemd's sleep.target is there and not masked
    std::string desktop_sleeps;      // the desktop that sends the machine to sleep; empty: none
    bool has_lid = false;
    bool lid_is_ignored = false;
    std::optional<std::chrono::seconds> blanks;  // after so long the X server or the console blanks
};
[[nodiscard]] Findings judge(const SleepFacts& sleep);

struct KernelFacts {
    bool landlock = true;
    bool seccomp = true;
};
[[nodiscard]] Findings judge(const KernelFacts& kernel);

}  // namespace slidewell
