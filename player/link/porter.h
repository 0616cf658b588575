// The porter: a process that stands outside of the studio's cage and goes to the folders for it. It sees to
// shares that come and go, runs rclone, writes receipts; it looks into nothing that it carries. So the studio
// needs no right to a folder that staff fill, and cannot change what lies in one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"
#include "source/folder.h"

namespace slidewell {

// What is asked about a folder on this computer, and not in the folder itself.
struct AskedElsewhere {
    std::function<std::uint64_t()> number;  // another one when something new is asked; null: nothing ever is
    std::filesystem::path written_in;       // the folder in which something changes then
};

struct PorterDuties {
    std::vector<bool> receipts;  // for each folder: whether receipts may be written there
    // The folder of that number; called in the porter, on a thread of its own. When `stop` is asked for,
    // whatever the folder is busy with is no longer wanted.
    std::function<std::unique_ptr<Folder>(std::size_t number, std::stop_token stop)> open;
    // The last thing that it does.
    std::function<void()> tidy_up;
    std::vector<AskedElsewhere> asked = {};  // for each folder; empty: nothing ever is
};

// Starts a porter, and returns a line to it for each folder. It has a thread for each, so one that hangs
// holds up no other, and ends soon after the last line is closed, however the studio came to its end. Call it
// before there are threads: the porter is this process once more.
[[nodiscard]] Result<std::vector<Descriptor>> start_porter(const PorterDuties& duties);

// The folder at the other end of `line`. Everything fails soon once `stop` is asked for. When the porter is
// gone, `lost` is called, and nothing works any more.
[[nodiscard]] std::unique_ptr<Folder> open_folder_by_porter(Descriptor line, std::stop_token stop,
                                                            std::function<void()> lost);

// The porter's work for one folder, until the other end of `line` is closed. Nothing is written there but
// receipts, and those only where they may be.
void serve_folder(Folder& folder, bool receipts, const Descriptor& line, const AskedElsewhere& asked = {});

}  // namespace slidewell
