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
constexpr int coincidences = 3;

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
    forget_unused(watch, standing);
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
    const auto copy = copies_.find(file.path);
    return copy == copies_.end() || !same_state(copy->second.stamp, file.stamp) || is_due(copy->second, now);
}

bool Harvest::due(Steady now) const {
    return std::ranges::any_of(copies_, [&](const auto& copy) { return is_due(copy.second, now); });
}

std::optional<Steady> Harvest::next_due() const {
    std::optional<Steady> first;
    for (const auto& [path, copy] : copies_) {
        if (copy.retry && (!first || *copy.retry < *first)) first = copy.retry;
    }
    return first;
}

bool Harvest::same_state(const Stamp& a, const Stamp& b) const {
    return a.size == b.size && a.modified == b.modified && a.changed == b.changed &&
           (same_file(a, b) || numbered_anew_ >= coincidences);
}

void Harvest::read_again_what_is_due(const Watch& watch, Steady now, Harvested& result) {
    int left = most_second_looks;
    for (auto& [path, copy] : copies_) {
        const WatchedFile* const file = watch.find(path);
        if (!is_due(copy, now) || file == nullptr || file->vanished) continue;
        read(*file, now, result);
        if (result.trouble || --left == 0) return;
    }
}

void Harvest::read(const WatchedFile& file, Steady now, Harvested& result) {
    const std::string& path = file.path;
    const auto known = copies_.find(path);
    const std::optional<Copy> before =
        known != copies_.end() ? std::optional<Copy>(known->second) : std::nullopt;
    const int tries = before && same_state(before->stamp, file.stamp) ? before->tries + 1 : 0;

    const std::size_t limit = role_of(path) == FileRole::picture ? largest_picture_file : largest_slide_file;
    const auto found = folder_.read(path, limit);
    Copy copy;
    if (!found) {
        const bool counts = file.stamp.size > limit || tries + 1 >= tries_before_it_counts;
        copy.state.kind = counts ? FileState::Kind::bad : FileState::Kind::unread;
        copy.state.problems = {about(path, "it cannot be read: " + found.error().message)};
    } else if (found->stamp.size != file.stamp.size || found->stamp.modified != file.stamp.modified ||
               found->bytes.size() != file.stamp.size) {
        copy.state.kind = FileState::Kind::arriving;
    } else {
        copy = examined(path, found->bytes, result);
        if (result.trouble) return;
    }
    copy.stamp = file.stamp;
    copy.read = now;
    copy.tries = tries;
    const bool good = copy.state.kind == FileState::Kind::good;
    learned_ = learned_ || good || (before && before->state.kind == FileState::Kind::good);
    if (!good) copy.retry = now + pause_after(tries, copy.cut_off);
    const bool became_another = before && before->stamp.modified == file.stamp.modified &&
                                before->stamp.changed == file.stamp.changed &&
                                !same_file(before->stamp, file.stamp);
    if (good && became_another && before->state.held == copy.state.held) ++numbered_anew_;
    copies_.insert_or_assign(path, std::move(copy));
}

Harvest::Copy Harvest::examined(const std::string& path, const std::string& bytes, Harvested& result) {
    Copy copy;
    const FileRole role = role_of(path);
    const ObjectId id = object_id_of(bytes);
    const Task task = checking(path, id);
    Caution* const caution = examiner_.caution();
    if (caution != nullptr && caution->forbids(task)) {
        copy.state.kind = FileState::Kind::bad;
        copy.state.problems = {about(path, stopped_the_studio, what_to_do)};
        return copy;
    }
    const InHand in_hand(caution, task);
    if (role == FileRole::picture) {
        if (const auto flaw = flaw_in_picture(path, bytes, id)) {
            copy.state.kind = FileState::Kind::bad;
            copy.cut_off = flaw->cut_off;
            copy.state.problems = {flaw->cut_off ? about(path, "it does not end", "copy it again")
                                                 : about(path, flaw->message)};
            return copy;
        }
    } else {
        XmlCheck check = check_xml(role, bytes, path);
        copy.state.problems = std::move(check.diagnostics);
        copy.cut_off = check.cut_off;
        if (has_error(copy.state.problems)) {
            copy.state.kind = FileState::Kind::bad;
            if (copy.cut_off) copy.state.problems.front().suggestion = "copy it again";
            return copy;
        }
    }
    keep(copy, path, bytes, result);
    return copy;
}

void Harvest::keep(Copy& copy, const std::string& path, const std::string& bytes, Harvested& result) {
    const auto kept = library_.put(bytes);
    if (!kept) {
        result.trouble = kept.error();
        return;
    }
    copy.state.kind = FileState::Kind::good;
    copy.state.held = {path, *kept, bytes.size()};
    if (lost_.erase(*kept) > 0) result.fetched_again = true;
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
    const auto forgotten = std::erase_if(copies_, [&](const auto& copy) {
        const FileState& state = copy.second.state;
        return state.kind == FileState::Kind::good && !library_.has(state.held.object);
    });
    learned_ = learned_ || forgotten > 0;
}

// What a share that is away has will be there again when it is back.
void Harvest::forget_unused(const Watch& watch, Standing standing) {
    if (standing != Standing::away) {
        const auto forgotten =
            std::erase_if(copies_, [&](const auto& copy) { return watch.find(copy.first) == nullptr; });
        learned_ = learned_ || forgotten > 0;
    }
    std::erase_if(readings_, [](const auto& reading) { return !reading.second.used; });
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
