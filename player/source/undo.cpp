// Requests for an undo, and the state of a folder.
#include "source/undo.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "source/check_file.h"

namespace slidewell {
namespace {

bool counts(const std::string& path, const Edition& edition) {
    return role_of(path) != FileRole::picture ||
           std::ranges::binary_search(edition.files, path, {}, &FileEntry::path);
}

void add(Fingerprint& fingerprint, const WatchedFile& file) {
    fingerprint.add(file.path);
    fingerprint.add(static_cast<std::int64_t>(file.stamp.size));
    fingerprint.add(file.stamp.modified);
}

}  // namespace

std::shared_ptr<const Edition> answering_edition(const Shelf& shelf, std::shared_ptr<const Edition> edition) {
    constexpr int longest_chain = 100;
    for (int i = 0; edition->undo && i < longest_chain; ++i) {
        auto before = shelf.edition(edition->undo->taken_back);
        if (!before) return nullptr;
        edition = std::make_shared<const Edition>(*std::move(before));
    }
    return edition;
}

std::uint64_t folder_state(const Watch& watch, const Edition& edition) {
    Fingerprint fingerprint;
    for (const WatchedFile& file : watch.files()) {
        if (counts(file.path, edition)) add(fingerprint, file);
    }
    return fingerprint.value();
}

bool is_restless(const Watch& watch, const Edition& edition) {
    return std::ranges::any_of(watch.files(), [&](const WatchedFile& file) {
        return counts(file.path, edition) && (!file.quiet || file.vanished);
    });
}

UndoRequests::UndoRequests(Shelf shelf) : shelf_(std::move(shelf)), seen_(shelf_.seen_undo_file()) {}

bool UndoRequests::asked(const Watch& watch, EditionNumber on_air) {
    const bool by_file = asked_by_file(watch, on_air);
    return asked_on_shelf(on_air) || by_file;
}

bool UndoRequests::asked_by_file(const Watch& watch, EditionNumber on_air) {
    if (!watch.undo()) {
        if (seen_ && shelf_.remember_undo_file(std::nullopt)) seen_.reset();
        return false;
    }
    if (!watch.undo()->quiet) return false;
    Fingerprint stamp;
    add(stamp, *watch.undo());
    if (!seen_ || seen_->stamp != stamp.value()) {
        const SeenUndoFile seen{stamp.value(), on_air};
        if (!shelf_.remember_undo_file(seen))
            return false;  // on a full disk it could not be told from a new one
        seen_ = seen;
        answered_ = false;
    }
    const bool has_had_its_effect = answered_ || seen_->newest != on_air;
    return !has_had_its_effect;
}

bool UndoRequests::asked_on_shelf(EditionNumber on_air) {
    const auto request = shelf_.undo_request();
    if (request && *request != on_air) (void)shelf_.clear_undo_request();  // it came too late
    return request == on_air;
}

void UndoRequests::answered() {
    answered_ = true;
    if (shelf_.undo_request()) (void)shelf_.clear_undo_request();
}

}  // namespace slidewell
