// What a harvest takes up from the memo of an earlier one, and what it leaves in it.
#include <algorithm>
#include <utility>

#include "source/eyes.h"
#include "source/harvest.h"

namespace slidewell {

void Harvest::recall() {
    const Caution* const caution = examiner_.caution();
    const std::vector<RememberedFile> memo = memo_.recall();
    copies_.reserve(memo.size());
    for (const RememberedFile& known : memo) {
        const std::string& path = known.file.path;
        // It is read again, and refused.
        if (caution != nullptr && caution->forbids(checking(path, known.file.object))) continue;
        const std::string folder = folder_of(path);
        if (!folder.empty() && std::ranges::find(folders_, folder) == folders_.end())
            folders_.push_back(folder);
        Copy copy;
        copy.path = path;
        copy.stamp = known.stamp;
        copy.object = known.file.object;
        put(std::move(copy));
    }
}

// What was found fault with is left out, so that it is found again.
void Harvest::remember(Steady now, std::chrono::sys_seconds wall) {
    if (!learned_ || !memo_.may_leave(now)) return;
    MemoText memo(copies_.size());
    for (const Copy& copy : copies_) {
        const bool spotless = copy.remarks == nullptr;
        const bool recalled = copy.read == Steady{};
        const auto ago = std::chrono::ceil<std::chrono::seconds>(now - copy.read);
        if (spotless && (recalled || is_telling(copy.stamp, wall - ago)))
            memo.add(copy.path, copy.object, copy.stamp);
    }
    learned_ = !memo_.leave(std::move(memo), now);
}

// A share that was mounted anew has other numbers until it is so again. Once only: some have others at each
// look, and each time would be a write to the disk.
void Harvest::adopt_numbers(const Watch& watch) {
    if (numbered_anew_ < coincidences || std::exchange(numbers_adopted_, true)) return;
    for (Copy& copy : copies_) {
        const WatchedFile* const file = watch.find(copy.path);
        if (file != nullptr && same_state(copy.stamp, file->stamp)) copy.stamp = file->stamp;
    }
    learned_ = true;
}

}  // namespace slidewell
