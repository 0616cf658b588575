// Reading, checking, keeping.
#include "source/harvest.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "deck/files.h"
#include "source/check_file.h"
#include "source/eyes.h"
#include "source/gallery.h"

namespace slidewell {
namespace {

// How much is read before the folder is looked at again: so many files, or a part of them all. Each look
// costs as much as the folder is long, and so does each plan; with the parts, a long deck is read in a time
// that grows as it does, and not with its square.
constexpr std::size_t few_files = 64;
constexpr std::size_t parts = 16;
constexpr std::uint64_t most_bytes_at_once = std::uint64_t{48} << 20;
constexpr int most_second_looks = 8;
constexpr std::size_t most_verdicts = 10'000;
constexpr int most_rounds = 128;

constexpr Millis first_pause{1'000};
constexpr Millis longest_pause{30'000};
constexpr Millis longest_pause_while_copying{5'000};
constexpr int tries_before_it_counts = 3;  // of reading a file

Millis pause_after(int tries, bool cut_off) {
    const Millis longest = cut_off ? longest_pause_while_copying : longest_pause;
    return std::min(longest, first_pause * (1 << std::min(tries, 6)));
}

bool same_file(const Stamp& a, const Stamp& b) { return a.device == b.device && a.inode == b.inode; }

Diagnostic about(const std::string& file, std::string message, std::string suggestion = {}) {
    return {file, {}, Severity::error, std::move(message), std::move(suggestion)};
}

}  // namespace

// Eight bytes of a hash are as good as all of them to tell two versions of a file apart.
Task checking(const std::string& path, const ObjectId& content) {
    Task task{Task::Kind::checking, path, 0};
    std::memcpy(&task.version, content.bytes.data(), sizeof task.version);
    return task;
}

Harvest::Harvest(Folder& folder, Library& library, Shelf shelf, Examiner& examiner)
    : folder_(folder),
      library_(library),
      shelf_(std::move(shelf)),
      memo_(shelf_),
      examiner_(examiner),
      folders_{"images", "icons", "images/icons"} {}

Harvested Harvest::run(const Edition* on_air, const Watch& watch, Standing standing, Steady now) {
    Harvested result;
    on_air_ = on_air;
    if (Facts facts = examiner_.facts(); facts != facts_) {
        facts_ = std::move(facts);
        readings_.clear();
    }
    terms_.reset();
    notice_losses(on_air);
    if (standing != Standing::away) read_again_what_is_due(watch, now, result);
    for (auto& [key, cached] : readings_)
        cached.used = false;
    std::size_t files = 0;
    std::uint64_t bytes = 0;
    const std::size_t most_files = std::max(few_files, watch.files().size() / parts);
    const auto enough = [&] { return files >= most_files || bytes >= most_bytes_at_once; };
    Eyes eyes(*this, on_air, watch, standing, now);
    for (int round = 0; round < most_rounds; ++round) {
        result.plan = make_plan(on_air, eyes);
        const bool looks_elsewhere = eyes.take_new_folders();
        if (library_.losses() != losses_) {  // found while planning
            notice_losses(on_air);
            continue;
        }
        const auto paths = readable(result.plan, watch, standing, now);
        const bool first_slide = standing == Standing::cold && !result.plan.slides.empty();
        result.more_to_read = !paths.empty() || looks_elsewhere;
        if (paths.empty() || first_slide || enough() || result.trouble) break;
        for (const std::string& path : paths) {
            const WatchedFile& file = *watch.find(path);
            if (!is_to_be_read(file, now)) continue;  // others have told that it was numbered anew
            read(file, now, result);
            ++files;
            bytes += file.stamp.size;
            if (standing == Standing::cold || enough() || result.trouble) break;
        }
    }
    adopt_numbers(watch);
    forget_unused(watch, standing);
    if (!result.more_to_read) rest_from_reading();
    return result;
}

std::vector<std::string> Harvest::readable(const Plan& plan, const Watch& watch, Standing standing,
                                           Steady now) const {
    std::vector<std::string> paths;
    if (standing == Standing::away) return paths;
    std::ranges::copy_if(plan.reads, std::back_inserter(paths), [&](const std::string& path) {
        const WatchedFile* const file = watch.find(path);
        return file != nullptr && !file->vanished && is_to_be_read(*file, now);
    });
    return paths;
}

bool Harvest::is_to_be_read(const WatchedFile& file, Steady now) const {
    const Copy* const copy = copy_of(file.path);
    return copy == nullptr || !same_state(copy->stamp, file.stamp) || copy->is_due(now);
}

bool Harvest::due(Steady now) const {
    return std::ranges::any_of(copies_, [&](const Copy& copy) { return copy.is_due(now); });
}

std::optional<Steady> Harvest::next_due() const {
    std::optional<Steady> first;
    for (const Copy& copy : copies_) {
        const auto retry = copy.remarks ? copy.remarks->retry : std::nullopt;
        if (retry && (!first || *retry < *first)) first = retry;
    }
    return first;
}

bool Harvest::same_state(const Stamp& a, const Stamp& b) const {
    return a.size == b.size && a.modified == b.modified && a.changed == b.changed &&
           (same_file(a, b) || numbered_anew_ >= coincidences);
}

void Harvest::read_again_what_is_due(const Watch& watch, Steady now, Harvested& result) {
    int left = most_second_looks;
    for (const Copy& copy : copies_) {
        const WatchedFile* const file = watch.find(copy.path);
        if (!copy.is_due(now) || file == nullptr || file->vanished) continue;
        read(*file, now, result);
        if (result.trouble || --left == 0) return;
    }
}

void Harvest::read(const WatchedFile& file, Steady now, Harvested& result) {
    const std::string& path = file.path;
    const Copy* const before = copy_of(path);
    const int tries_before = before != nullptr && before->remarks ? before->remarks->tries : 0;
    const int tries = before != nullptr && same_state(before->stamp, file.stamp) ? tries_before + 1 : 0;

    const std::size_t limit = role_of(path) == FileRole::picture ? largest_picture_file : largest_slide_file;
    const auto found = folder_.read(path, limit);
    Copy copy;
    copy.path = path;
    copy.remarks = std::make_unique<Remarks>();
    if (!found) {
        const bool counts = file.stamp.size > limit || tries + 1 >= tries_before_it_counts;
        copy.remarks->kind = counts ? FileState::Kind::bad : FileState::Kind::unread;
        copy.remarks->problems = {about(path, "it cannot be read: " + found.error().message)};
    } else if (found->stamp.size != file.stamp.size || found->stamp.modified != file.stamp.modified ||
               found->bytes.size() != file.stamp.size) {
        copy.remarks->kind = FileState::Kind::arriving;
    } else {
        examine(copy, found->bytes, result);
        if (result.trouble) return;
    }
    copy.stamp = file.stamp;
    copy.read = now;
    copy.remarks->tries = tries;
    const bool good = copy.is_good();
    const bool was_good = before != nullptr && before->is_good();
    learned_ = learned_ || good || was_good;
    if (!good) copy.remarks->retry = now + pause_after(tries, copy.remarks->cut_off);
    const bool became_another = was_good && before->stamp.modified == file.stamp.modified &&
                                before->stamp.changed == file.stamp.changed &&
                                !same_file(before->stamp, file.stamp);
    if (good && became_another && before->object == copy.object) ++numbered_anew_;
    if (good && copy.remarks->problems.empty() && !copy.remarks->cut_off) copy.remarks.reset();
    put(std::move(copy));
}

void Harvest::examine(Copy& copy, const std::string& bytes, Harvested& result) {
    const std::string& path = copy.path;
    Remarks& remarks = *copy.remarks;
    remarks.kind = FileState::Kind::bad;
    const FileRole role = role_of(path);
    const ObjectId id = object_id_of(bytes);
    const Task task = checking(path, id);
    Caution* const caution = examiner_.caution();
    if (caution != nullptr && caution->forbids(task)) {
        remarks.problems = {about(path, stopped_the_studio, what_to_do)};
        return;
    }
    const InHand in_hand(caution, task);
    if (role == FileRole::picture) {
        if (const auto flaw = flaw_in_picture(path, bytes, id)) {
            remarks.cut_off = flaw->cut_off;
            remarks.problems = {flaw->cut_off ? about(path, "it does not end", "copy it again")
                                              : about(path, flaw->message)};
            return;
        }
    } else {
        XmlCheck check = check_xml(role, bytes, path);
        remarks.problems = std::move(check.diagnostics);
        remarks.cut_off = check.cut_off;
        if (has_error(remarks.problems)) {
            if (remarks.cut_off) remarks.problems.front().suggestion = "copy it again";
            return;
        }
    }
    keep(copy, bytes, result);
}

void Harvest::keep(Copy& copy, const std::string& bytes, Harvested& result) {
    const auto kept = library_.put(bytes);
    if (!kept) {
        result.trouble = kept.error();
        return;
    }
    copy.object = *kept;
    copy.remarks->kind = FileState::Kind::good;
    if (lost_.erase(*kept) > 0) result.fetched_again = true;
}

const Harvest::Copy* Harvest::copy_of(std::string_view path) const {
    const auto place = std::ranges::lower_bound(copies_, path, {}, &Copy::path);
    return place != copies_.end() && place->path == path ? &*place : nullptr;
}

// In the place of what was known of the file. New files mostly come in the order of their paths, each behind
// all others.
void Harvest::put(Copy copy) {
    const auto place = std::ranges::lower_bound(copies_, copy.path, {}, &Copy::path);
    if (place != copies_.end() && place->path == copy.path)
        *place = std::move(copy);
    else
        copies_.insert(place, std::move(copy));
}

FileState Harvest::state_of(const Copy& copy) {
    FileState state;
    state.kind = copy.remarks ? copy.remarks->kind : FileState::Kind::good;
    if (copy.is_good()) state.held = {copy.path, copy.object, copy.stamp.size};
    if (copy.remarks) state.problems = copy.remarks->problems;
    return state;
}

// What is on air was decoded before it went there.
std::optional<Flaw> Harvest::flaw_in_picture(const std::string& path, const std::string& bytes,
                                             const ObjectId& id) {
    if (lacks_its_end(bytes)) return Flaw{"it does not end", true};
    const FileEntry* const shown = on_air_ != nullptr ? find_file(*on_air_, path) : nullptr;
    if (shown != nullptr && shown->object == id) return std::nullopt;
    if (verdicts_.size() >= most_verdicts) verdicts_.clear();
    const auto [verdict, is_new] = verdicts_.try_emplace(id);
    if (is_new) verdict->second = examiner_.flaw_in_picture(bytes);
    return verdict->second;
}

void Harvest::notice_losses(const Edition* on_air) {
    const std::uint64_t losses = library_.losses();
    if (losses_ == losses) return;
    losses_ = losses;
    lost_.clear();
    const auto check = [&](const FileEntry& file) {
        if (!library_.has(file.object)) lost_.insert(file.object);
    };
    if (on_air != nullptr) {
        std::ranges::for_each(on_air->files, check);
        std::ranges::for_each(on_air->slides, check, &SlideEntry::file);
    }
    const auto forgotten = std::erase_if(
        copies_, [&](const Copy& copy) { return copy.is_good() && !library_.has(copy.object); });
    learned_ = learned_ || forgotten > 0;
}

// What a share that is away has will be there again when it is back.
void Harvest::forget_unused(const Watch& watch, Standing standing) {
    if (standing != Standing::away) {
        const auto forgotten =
            std::erase_if(copies_, [&](const Copy& copy) { return watch.find(copy.path) == nullptr; });
        learned_ = learned_ || forgotten > 0;
    }
    std::erase_if(readings_, [](const auto& reading) { return !reading.second.used; });
}

// The next plan may be days away.
void Harvest::rest_from_reading() {
    copies_.shrink_to_fit();
    names_seen_ = 0;
    names_in_order_.clear();
    names_in_order_.shrink_to_fit();
}

Harvest::ReadingKey Harvest::key_of(const FileEntry& slide, const SettingsFiles& with) {
    Fingerprint key;
    add(key, slide);
    for (const std::optional<FileEntry>* const settings : {&with.deck, &with.clinic})
        add(key, settings->value_or(FileEntry{}));
    return key.value();
}

const SlideReading* Harvest::reading_of(const FileEntry& slide, const SettingsFiles& with) const {
    const auto found = readings_.find(key_of(slide, with));
    return found != readings_.end() ? &found->second.reading : nullptr;
}

}  // namespace slidewell
