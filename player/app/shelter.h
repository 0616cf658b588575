// The library that a show plays from, and where it lies when its own place cannot be used.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/diagnostic.h"
#include "base/result.h"
#include "library/library.h"

namespace slidewell {

// A folder of its own that goes away with the program. Its path is empty when it could not be made.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

class Shelter {
  public:
    // The library in `folder`. Where that cannot be used, such as while another player has it, a temporary
    // one, and a warning that says why. Whoever was killed a moment ago may still hold it: `rest` is called
    // between some tries.
    [[nodiscard]] static Result<std::unique_ptr<Shelter>> open(const std::filesystem::path& folder,
                                                               Diagnostics& warnings,
                                                               const std::function<void()>& rest = nap);
    [[nodiscard]] Library& library() const { return *library_; }
    // Before the program ends by _Exit: removes what nobody would find again.
    void leave_behind() { temporary_.reset(); }

  private:
    Shelter() = default;
    static void nap();

    std::unique_ptr<TemporaryFolder> temporary_;
    std::unique_ptr<Disk> disk_ = open_disk();
    std::unique_ptr<Library> library_;
};

}  // namespace slidewell
