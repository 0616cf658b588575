// A copy on this computer of what a deck can use in a remote folder: which of it is up to date, and taking in
// what is new.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "source/remote_listing.h"

namespace slidewell {

class Mirror {
  public:
    // Beside `folder`, "FOLDER.new" is where new files are put, and come from.
    explicit Mirror(std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] const std::filesystem::path& arrivals() const { return arrivals_; }

    // Makes the folder where there is none.
    [[nodiscard]] Result<> prepare() const;
    // Makes the folder for arrivals, an empty one.
    [[nodiscard]] Result<> prepare_for_arrivals() const;
    // Removes all that is not in `there`, which is sorted by path.
    void remove_what_is_gone(const std::vector<RemoteFile>& there) const;
    // Those of `there` that are not here as they are there. Our own receipts need only be here. For a file
    // that is too large to be read, one of its size that holds nothing is made here: it says as much.
    [[nodiscard]] std::vector<RemoteFile> wanted(const std::vector<RemoteFile>& there) const;
    // Moves the arrivals to their places, those that are whole. They have reached the disk before.
    void take_in(const std::vector<RemoteFile>& wanted) const;

  private:
    [[nodiscard]] bool has(const RemoteFile& file) const;
    void stand_in_for(const RemoteFile& file) const;

    std::filesystem::path folder_;
    std::filesystem::path arrivals_;
};

}  // namespace slidewell
