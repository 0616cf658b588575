// One look after the other.
#include "source/source.h"

#include <algorithm>
#include <utility>

#include "base/heap.h"
#include "source/check_file.h"
#include "source/notes.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;

// While much is still to be read, what is ready goes on air as often as this.
constexpr Millis between_parts = 2s;
// Tidying reads all editions, so the show begins first.
constexpr Millis before_tidying = 1min;
constexpr Millis between_tidyings = 1h;
// A file that stood still for so long is quiet, however seldom the folder is looked into.
constexpr Millis longest_settling = 5s;

// A folder that watches itself for so long costs next to nothing. Whatever else happens ends its rest.
constexpr Millis longest_rest = 1min;

// A look at so many takes about two milliseconds of a core. With more of them we look less often, though
// often enough that a change is on air within 5 s.
constexpr std::size_t many_files = 1'000;
constexpr Millis longest_between_looks = 3s;

std::optional<FileEntry> file_of(const Edition& edition, std::string_view path) {
    const auto file = std::ranges::find(edition.files, path, &FileEntry::path);
    return file != edition.files.end() ? std::optional<FileEntry>(*file) : std::nullopt;
}

Edition draft_of(Plan plan) {
    Edition draft;
    draft.slides = std::move(plan.slides);
    draft.files = std::move(plan.files);
    return draft;
}

}  // namespace

Source::Source(const SourceTools& tools, Shelf shelf, SourceOptions options)
    : tools_(tools),
      shelf_(std::move(shelf)),
      options_(std::move(options)),
      watch_(std::min<Millis>(options_.poll / 2, longest_settling)),
      harvest_(tools_.folder, tools_.library, shelf_, tools_.examiner),
      requests_(shelf_),
      receipt_(options_.receipt, tools_.folder, tools_.gallery, harvest_),
      folder_patience_(options_.poll, std::max<Millis>(options_.poll, 4s)),
      library_patience_(1s, 30s) {
    if (auto newest = shelf_.newest()) put_on_air(*std::move(newest));
}

Outcome Source::step(const Instant& now) {
    Outcome outcome;
    const bool away = !look(now);
    stale_ = stale_ || (was_away_ && !away);
    was_away_ = away;
    if (library_patience_.over(now.steady)) {
        answer_undo(away, now, outcome);
        // What goes on air for the first time is looked at again, as the edition that it is now.
        for (int i = 0; i < 2 && has_work(away, now.steady); ++i)
            harvest(standing(away), now, outcome);
    }
    if (is_quiet(away)) harvest_.remember(now.steady, now.wall);
    Situation situation = take_stock();
    outcome.news = situation != situation_;
    situation_ = std::move(situation);
    tidy(now);
    if (watch_.files().size() >= many_files) give_heap_back();  // what looks and plans took
    outcome.next_look = next_look();
    return outcome;
}

// What was there at the first look was quiet at the second, or somebody is still writing it.
bool Source::settled() const {
    return was_away_ || (read_ && !has_slides()) || (looks_ > 1 && !more_to_read_);
}

// False when the folder cannot be read, or its slides are all gone at once.
bool Source::look(const Instant& now) {
    if (!std::exchange(recalled_, true)) harvest_.recall();
    auto contents = tools_.folder.list(harvest_.folders());
    if (!contents) {
        unreachable_ = contents.error();
        folder_patience_.failed(now.steady);
        return false;
    }
    unreachable_.reset();
    folder_patience_.worked();
    ++looks_;
    read_ = now.wall;
    const Change change = watch_.look(*std::move(contents), now.steady);
    const bool waits_for_calm = more_to_read_ || !found_.copying.empty();
    stale_ = stale_ || change == Change::other || (change == Change::calm && waits_for_calm);
    const bool lost = shows_something() && !has_slides();
    if (!lost) lost_since_.reset();
    if (lost && !lost_since_) lost_since_ = now.wall;
    return !lost;
}

Standing Source::standing(bool away) const {
    if (away || undo_holds()) return Standing::away;
    return shows_something() ? Standing::usual : Standing::cold;
}

bool Source::has_work(bool away, Steady now) const {
    if (library_patience_.pause() > Millis{0} && !library_patience_.over(now)) return false;
    if (new_on_air_ || harvest_.lost_something()) return true;
    return standing(away) != Standing::away && (stale_ || more_to_read_ || trouble_ || harvest_.due(now));
}

bool Source::is_quiet(bool away) const {
    return standing(away) == Standing::usual && !stale_ && nothing_is_pending();
}

bool Source::nothing_is_pending() const { return !more_to_read_ && !trouble_ && !watch_.next_look(); }

bool Source::has_slides() const {
    return std::ranges::any_of(watch_.files(),
                               [](const WatchedFile& file) { return role_of(file.path) == FileRole::slide; });
}

// Takes what is on air back when somebody asks for it.
void Source::answer_undo(bool away, const Instant& now, Outcome& outcome) {
    if (!on_air_) return;
    const EditionNumber number = on_air_->number;
    if (!(away ? requests_.asked_on_shelf(number) : requests_.asked(watch_, number))) return;
    std::optional<Edition> draft = whole_edition_before();
    nothing_before_ = !draft;
    if (!draft) return requests_.answered();

    draft->undo = Undo{number, content_number(*draft)};
    draft->folder_state = away ? on_air_->folder_state : folder_state(watch_, *answering_);
    if (publish(*std::move(draft), now, outcome)) requests_.answered();
}

std::optional<Edition> Source::whole_edition_before() const {
    const auto has = [&](const FileEntry& file) { return tools_.library.has(file.object); };
    for (auto before = shelf_.before(*on_air_); before; before = shelf_.before(*before)) {
        if (std::ranges::all_of(before->slides, has, &SlideEntry::file) &&
            std::ranges::all_of(before->files, has))
            return *std::move(before);
    }
    return std::nullopt;
}

// Until something changes in the folder.
bool Source::undo_holds() const {
    if (!on_air_ || !on_air_->undo) return false;
    return !read_ || lost_since_ || is_restless(watch_, *answering_) ||
           folder_state(watch_, *answering_) == on_air_->folder_state;
}

void Source::harvest(Standing standing, const Instant& now, Outcome& outcome) {
    Harvested harvested = harvest_.run(on_air_.get(), watch_, standing, now.steady);
    new_on_air_ = false;
    const bool away = standing == Standing::away;
    if (!away) {
        stale_ = false;
        more_to_read_ = harvested.more_to_read;
        note(harvested, now);
    }
    outcome.fetched_again = outcome.fetched_again || harvested.fetched_again;
    if (harvested.trouble) return meet(*harvested.trouble, now);
    trouble_.reset();
    library_patience_.worked();
    if (!worth_publishing(harvested, away, now.steady)) return;

    Edition draft = draft_of(std::move(harvested.plan));
    draft.folder_state = away ? on_air_->folder_state : folder_state(watch_, draft);
    if (away) draft.undo = on_air_->undo;
    (void)publish(std::move(draft), now, outcome);
}

// Remembers what a plan found out, until the next one.
void Source::note(const Harvested& harvested, const Instant& now) {
    const Plan& plan = harvested.plan;
    Situation found;
    found.findings = plan.findings;
    found.copying = plan.copying;
    for (const std::string& slide : plan.older) {
        const auto known = found_.older.find(slide);
        found.older.emplace(slide, known != found_.older.end() ? known->second : now.wall);
    }
    for (const WatchedFile& file : watch_.files()) {
        if (role_of(file.path) == FileRole::slide && is_conflict_copy(file.path))
            found.findings.push_back(notes::conflict_copy(file.path));
    }
    found_ = std::move(found);
    nothing_good_ = plan.slides.empty() && plan.reads.empty() && plan.copying.empty() && on_air_ &&
                    !std::ranges::all_of(on_air_->slides, [&](const SlideEntry& slide) {
                        return is_missing(found_.findings, slide.file.path);
                    });
}

bool Source::worth_publishing(const Harvested& harvested, bool away, Steady now) const {
    const Plan& plan = harvested.plan;
    if (plan.slides.empty()) return false;
    const bool undo_is_over = on_air_ && on_air_->undo && !away;
    if (on_air_ && shows(*on_air_, plan) && !undo_is_over) return false;
    return !harvested.more_to_read || !shows_something() || now - published_ >= between_parts;
}

bool Source::publish(Edition draft, const Instant& now, Outcome& outcome) {
    draft.published = now.wall;
    auto published = shelf_.publish(std::move(draft));
    if (!published) {
        meet(published.error(), now);
        return false;
    }
    published_ = now.steady;
    put_on_air(*std::move(published));
    outcome.published = true;
    return true;
}

void Source::put_on_air(Edition edition) {
    undone_.reset();
    if (edition.undo) {
        const auto taken_back = shelf_.edition(edition.undo->taken_back);
        const auto content = taken_back ? shelf_.edition(content_number(*taken_back)) : taken_back;
        undone_ = content ? content->published : edition.published;
    }
    new_on_air_ = true;
    settings_ = {file_of(edition, "deck.xml"), file_of(edition, "clinic.xml"), file_of(edition, "theme.xml")};
    on_air_ = std::make_shared<const Edition>(std::move(edition));
    answering_ = answering_edition(shelf_, on_air_);
    if (!answering_) answering_ = on_air_;
}

// What is on air goes on; it is tried again after a while.
void Source::meet(const LibraryError& trouble, const Instant& now) {
    if (trouble.problem == Problem::missing) harvest_.look_for_losses();
    if (trouble.problem == Problem::full || trouble.problem == Problem::over_limit)
        (void)tools_.library.collect_garbage(Keep{}, now.wall);
    const auto room = tools_.library.free_space();
    room_left_ = room ? *room : 0;
    trouble_ = trouble;
    library_patience_.failed(now.steady);
}

void Source::tidy(const Instant& now) {
    if (!next_tidying_) next_tidying_ = now.steady + before_tidying;
    if (now.steady < *next_tidying_) return;
    next_tidying_ = now.steady + between_tidyings;
    (void)tools_.library.collect_garbage(Keep{}, now.wall);
}

Situation Source::take_stock() const {
    Situation situation = undo_holds() ? Situation{} : found_;
    situation.undone = undone_;
    if (!unreachable_) situation.lost_since = lost_since_;
    const bool full = trouble_ && trouble_->problem == Problem::full;
    if (full) situation.full_disk_left = room_left_;
    const auto say = [&](ReceiptNote note) { situation.notes.push_back(std::move(note)); };
    if (unreachable_) say(notes::unreachable(*unreachable_, shows_something()));
    if (trouble_ && !full && trouble_->problem != Problem::missing) say(notes::library_trouble(*trouble_));
    if (!unreachable_ && !shows_something() && !has_slides()) say(notes::no_slides_yet());
    if (nothing_good_) say(notes::no_good_slide_left());
    if (nothing_before_ && watch_.undo()) say(notes::nothing_to_go_back_to());
    for (const ClosedFolder& folder : watch_.closed())
        say(notes::closed(folder));
    return situation;
}

std::optional<Absence> Source::absence() const {
    if (unreachable_) return Absence{read_, unreachable_->message};
    if (lost_since_) return Absence{lost_since_, "all slides are gone at once"};
    return std::nullopt;
}

// Nothing is written into what may be another folder in the place of ours.
void Source::tell(const Instant& now) {
    const bool is_ours =
        watch_.has_receipt() || std::ranges::any_of(watch_.files(), [](const WatchedFile& file) {
            return role_of(file.path) == FileRole::slide && !file.vanished;
        });
    next_receipt_.reset();
    if (unreachable_ || !is_ours) return;
    const News news{on_air_.get(), settings_, situation_, read_};
    next_receipt_ = receipt_.tell(news, watch_.has_receipt(), now.steady, now.wall);
}

bool Source::rest(Steady now) {
    const bool all_quiet = settled() && !was_away_ && nothing_is_pending();
    const Millis two_pauses = next_look() * 2;
    const Millis longest = std::min(std::max(longest_rest, two_pauses), next_due() - now);
    return all_quiet && two_pauses <= longest && tools_.folder.rest(harvest_.folders(), next_look(), longest);
}

// What happens by time alone.
Steady Source::next_due() const {
    return std::min(harvest_.next_due().value_or(Steady::max()), next_receipt_.value_or(Steady::max()));
}

Millis Source::next_look() const {
    if (unreachable_) return folder_patience_.pause();
    if (more_to_read_ && !trouble_ && standing(was_away_) != Standing::away) return Millis{0};
    const Millis for_so_many = options_.poll * (1 + watch_.files().size() / many_files);
    const Millis all_quiet = std::min(for_so_many, std::max(options_.poll, longest_between_looks));
    return std::min(all_quiet, watch_.next_look().value_or(all_quiet));
}

}  // namespace slidewell
