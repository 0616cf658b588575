// Hears from the kernel when something in a folder changes, so that it need not be looked at to find out
// (inotify(7)). Only on file systems of this computer: of what others do on a share the kernel hears nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include <sys/types.h>

#include "base/descriptor.h"

namespace slidewell {

class Alarm {
  public:
    // Listens to these folders, those of them that are there, and to no others. What it has heard before is
    // forgotten, so look at them after this.
    void listen_to(std::span<const std::filesystem::path> folders);

    // Can be read from when something may have changed; not to be read. -1 where the kernel cannot tell, or
    // not of all of them, or where another folder lies in the place of one by now, such as a share that was
    // mounted there.
    [[nodiscard]] int file() const;

  private:
    struct Identity {
        dev_t device = 0;
        ino_t inode = 0;
        friend bool operator==(const Identity&, const Identity&) = default;
    };
    struct Place {
        std::filesystem::path path;
        std::optional<Identity> folder;  // nothing: none was there
        int watch = -1;
    };
    [[nodiscard]] static std::optional<Identity> folder_at(const std::filesystem::path& path);
    [[nodiscard]] bool watch(std::span<const std::filesystem::path> folders);
    void forget() const;

    Descriptor events_{-1};
    std::vector<Place> places_;
    std::optional<dev_t> foreign_;  // a share; to ask it what it is takes as long as the network does
};

}  // namespace slidewell
