// Stations: a source with its folder, its shelf, its receipts and its thread.
#include "app/sources.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <ctime>
#include <exception>
#include <utility>

#include <unistd.h>

#include "app/clock.h"
#include "app/examiner.h"
#include "app/home.h"
#include "base/exception.h"
#include "base/heap.h"
#include "source/rclone_folder.h"
#include "source/run_source.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;
namespace chrono = std::chrono;

// A folder that has not answered until then counts as one without slides, while nothing else plays.
constexpr chrono::seconds longest_silence{3};

// What the library has is on the screen before a folder is looked into.
constexpr chrono::milliseconds head_start{500};

// Before a source that ran out of memory, say, is tried again.
constexpr chrono::milliseconds after_trouble{5'000};

// False when it was told to stop.
bool sleeps(chrono::milliseconds time, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

Instant clock_now() {
    const MachineClocks clocks;
    return {chrono::time_point_cast<Millis>(clocks.steady()), chrono::floor<chrono::seconds>(clocks.wall())};
}

WallTime wall_time(chrono::sys_seconds moment) {
    const std::tm local = on_the_wall(moment);
    return {chrono::year_month_day{chrono::year{local.tm_year + 1900},
                                   chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                                   chrono::day{static_cast<unsigned>(local.tm_mday)}},
            {local.tm_hour, local.tm_min}};
}

// What is wrong, as the log names files: with their folder. At the first look into it, everything might still
// be on its way; that is no finding.
Diagnostics findings_of(Situation situation, const fs::path& folder, bool looked) {
    if (!looked) situation.copying.clear();
    Diagnostics findings = to_diagnostics(situation, folder.string());
    for (Diagnostic& finding : findings) {
        if (finding.file != folder.string()) finding.file = (folder / finding.file).string();
    }
    return findings;
}

}  // namespace

OpenFolder open_folders(fs::path library) {
    return [library = std::move(library)](const SourceSetting& source, std::stop_token stop) {
        if (source.remote.empty()) return open_disk_folder(source.folder);
        return open_rclone_folder(source.remote, mirror_of(source.remote, library), std::move(stop));
    };
}

struct Sources::Station {
    SourceSetting setting;
    std::stop_source ending;  // of what the folder is busy with
    std::unique_ptr<Folder> folder;
    std::unique_ptr<DeckExaminer> examiner;
    Gallery gallery;
    std::unique_ptr<Source> source;
    Offer offer;  // guarded by Sources::mutex_
    std::unique_ptr<Worker> worker;
};

Sources::Sources(std::unique_ptr<Shelter> shelter) : shelter_(std::move(shelter)) {}

// Threads that still run may call each other's stations.
Sources::~Sources() {
    ask_to_stop();
    impatience_.reset();
    for (const auto& station : stations_)
        station->worker.reset();
}

Result<std::unique_ptr<Sources>> Sources::open(const Settings& settings, std::unique_ptr<Shelter> shelter,
                                               const OpenFolder& open_folder, Diagnostics& warnings,
                                               const CautionMaker& cautions) {
    std::unique_ptr<Sources> sources(new Sources(std::move(shelter)));
    // One that cannot be had does not keep the others from playing.
    for (const SourceSetting& source : settings.sources) {
        if (auto added = sources->add(source, settings, open_folder, cautions); !added)
            warnings.push_back({name_of(source), {}, Severity::error, added.error().message, {}});
    }
    if (sources->stations_.empty() && !warnings.empty()) return Error{to_string(warnings.back())};
    sources->renew_programme();
    return sources;
}

// With `mutex_` held, once threads run.
void Sources::renew_programme() {
    std::vector<Offer> offers;
    for (const auto& station : stations_)
        offers.push_back(station->offer);
    programme_ = make_programme(offers, shelter_->library());
}

// A folder that is named twice plays once.
Result<> Sources::add(const SourceSetting& source, const Settings& settings, const OpenFolder& open_folder,
                      const CautionMaker& cautions) {
    const std::string name = name_of(source);
    const bool known = std::ranges::any_of(
        stations_, [&](const auto& station) { return name_of(station->setting) == name; });
    if (known) return Done{};
    Library& library = shelter_->library();
    const auto shelf = library.shelf(name);
    if (!shelf) return Error{"its slides cannot be kept: " + shelf.error().message};
    auto station = std::make_unique<Station>();
    station->setting = source;
    station->folder = open_folder(source, station->ending.get_token());
    station->examiner = std::make_unique<DeckExaminer>(name, settings.images, settings.clinic,
                                                       cautions ? cautions() : nullptr);
    SourceOptions options;
    options.poll = source.poll;
    options.receipt = {source.receipt, settings.tv.empty() ? computer_name() : settings.tv, name, wall_time};
    station->source =
        std::make_unique<Source>(SourceTools{*station->folder, library, *station->examiner, station->gallery},
                                 *shelf, std::move(options));
    station->offer.folder = name;
    station->offer.edition = station->source->on_air();
    stations_.push_back(std::move(station));
    return Done{};
}

void Sources::start(std::function<void()> changed) {
    changed_ = std::move(changed);
    for (const auto& station : stations_) {
        station->worker = std::make_unique<Worker>(
            [this, &station = *station](const std::stop_token& stop) { run(station, stop); });
    }
    impatience_ = std::make_unique<Worker>([this](const std::stop_token& stop) { stop_waiting(stop); });
}

void Sources::run(Station& station, const std::stop_token& stop) {
    if (station.offer.edition && !sleeps(head_start, stop)) return;
    const std::stop_callback end(stop, [&] { station.ending.request_stop(); });
    SourceListener listener;
    listener.published = [&](const std::shared_ptr<const Edition>& edition) {
        offer(station, [&](Offer& offer) {
            if (offer.edition && offer.edition->number == edition->number) return;
            offer.edition = edition;
        });
        station.gallery.keep_only(*edition);
    };
    listener.fetched_again = [&] { offer(station, [](Offer&) {}); };
    listener.news = [&](const Situation& situation) {
        offer(station, [&](Offer& offer) {
            offer.findings = findings_of(situation, offer.folder, offer.looked);
            offer.absence = station.source->absence();
        });
    };
    listener.settled = [&] {
        offer(station, [&](Offer& offer) {
            offer.looked = true;
            offer.findings = findings_of(station.source->situation(), offer.folder, true);
            offer.absence = station.source->absence();
        });
        give_heap_back();  // what reading a long deck took
    };
    while (!stop.stop_requested()) {
        try {
            run_source(*station.source, clock_now, listener, stop);
        } catch (const std::exception& problem) {
            offer(station, [&](Offer& offer) {
                offer.looked = true;
                offer.findings = {{offer.folder.string(), {}, Severity::error, in_words(problem), {}}};
            });
            static_cast<void>(sleeps(after_trouble, stop));
        }
    }
}

void Sources::offer(Station& station, const std::function<void(Offer&)>& change) {
    {
        const std::lock_guard lock(mutex_);
        change(station.offer);
        renew_programme();
        if (std::exchange(told_, true)) return;
    }
    changed_();
}

// So that a screen that has nothing to show says so even when a folder hangs.
void Sources::stop_waiting(const std::stop_token& stop) {
    if (!sleeps(longest_silence, stop) || newest_is_complete()) return;
    for (const auto& station : stations_)
        offer(*station, [](Offer& offer) { offer.looked = offer.looked || !offer.edition; });
}

bool Sources::newest_is_complete() {
    const std::lock_guard lock(mutex_);
    return programme_->complete;
}

void Sources::wake() {
    for (const auto& station : stations_)
        station->folder->wake();
}

void Sources::ask_to_stop() {
    for (const auto& station : stations_) {
        if (station->worker) station->worker->ask_to_stop();
    }
    if (impatience_) impatience_->ask_to_stop();
}

void Sources::leave_behind() { shelter_->leave_behind(); }

bool Sources::ended_by(std::chrono::steady_clock::time_point moment) const {
    const auto ended = [&](const std::unique_ptr<Worker>& worker) {
        return !worker || worker->ended_by(moment);
    };
    return ended(impatience_) &&
           std::ranges::all_of(stations_, [&](const auto& station) { return ended(station->worker); });
}

std::shared_ptr<const Programme> Sources::newest() {
    const std::lock_guard lock(mutex_);
    told_ = false;
    return programme_;
}

std::vector<Sitting> Sources::sittings() {
    const std::lock_guard lock(mutex_);
    std::vector<Sitting> sittings;
    for (const auto& station : stations_) {
        if (!station->setting.receipt || !station->offer.edition) continue;
        sittings.push_back({station->offer.folder, station->offer.edition, &station->gallery});
    }
    return sittings;
}

}  // namespace slidewell
