// From what a source knows to the facts of a receipt.
#include "source/receipt_keeper.h"

#include <algorithm>
#include <utility>

#include "base/wall_clock.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;

constexpr Millis refreshed_after = 1h;
constexpr Millis between_thumbnails = 15s;  // they come one by one, and each rewrites the whole page
constexpr Millis before_it_is_missed = 1min;
constexpr auto set_back = 1min;                   // smaller steps are a clock that is kept right
constexpr Millis before_copying_is_news = 2s;     // most copies are over by then
constexpr Millis before_the_clock_is_asked = 5s;  // whether it is set by now

}  // namespace

ReceiptKeeper::ReceiptKeeper(ReceiptOptions options, Folder& folder, const Gallery& gallery,
                             const Harvest& harvest)
    : options_(std::move(options)),
      folder_(folder),
      gallery_(gallery),
      harvest_(harvest),
      patience_(1s, 1min) {}

// The beginning of time: at once.
Steady ReceiptKeeper::due(const News& news, bool receipt_is_there) const {
    const EditionNumber edition = news.on_air != nullptr ? news.on_air->number : 0;
    if (says_something_else(news.situation) || told_edition_ != edition) return {};
    Steady due = written_ + refreshed_after;
    if (gallery_.count() != told_thumbnails_) due = std::min(due, written_ + between_thumbnails);
    if (!receipt_is_there) due = std::min(due, written_ + before_it_is_missed);
    if (copying_changed_) due = std::min(due, *copying_changed_ + before_copying_is_news);
    return due;
}

bool ReceiptKeeper::says_something_else(const Situation& situation) const {
    if (!told_) return true;
    Situation but_for_copying = situation;
    but_for_copying.copying = told_->copying;
    return but_for_copying != *told_;
}

void ReceiptKeeper::note_copying(const Situation& situation, Steady now) {
    const bool changed = told_ && situation.copying != told_->copying;
    copying_changed_ = changed ? copying_changed_.value_or(now) : std::optional<Steady>();
}

std::optional<Steady> ReceiptKeeper::tell(const News& news, bool receipt_is_there, Steady now,
                                          std::chrono::sys_seconds wall) {
    if (!options_.wanted) return std::nullopt;
    note_copying(news.situation, now);
    const bool is_due = due(news, receipt_is_there) <= now || is_set(wall) != knew_the_time_;
    if (is_due && patience_.over(now)) write(news, now, wall);
    const Steady next = std::max(due(news, receipt_is_there), patience_.until());
    return is_set(wall) ? next : std::min(next, now + before_the_clock_is_asked);
}

void ReceiptKeeper::write(const News& news, Steady now, std::chrono::sys_seconds wall) {
    const std::uint64_t thumbnails = gallery_.count();
    const ReceiptFacts told = facts(news, wall);
    const bool written = folder_.write_receipt("STATUS.html", receipt_html(told)).ok() &&
                         folder_.write_receipt("STATUS.txt", receipt_text(told)).ok();
    if (!written) {
        patience_.failed(now);
        return;
    }
    patience_.worked();
    told_ = news.situation;
    copying_changed_.reset();
    told_edition_ = news.on_air != nullptr ? news.on_air->number : 0;
    told_thumbnails_ = thumbnails;
    knew_the_time_ = is_set(wall);
    written_ = now;
}

ReceiptFacts ReceiptKeeper::facts(const News& news, std::chrono::sys_seconds wall) const {
    const auto local = [&](const std::optional<std::chrono::sys_seconds>& time) {
        return time ? std::optional<WallTime>(told_at(wall, *time)) : std::nullopt;
    };
    ReceiptFacts facts;
    facts.tv = options_.tv;
    facts.source = options_.name;
    facts.written = told_at(wall, wall);
    facts.read = local(news.read);
    if (news.on_air != nullptr) {
        facts.edition = static_cast<int>(news.on_air->number);
        facts.on_air_since = told_at(wall, news.on_air->published);
        for (const SlideEntry& entry : news.on_air->slides) {
            if (is_missing(news.situation.findings, entry.file.path)) continue;
            facts.slides.push_back(slide(news, entry, wall));
        }
    }
    facts.findings = news.situation.findings;
    facts.copying = news.situation.copying;
    facts.lost_since = local(news.situation.lost_since);
    facts.full_disk_left = news.situation.full_disk_left;
    facts.undone = local(news.situation.undone);
    facts.notes = news.situation.notes;
    return facts;
}

// What was noted by a clock that was not set, or is after `now` since the clock was set back, is left unsaid.
WallTime ReceiptKeeper::told_at(std::chrono::sys_seconds now, std::chrono::sys_seconds time) const {
    const bool is_ahead = is_set(now) && time > now + set_back;
    return is_set(time) && !is_ahead ? options_.wall_time(time) : WallTime{};
}

ReceiptSlide ReceiptKeeper::slide(const News& news, const SlideEntry& entry,
                                  std::chrono::sys_seconds wall) const {
    ReceiptSlide slide;
    slide.file = entry.file.path;
    if (const SlideReading* const reading = harvest_.reading_of(entry.file, news.settings)) {
        slide.title = reading->title;
        slide.lasts = reading->lasts;
        slide.transition = reading->transition;
    }
    slide.thumbnail = gallery_.of(entry.file.path, version_of(*news.on_air, entry));
    const auto older = news.situation.older.find(entry.file.path);
    if (older != news.situation.older.end()) slide.older_since = told_at(wall, older->second);
    return slide;
}

}  // namespace slidewell
