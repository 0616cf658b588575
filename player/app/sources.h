// The sources of a show: a thread for each folder, and what they have on air together.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "app/portraits.h"
#include "app/programme.h"
#include "app/settings.h"
#include "app/shelter.h"
#include "app/worker.h"
#include "base/caution.h"
#include "base/result.h"
#include "source/folder.h"
#include "studio/programme.h"

namespace slidewell {

// The folder of a source. Once `stop` is asked for, whatever it is busy with is no longer wanted.
using OpenFolder = std::function<std::unique_ptr<Folder>(const SourceSetting& source, std::stop_token stop)>;

// Folders as this process itself sees them; remotes' mirrors lie in `library`.
[[nodiscard]] OpenFolder open_folders(std::filesystem::path library);

// Null where nobody needs to know what a source looks into.
using CautionMaker = std::function<std::unique_ptr<Caution>()>;

class Sources {
  public:
    // Puts on air what the library in `shelter` holds; no folder is touched yet. `warnings` say what cannot
    // be played, and why. `cautions` makes one for each source's thread.
    [[nodiscard]] static Result<std::unique_ptr<Sources>> open(const Settings& settings,
                                                               std::unique_ptr<Shelter> shelter,
                                                               const OpenFolder& open_folder,
                                                               Diagnostics& warnings,
                                                               const CautionMaker& cautions = {});
    Sources(const Sources&) = delete;
    Sources& operator=(const Sources&) = delete;
    ~Sources();

    // Starts a thread for each. `changed` is called on any of them when there is a newer programme, but not
    // again before somebody has asked for that.
    void start(std::function<void()> changed);
    // From any thread: something has happened that the folders do not tell of, such as a picture that the
    // library has lost, or a new thumbnail. The sources look again now.
    void wake();
    // Threads that hang on a folder that is gone are left behind; then the program must end by _Exit.
    void ask_to_stop();
    // Before the program ends by _Exit: removes what would stay on the disk.
    void leave_behind();
    [[nodiscard]] bool ended_by(std::chrono::steady_clock::time_point moment) const;

    [[nodiscard]] std::shared_ptr<const Programme> newest();
    // Of the sources that write receipts.
    [[nodiscard]] std::vector<Sitting> sittings();

  private:
    struct Station;
    explicit Sources(std::unique_ptr<Shelter> shelter);
    [[nodiscard]] Result<> add(const SourceSetting& source, const Settings& settings,
                               const OpenFolder& open_folder, const CautionMaker& cautions);
    void renew_programme();
    void run(Station& station, const std::stop_token& stop);
    void offer(Station& station, const std::function<void(Offer&)>& change);
    void stop_waiting(const std::stop_token& stop);
    [[nodiscard]] bool newest_is_complete();

    std::unique_ptr<Shelter> shelter_;  // outlives all that is in it
    std::function<void()> changed_;

    std::mutex mutex_;
    std::shared_ptr<const Programme> programme_;
    bool told_ = false;  // `changed_` was called, and nobody has asked yet

    std::vector<std::unique_ptr<Station>> stations_;
    std::unique_ptr<Worker> impatience_;
};

}  // namespace slidewell
