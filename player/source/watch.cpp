// Comparing one look with the one before.
#include "source/watch.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace slidewell {
namespace {

constexpr Millis sure_to_be_gone{250};

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// `name` up to its first dot.
std::string stem_of(std::string_view name) { return lower_ascii(name.substr(0, name.find('.'))); }

// Leaves out which file it is: some network file systems number their files anew now and then.
bool same_content(const Stamp& a, const Stamp& b) {
    return a.size == b.size && a.modified == b.modified && a.changed == b.changed;
}

Change change(const WatchedFile& before, const WatchedFile& after) {
    if (before.stamp != after.stamp || before.vanished != after.vanished) return Change::other;
    if (before.quiet == after.quiet) return Change::none;
    return after.quiet ? Change::calm : Change::other;
}

}  // namespace

bool is_receipt_name(std::string_view name) {
    const std::string lower = lower_ascii(name);
    return lower == "status.html" || lower == "status.txt";
}

bool is_undo_name(std::string_view name) { return stem_of(name) == "undo"; }

bool is_conflict_copy(std::string_view name) {
    const std::string lower = lower_ascii(name);
    constexpr std::array<std::string_view, 3> marks{"conflicted copy", "conflict copy", ".sync-conflict-"};
    return std::ranges::any_of(marks,
                               [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

bool is_passed_over(std::string_view name) {
    const std::string lower = lower_ascii(name);
    constexpr std::array<std::string_view, 2> starts{".", "~$"};
    constexpr std::array<std::string_view, 5> ends{".tmp", ".part", ".partial", ".crdownload", "~"};
    constexpr std::array<std::string_view, 2> whole{"thumbs.db", "desktop.ini"};
    return std::ranges::any_of(starts, [&](std::string_view start) { return lower.starts_with(start); }) ||
           std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); }) ||
           std::ranges::find(whole, lower) != whole.end() || is_receipt_name(name) || is_undo_name(name);
}

Change Watch::look(FolderContents contents, Steady now) {
    closed_ = std::move(contents.closed);
    take_special_files(contents.files, now);
    const bool same_names =
        std::ranges::equal(files_, contents.files, {}, &WatchedFile::path, &FolderFile::path);
    return same_names ? look_again(contents.files, now) : compare(std::move(contents.files), now);
}

// In place, since nearly always the names are those of before, and there may be very many.
Change Watch::look_again(std::vector<FolderFile>& found, Steady now) {
    Change changed = Change::none;
    for (std::size_t i = 0; i < found.size(); ++i) {
        WatchedFile latest = seen(std::move(found[i]), &files_[i], now);
        changed = std::max(changed, change(files_[i], latest));
        files_[i] = std::move(latest);
    }
    return changed;
}

Change Watch::compare(std::vector<FolderFile> found, Steady now) {
    std::vector<WatchedFile> next;
    std::vector<std::string> came;
    next.reserve(found.size());
    Change changed = Change::none;
    auto before = files_.begin();
    // Both are sorted by path. What is only in the older one vanished.
    const auto vanish_until = [&](const std::string* path) {
        for (; before != files_.end() && (path == nullptr || before->path < *path); ++before) {
            WatchedFile missing = *before;
            if (is_in_closed_folder(missing.path)) {
                next.push_back(std::move(missing));
                continue;
            }
            changed = Change::other;
            if (!is_gone(missing, now)) next.push_back(std::move(missing));
        }
    };
    for (FolderFile& file : found) {
        vanish_until(&file.path);
        const bool known = before != files_.end() && before->path == file.path;
        const WatchedFile* const old = known ? &*before++ : nullptr;
        if (!known) came.push_back(file.path);
        next.push_back(seen(std::move(file), old, now));
        changed = std::max(changed, known ? change(*old, next.back()) : Change::other);
    }
    vanish_until(nullptr);
    if (!came.empty()) follow_renames(next, came);
    files_ = std::move(next);
    return changed;
}

WatchedFile Watch::seen(FolderFile file, const WatchedFile* before, Steady now) const {
    const bool goes_on = before != nullptr && same_content(before->stamp, file.stamp);
    const Steady since = goes_on ? before->since : now;
    const bool quiet = goes_on && (before->quiet || now - since >= settle_);
    return {std::move(file.path), file.stamp, since, quiet, std::nullopt};
}

// A file under a new name is as quiet as it was under the old one, which is gone at once.
void Watch::follow_renames(std::vector<WatchedFile>& files, const std::vector<std::string>& came) const {
    std::vector<std::string> left;
    for (const std::string& path : came) {
        WatchedFile& file = *std::ranges::lower_bound(files, path, {}, &WatchedFile::path);
        const auto old = std::ranges::find_if(files_, [&](const WatchedFile& other) {
            const auto still = std::ranges::lower_bound(files, other.path, {}, &WatchedFile::path);
            return other.stamp.size == file.stamp.size && other.stamp.modified == file.stamp.modified &&
                   still != files.end() && still->path == other.path && still->vanished.has_value();
        });
        if (old == files_.end()) continue;
        file.since = old->since;
        file.quiet = old->quiet;
        left.push_back(old->path);
    }
    std::erase_if(files, [&](const WatchedFile& file) {
        return file.vanished && std::ranges::find(left, file.path) != left.end();
    });
}

bool Watch::is_gone(WatchedFile& missing, Steady now) const {
    if (!missing.vanished) missing.vanished = now;
    return now - *missing.vanished >= std::min(settle_, sure_to_be_gone);
}

void Watch::take_special_files(std::vector<FolderFile>& files, Steady now) {
    const auto undo = std::ranges::find_if(files, [](const FolderFile& file) {
        return is_undo_name(file.path);  // in the folder itself
    });
    if (undo == files.end()) {
        if (undo_ && is_gone(*undo_, now)) undo_.reset();
    } else {
        undo_ = seen(*undo, undo_ && undo_->path == undo->path ? &*undo_ : nullptr, now);
    }
    has_receipt_ =
        std::ranges::any_of(files, [](const FolderFile& file) { return is_receipt_name(file.path); });
    std::erase_if(files, [](const FolderFile& file) { return is_passed_over(name_of(file.path)); });
}

bool Watch::is_in_closed_folder(std::string_view path) const {
    return std::ranges::any_of(closed_, [&](const ClosedFolder& folder) {
        return path.starts_with(folder.path) && path.substr(folder.path.size()).starts_with('/');
    });
}

const WatchedFile* Watch::find(std::string_view path) const {
    const auto found = std::ranges::lower_bound(files_, path, {}, &WatchedFile::path);
    return found != files_.end() && found->path == path ? &*found : nullptr;
}

std::optional<Millis> Watch::next_look() const {
    const auto vanished = [](const WatchedFile& file) { return file.vanished.has_value(); };
    if (std::ranges::any_of(files_, vanished) || (undo_ && undo_->vanished))
        return std::min(settle_, sure_to_be_gone);
    const bool restless = (undo_ && !undo_->quiet) ||
                          std::ranges::any_of(files_, [](const WatchedFile& file) { return !file.quiet; });
    return restless ? std::optional<Millis>(settle_) : std::nullopt;
}

}  // namespace slidewell
