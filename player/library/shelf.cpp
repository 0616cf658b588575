// Reading and publishing editions; the small files beside them.
#include "library/shelf.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <sstream>

#include "library/library.h"
#include "library/manifests.h"

namespace slidewell {
namespace {

constexpr std::string_view undo_file = "undo";
constexpr std::string_view seen_file = "undo-file";
constexpr std::size_t longest_small_file = 100;
constexpr std::string_view memo_file = "memo";
constexpr std::size_t largest_memo = std::size_t{16} << 20;

// The first line of a memo's file: the hash of what follows.
std::string memo_heading(std::string_view memo) { return to_string(object_id_of(memo)) + '\n'; }

// What a disk refuses once, it often gives when it is asked again; and an older edition in the place of the
// newest would be seen on the wall.
template <typename Read>
[[nodiscard]] auto patiently(const Read& read) {
    constexpr int tries = 3;
    const auto may_pass = [](Problem problem) {
        return problem == Problem::failing || problem == Problem::exhausted;
    };
    auto result = read();
    for (int tried = 1; tried < tries && !result && may_pass(result.error().problem); ++tried)
        result = read();
    return result;
}

}  // namespace

LibraryResult<Edition> Shelf::newest() const {
    return newest_below(std::numeric_limits<EditionNumber>::max());
}

LibraryResult<Edition> Shelf::newest_below(EditionNumber limit) const {
    const auto files = patiently([&] { return list_manifests(library_->disk_, folder_); });
    if (!files) return files.error();
    LibraryError why{Problem::missing, "there is no edition yet"};
    for (const ManifestFile& file : *files) {
        if (file.number >= limit) continue;
        auto edition = patiently([&] { return read_manifest(library_->disk_, file); });
        if (edition) return edition;
        why = edition.error();
    }
    return why;
}

LibraryResult<std::vector<EditionNumber>> Shelf::numbers() const {
    const auto files = list_manifests(library_->disk_, folder_);
    if (!files) return files.error();
    std::vector<EditionNumber> numbers;
    for (const ManifestFile& file : *files)
        numbers.push_back(file.number);
    std::ranges::reverse(numbers);
    return numbers;
}

LibraryResult<Edition> Shelf::edition(EditionNumber number) const {
    const auto files = list_manifests(library_->disk_, folder_);
    if (!files) return files.error();
    const auto file = std::ranges::find(*files, number, &ManifestFile::number);
    if (file == files->end())
        return LibraryError{Problem::missing, "there is no edition " + std::to_string(number)};
    return read_manifest(library_->disk_, *file);
}

LibraryResult<Edition> Shelf::before(const Edition& current) const {
    return newest_below(content_number(current));
}

LibraryResult<Edition> Shelf::publish(Edition draft) {
    const std::lock_guard alone(library_->publishing_);
    if (const auto writable = library_->check_writable(); !writable) return writable.error();
    const auto files = list_manifests(library_->disk_, folder_);
    if (!files) return in_context("cannot publish an edition", files.error());
    draft.number = files->empty() ? 1 : files->front().number + 1;
    std::ranges::sort(draft.files, {}, &FileEntry::path);
    if (const Result<> sound = check_edition(draft); !sound)
        return LibraryError{Problem::damaged, sound.error().message};
    if (const auto there = check_objects(draft); !there) return there.error();
    const auto written = write_manifest(library_->disk_, folder_, draft);
    if (!written)
        return in_context("cannot publish edition " + std::to_string(draft.number), written.error());
    return draft;
}

LibraryResult<> Shelf::check_objects(const Edition& edition) const {
    const auto is_there = [&](const FileEntry& file) {
        return library_->objects_.size_of(file.object) == file.size;
    };
    const auto gone = [](const FileEntry& file) {
        return LibraryError{Problem::missing, file.path + " is not in the library"};
    };
    const auto slide = std::ranges::find_if_not(edition.slides, is_there, &SlideEntry::file);
    if (slide != edition.slides.end()) return gone(slide->file);
    const auto file = std::ranges::find_if_not(edition.files, is_there);
    if (file != edition.files.end()) return gone(*file);
    return Done{};
}

LibraryResult<> Shelf::request_undo(EditionNumber number) {
    return write_whole(library_->disk_, folder_ / undo_file, std::to_string(number) + '\n');
}

std::optional<EditionNumber> Shelf::undo_request() const {
    const std::vector<std::uint64_t> numbers = small_file(undo_file);
    if (numbers.size() != 1) return std::nullopt;
    return numbers.front();
}

LibraryResult<> Shelf::clear_undo_request() { return remove_small_file(undo_file); }

std::optional<SeenUndoFile> Shelf::seen_undo_file() const {
    const std::vector<std::uint64_t> numbers = small_file(seen_file);
    if (numbers.size() != 2) return std::nullopt;
    return SeenUndoFile{.stamp = numbers[0], .newest = numbers[1]};
}

LibraryResult<> Shelf::remember_undo_file(const std::optional<SeenUndoFile>& seen) {
    if (!seen) return remove_small_file(seen_file);
    return write_whole(library_->disk_, folder_ / seen_file,
                       std::to_string(seen->stamp) + ' ' + std::to_string(seen->newest) + '\n');
}

std::optional<std::string> Shelf::memo() const {
    const std::size_t heading = memo_heading({}).size();
    auto text =
        patiently([&] { return library_->disk_.read_file(folder_ / memo_file, largest_memo + heading); });
    if (!text || text->size() < heading) return std::nullopt;
    const std::string_view memo = std::string_view(*text).substr(heading);
    if (!text->starts_with(memo_heading(memo))) return std::nullopt;
    text->erase(0, heading);
    return *std::move(text);
}

LibraryResult<> Shelf::leave_memo(std::string memo) {
    if (const auto writable = library_->check_writable(); !writable) return writable.error();
    if (memo.size() > largest_memo) return LibraryError{Problem::too_large, "there is too much to remember"};
    return write_whole(library_->disk_, folder_ / memo_file, memo.insert(0, memo_heading(memo)));
}

// The numbers in it; none when it is not there, or not as it was written.
std::vector<std::uint64_t> Shelf::small_file(std::string_view name) const {
    const auto text = library_->disk_.read_file(folder_ / name, longest_small_file);
    std::vector<std::uint64_t> numbers;
    if (!text || text->find_first_not_of("0123456789 ") != text->size() - 1) return numbers;
    std::istringstream words(*text);
    for (std::uint64_t number = 0; words >> number;)
        numbers.push_back(number);
    return numbers;
}

LibraryResult<> Shelf::remove_small_file(std::string_view name) {
    auto removed = library_->disk_.remove(folder_ / name);
    if (!removed && removed.error().problem == Problem::missing) return Done{};
    if (!removed) return removed;
    return library_->disk_.sync_folder(folder_);
}

}  // namespace slidewell
