#include "health/diagnosis.h"
#include "health/scripts.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;
using Verdict = Finding::Verdict;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The finding, where there is one only.
template <typename Facts>
Finding only(const Facts& facts) {
    const Findings findings = judge(facts);
    REQUIRE(findings.size() == 1);
    return findings.front();
}

ConsoleFacts::Card card(bool open, bool screen) { return {"/dev/dri/card0", "video", open, screen}; }

FolderFacts share() {
    FolderFacts folder;
    folder.name = "/srv/waiting-room";
    folder.slides = 12;
    folder.listing = 3ms;
    folder.bytes_read = 20'000;
    folder.reading = 4ms;
    return folder;
}

constexpr std::uint64_t gigabyte = 1'000'000'000;
const std::chrono::sys_seconds today{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};

}  // namespace

TEST_CASE("a display that answers is good, whatever else there is") {
    DisplayFacts display;
    display.answer = "x11, 1920x1080, 60 Hz";
    display.desktop = "DISPLAY=:0";
    CHECK(only(display) == Finding{Verdict::good, "The display answers: x11, 1920x1080, 60 Hz", ""});
}

TEST_CASE("a display that a player has is good") {
    DisplayFacts display;
    display.trouble = "busy";
    display.in_use = true;
    CHECK(only(display).verdict == Verdict::good);
}

TEST_CASE("a desktop that does not answer is named") {
    DisplayFacts display;
    display.desktop = "DISPLAY=:7";
    display.trouble = "no route";
    CHECK(only(display).verdict == Verdict::bad);
    CHECK(holds(only(display).what, "DISPLAY=:7 does not answer: no route"));
}

TEST_CASE("without a desktop, what is wrong with the console is found out step by step") {
    DisplayFacts display;
    display.user = "tv";
    display.trouble = "kmsdrm not available";
    CHECK(holds(only(display).what, "the kernel knows no graphics card"));
    display.console.cards = {card(false, true)};
    CHECK(holds(only(display).what, "/dev/dri/card0 is closed to the user tv"));
    CHECK(only(display).advice == "sudo usermod -aG video,render,input tv, and log in again");
    display.console.cards = {card(true, false)};
    CHECK(holds(only(display).what, "No screen is connected"));
    display.console.cards = {card(true, true)};
    CHECK(holds(only(display).what, "cannot be used: kmsdrm not available"));
}

TEST_CASE("a keyboard that is closed is worth a note, on the console alone") {
    DisplayFacts display;
    display.answer = "KMSDRM, 1920x1080, 60 Hz";
    display.user = "tv";
    display.console.keyboard_open_to_us = false;
    REQUIRE(judge(display).size() == 2);
    CHECK(judge(display)[1].verdict == Verdict::note);
    CHECK(judge(display)[1].advice == "sudo usermod -aG input tv");
    display.desktop = "DISPLAY=:0";
    CHECK(judge(display).size() == 1);
}

TEST_CASE("GPU or CPU, both draw") {
    CHECK(only(DrawingFacts{true, "Mesa Intel(R) UHD Graphics 600"}).what ==
          "The GPU draws: Mesa Intel(R) UHD Graphics 600");
    CHECK(only(DrawingFacts{false, "no GPU here"}).verdict == Verdict::good);
}

TEST_CASE("the library must be writable and have room") {
    CHECK(only(StorageFacts{"/lib", "closed", {}}).verdict == Verdict::bad);
    CHECK(only(StorageFacts{"/lib", "", {}}).verdict == Verdict::good);
    CHECK(only(StorageFacts{"/lib", "", gigabyte / 100}).verdict == Verdict::bad);
    CHECK(only(StorageFacts{"/lib", "", gigabyte / 2}).verdict == Verdict::note);
    CHECK(only(StorageFacts{"/lib", "", gigabyte * 8}).what == "8000 MB are left for the library /lib");
    CHECK(only(StorageFacts{"/lib", "", gigabyte * 70}).what == "70 GB are left for the library /lib");
}

TEST_CASE("a folder that answers at once is good") {
    CHECK(only(share()).what == "/srv/waiting-room has 12 slides, listed in 3 ms");
    CHECK(only(share()).verdict == Verdict::good);
}

TEST_CASE("a folder that hangs, cannot be read or is empty is bad") {
    FolderFacts folder = share();
    folder.slides = 0;
    CHECK(only(folder).what == "/srv/waiting-room has no slides");
    folder.trouble = "there is no such folder";
    CHECK(only(folder).what == "/srv/waiting-room cannot be read: there is no such folder");
    folder.answered = false;
    CHECK(only(folder).what == "/srv/waiting-room hangs: it did not answer in time");
    CHECK(only(folder).verdict == Verdict::bad);
}

TEST_CASE("a slow folder is worth a note, a large one is not") {
    FolderFacts folder = share();
    folder.listing = 1'500ms;
    CHECK(only(folder).verdict == Verdict::note);
    folder = share();
    folder.reading = 400ms;
    CHECK(only(folder).verdict == Verdict::note);
    CHECK(holds(only(folder).what, "read at 50 kB a second"));
    folder.bytes_read = 8'000'000;
    CHECK(only(folder).verdict == Verdict::good);
}

TEST_CASE("a folder that takes no receipt is worth a note, where one is wanted") {
    FolderFacts folder = share();
    folder.writable = false;
    REQUIRE(judge(folder).size() == 2);
    CHECK(judge(folder)[1].verdict == Verdict::note);
    folder.wants_receipt = false;
    CHECK(judge(folder).size() == 1);
}

TEST_CASE("letters that no font has are told with their scripts and packages") {
    FontFacts fonts;
    CHECK(only(fonts).verdict == Verdict::good);
    fonts.missing = {U'न', U'你', U'म'};
    fonts.where = "30-hello.xml";
    CHECK(only(fonts).verdict == Verdict::bad);
    CHECK(only(fonts).what ==
          "No font has these letters of 30-hello.xml (Chinese and Japanese, Devanagari): न 你 म");
    CHECK(only(fonts).advice == "sudo apt install fonts-noto-cjk fonts-noto-core");
    fonts.any_font = false;
    CHECK(only(fonts).what == "There is no font");
}

TEST_CASE("every letter is of some script") {
    CHECK(script_of(U'ü').name == "Latin");
    CHECK(script_of(U'Ж').name == "Cyrillic");
    CHECK(script_of(U'م').name == "Arabic");
    CHECK(script_of(U'한').package == "fonts-noto-cjk");
    CHECK(script_of(U'🏃').name == "emoji");
    CHECK(script_of(U'→').name == "signs");
}

TEST_CASE("a clock that is not set is bad, one that nobody corrects worth a note") {
    CHECK(only(ClockFacts{{}, true}).verdict == Verdict::bad);
    CHECK(only(ClockFacts{today, false}).verdict == Verdict::note);
    CHECK(only(ClockFacts{today, true}).verdict == Verdict::good);
}

TEST_CASE("what sends the computer or its screen to sleep is found") {
    SleepFacts sleep;
    CHECK(only(sleep).verdict == Verdict::good);
    sleep.desktop_sleeps = "GNOME";
    sleep.has_lid = true;
    CHECK(only(sleep).verdict == Verdict::good);  // sleep.target is masked
    sleep.sleep_is_possible = true;
    REQUIRE(judge(sleep).size() == 2);
    CHECK(judge(sleep)[0].verdict == Verdict::bad);
    CHECK(judge(sleep)[1].verdict == Verdict::note);
    sleep = {};
    sleep.blanks = 600s;
    CHECK(holds(only(sleep).what, "after 10 min"));
}

TEST_CASE("a kernel that cannot confine the studio is worth a note") {
    CHECK(only(KernelFacts{}).verdict == Verdict::good);
    CHECK(only(KernelFacts{false, true}).verdict == Verdict::note);
    CHECK(judge(KernelFacts{false, false}).size() == 2);
}
