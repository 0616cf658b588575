// One day like another, and no day like another.
#include "month.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <memory>

namespace slidewell::soak {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto longest_wait = 60s;      // really, for something to be dealt with
constexpr Millis aftermath = 10'000ms;  // of the show's time
constexpr Size usual_screen{640, 360};
constexpr Size other_screen{512, 384};

std::string slide(const std::string& title, const std::string& more) {
    return "<slide time='2m' transition-time='500ms'><title>" + title + "</title>" + more + "</slide>\n";
}

// As an editor does it.
void save(const fs::path& file, const std::string& content) {
    const fs::path beside = file.string() + ".part";
    std::ofstream(beside, std::ios::binary) << content;
    fs::rename(beside, file);
}

std::vector<Event> nothing_at_the_screen() { return {}; }

Usage least(const Usage& a, const Usage& b) {
    return {std::min(a.megabytes, b.megabytes), std::min(a.open_files, b.open_files)};
}

}  // namespace

void Month::fill(const fs::path& share) {
    fs::create_directories(share);
    save(share / "10-what.xml", slide("Achilles tendonitis", "<text>A sore heel cord</text>"));
    save(share / "20-causes.xml",
         "<slide layout='list' time='2m' transition='push-left' reveal='one-by-one'><title>Causes</title>"
         "<item>Too much, too soon</item><item>Hard shoes</item><item>Stiff calves</item></slide>\n");
    save(share / "30-signs.xml",
         "<slide layout='list' tone='dark' time='2m' transition='wipe-left'><title>Signs</title>"
         "<item icon='sunrise' lead='Mornings'>The first steps hurt</item></slide>\n");
    save(share / "40-book.xml",
         "<slide layout='invitation' time='2m'><title>Book a first visit</title>"
         "<qr href='https://example.org/' label='Book'/></slide>\n");
    save(share / "50-quote.xml",
         "<slide layout='quote' tone='accent' time='2m' transition='zoom'>"
         "<quote by='A runner'>I walk again</quote></slide>\n");
}

Month::Month(int days, fs::path share, SimulatedClocks& clocks, Ledger& ledger)
    : share_(std::move(share)), clocks_(clocks), ledger_(ledger) {
    for (int day = 0; day < days; ++day)
        plan_day(day);
    std::ranges::stable_sort(happenings_, {}, &Happening::at);
}

void Month::plan_day(int day) {
    change_screen(day);
    edit(day);
    add_and_remove(day);
    kill_studio(day);
    if (day % 3 == 1) lose_share(day);
    if (day % 4 == 2) break_and_mend(day);
    disturb_clock(day);
    take_stock(day);
}

void Month::at(int day, int hour, std::string what, std::function<std::vector<Event>()> happens,
               std::function<bool()> settled) {
    happenings_.push_back({clocks_.start() + 24h * day + std::chrono::hours(hour), std::move(what),
                           std::move(happens), std::move(settled)});
}

void Month::change_screen(int day) {
    const auto turn_to = [this](Size size) {
        return [this, size] {
            world_->resize(size);
            return std::vector<Event>{Resized{size}};
        };
    };
    const auto at_once = [] { return true; };
    at(day, 6, "another screen", turn_to(other_screen), at_once);
    at(day, 7, "the usual screen", turn_to(usual_screen), at_once);
}

void Month::edit(int day) {
    const fs::path file = share_ / "10-what.xml";
    const auto before = std::make_shared<std::optional<SlideVersion>>();
    const std::string text = "<text>Day " + std::to_string(day + 1) + "</text>";
    at(
        day, 9, "an edit",
        [this, file, text, before] {
            *before = ledger_.version_of(file.string());
            save(file, slide("Achilles tendonitis", text));
            return nothing_at_the_screen();
        },
        [this, file, before] { return ledger_.version_of(file.string()) != *before; });
}

void Month::add_and_remove(int day) {
    const fs::path file = share_ / "25-today.xml";
    const std::string id = file.string();
    at(
        day, 10, "a new slide",
        [file, day] {
            save(file, slide("Today", "<text>Closed at " + std::to_string(day % 12 + 1) + "</text>"));
            return nothing_at_the_screen();
        },
        [this, id] { return ledger_.lists(id); });
    at(
        day, 16, "a slide taken away",
        [file] {
            fs::remove(file);
            return nothing_at_the_screen();
        },
        [this, id] { return !ledger_.lists(id); });
}

void Month::break_and_mend(int day) {
    const fs::path file = share_ / "40-book.xml";
    const auto before = std::make_shared<std::optional<SlideVersion>>();
    at(
        day, 12, "a spelling mistake",
        [this, file, before] {
            *before = ledger_.version_of(file.string());
            ledger_.forget_what_was_said();
            save(file, "<slide><titel>Book</titel></slide>\n");
            return nothing_at_the_screen();
        },
        [this, file] { return ledger_.was_said_of(file.string()); });
    at(
        day, 13, "a mistake mended",
        [file, day] {
            save(file, slide("Book a visit", "<text>Ring " + std::to_string(day) + "</text>"));
            return nothing_at_the_screen();
        },
        [this, file, before] { return ledger_.version_of(file.string()) != *before; });
}

void Month::lose_share(int day) {
    const fs::path elsewhere = share_.string() + " (gone)";
    at(
        day, 14, "a share gone",
        [this, elsewhere] {
            fs::rename(share_, elsewhere);
            return nothing_at_the_screen();
        },
        [this] { return ledger_.source_is_away(); });
    at(
        day, 15, "a share back",
        [this, elsewhere] {
            fs::rename(elsewhere, share_);
            return nothing_at_the_screen();
        },
        [this] { return !ledger_.source_is_away(); });
}

void Month::kill_studio(int day) {
    for (const int hour : {4, 11, 17}) {
        const auto before = std::make_shared<int>();
        at(
            day, hour, "a studio killed",
            [this, before] {
                *before = ledger_.playlists();
                for (const pid_t child : children())
                    ::kill(child, SIGKILL);
                return nothing_at_the_screen();
            },
            [this, before] { return ledger_.playlists() > *before; });
    }
}

void Month::disturb_clock(int day) {
    static constexpr std::array jumps{26'000h, -200'000h, 1h, -1h, 0h};
    static constexpr std::array<const char*, 3> zones{"Europe/Brussels", "Pacific/Auckland", "UTC"};
    const auto at_once = [] { return true; };
    at(
        day, 18, "a clock set",
        [this, day] {
            clocks_.set_wall(jumps.at(static_cast<std::size_t>(day) % jumps.size()));
            return nothing_at_the_screen();
        },
        at_once);
    at(
        day, 19, "another time zone",
        [day] {
            ::setenv("TZ", zones.at(static_cast<std::size_t>(day) % zones.size()), 1);
            ::tzset();
            return nothing_at_the_screen();
        },
        at_once);
}

void Month::take_stock(int day) {
    at(
        day, 23, "",
        [this, day] {
            Day today = ledger_.close_day(day + 1);
            today.restarts = keeper_->health().restarts;
            if (least_used_) {
                today.player_mb = least_used_->player.megabytes;
                today.player_files = least_used_->player.open_files;
                today.studio_mb = least_used_->studio.megabytes;
                today.studio_files = least_used_->studio.open_files;
            }
            least_used_.reset();
            days_.push_back(today);
            if (world_->is_black()) ledger_.complain("the screen was black at the end of a day");
            return nothing_at_the_screen();
        },
        [] { return true; });
}

void Month::look_at_memory() {
    const auto time_of_day = (clocks_.steady() - clocks_.start()) % 24h;
    if (time_of_day < 21h) return;
    Used now;
    now.player = usage_of("self");
    for (const pid_t child : children()) {
        const Usage one = usage_of(std::to_string(child));
        now.studio.megabytes += one.megabytes;
        now.studio.open_files += one.open_files;
    }
    if (!least_used_) least_used_ = now;
    least_used_->player = least(least_used_->player, now.player);
    least_used_->studio = least(least_used_->studio, now.studio);
}

Clocks::Time Month::next() const {
    if (current_ != nullptr || next_ == happenings_.size()) return Clocks::Time::max();
    return happenings_[next_].at;
}

std::vector<Event> Month::act(Clocks::Time /*it is time*/) {
    current_ = &happenings_[next_++];
    since_ = std::chrono::steady_clock::now();
    if (!current_->what.empty()) ++counts_[current_->what];
    return current_->happens();
}

// Nor does the month begin before all slides are known: in life that is over within the first minute.
bool Month::busy() {
    if (!ledger_.knows_all()) return true;
    if (current_ == nullptr) return false;
    const bool too_long = std::chrono::steady_clock::now() - since_ > longest_wait;
    if (too_long) ledger_.complain(current_->what + " was not dealt with in a minute");
    if (!too_long && !current_->settled()) return true;
    current_ = nullptr;
    settled_ = clocks_.steady();
    return false;
}

bool Month::disturbs(Clocks::Time now) { return busy() || now - settled_ < aftermath; }

}  // namespace slidewell::soak
