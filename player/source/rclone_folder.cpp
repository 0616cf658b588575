// A listing of the remote, compared with the mirror; what differs is fetched, what is gone is removed.
//
// `rclone sync` would do as much, but not for remotes that it cannot set times on (plain WebDAV is one):
// there it takes a file for unchanged while its size is the same, and "we open at 8" may become "we open at
// 9".
#include "source/rclone_folder.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <numeric>
#include <system_error>
#include <utility>
#include <vector>

#include "library/object_id.h"
#include "source/mirror.h"
#include "source/rclone_words.h"
#include "source/remote_listing.h"
#include "source/run_program.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// rclone should end by itself before these.
constexpr Millis longest_listing = 2min;
constexpr Millis longest_fetch = 2min;
constexpr Millis longest_upload = 1min;
constexpr Millis longest_question = 10s;

constexpr std::uint64_t largest_mirror = std::uint64_t{4} << 30;

std::uint64_t size_of(const std::vector<RemoteFile>& files) {
    return std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const RemoteFile& file) { return sum + file.size; });
}

std::string in_megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

class RcloneFolder final : public Folder {
  public:
    RcloneFolder(std::string remote, fs::path mirror, std::stop_token stop)
        : remote_(std::move(remote)),
          mirror_(std::move(mirror)),
          copy_(open_disk_folder(mirror_.folder())),
          stop_(std::move(stop)) {}

    Result<FolderContents> list(std::span<const std::string> inside) override {
        if (auto prepared = mirror_.prepare(); !prepared) return prepared.error();
        const auto there = list_remote();
        if (!there) return there.error();
        mirror_.remove_what_is_gone(*there);
        if (auto fetched = fetch(mirror_.wanted(*there)); !fetched) return fetched.error();
        return copy_->list(inside);
    }

    Result<FolderBytes> read(const std::string& path, std::size_t limit) override {
        return copy_->read(path, limit);
    }

    Result<> write_receipt(const std::string& name, std::string_view bytes) override {
        if (auto written = copy_->write_receipt(name, bytes); !written) return written;
        const bool ready_for_name = remote_.ends_with(':') || remote_.ends_with('/');
        // Neither compared nor checked: some clouds know no times, and SharePoint changes HTML that it gets.
        const ProgramRun run =
            rclone({"copyto", "--ignore-times", "--ignore-size", "--ignore-checksum", "--",
                    (mirror_.folder() / name).string(), remote_ + (ready_for_name ? "" : "/") + name},
                   longest_upload);
        if (!run.worked()) return what_is_wrong(run);
        return Done{};
    }

  private:
    [[nodiscard]] Result<std::vector<RemoteFile>> list_remote() const {
        std::vector<std::string> command = listing_words();
        command.insert(command.end(), {"--", remote_});
        const ProgramRun run = rclone(std::move(command), longest_listing);
        if (!run.worked()) return what_is_wrong(run);
        if (run.output.size() >= longest_output) return Error{"there are too many files in it"};
        std::vector<RemoteFile> files = parse_listing(run.output);
        if (const std::uint64_t size = size_of(files); size > largest_mirror) {
            return Error{"it holds " + in_megabytes(size) + " of slides and pictures, and at most " +
                         in_megabytes(largest_mirror) +
                         " are copied; put pictures that no slide needs elsewhere"};
        }
        return files;
    }

    // A file that the cloud will not hand out does not keep back the others; it stays as it was.
    [[nodiscard]] Result<> fetch(const std::vector<RemoteFile>& wanted) const {
        if (wanted.empty()) return Done{};
        if (auto prepared = mirror_.prepare_for_arrivals(); !prepared) return prepared;
        const fs::path names = mirror_.folder().string() + ".wanted";
        {
            std::ofstream file(names, std::ios::binary);
            for (const RemoteFile& each : wanted)
                file << each.path << '\n';
        }
        // Small files first, so slides before pictures.
        const ProgramRun run =
            rclone({"copy", "--ignore-times", "--order-by=size,ascending", "--max-duration=90s",
                    "--files-from-raw", names.string(), "--", remote_, mirror_.arrivals().string()},
                   longest_fetch);
        mirror_.take_in(wanted);
        std::error_code ignored;
        fs::remove(names, ignored);
        const bool goes_on_next_time = run.complaints.find("--max-duration") != std::string::npos;
        if (run.worked() || goes_on_next_time) return Done{};
        if (run.end == ProgramRun::End::exited && !known_trouble(run.complaints, remote_, {})) return Done{};
        return what_is_wrong(run);
    }

    [[nodiscard]] ProgramRun rclone(std::vector<std::string> command, Millis limit) const {
        std::vector<std::string> words{
            "rclone",      "--ask-password=false",  "--contimeout=15s",    "--timeout=25s",
            "--retries=1", "--low-level-retries=2", "--use-server-modtime"};
        words.insert(words.end(), std::make_move_iterator(command.begin()),
                     std::make_move_iterator(command.end()));
        // One processor is enough for it: the others move slides.
        return run_program(std::move(words), {"TZ=UTC", "GOMAXPROCS=1"}, limit, stop_);
    }

    [[nodiscard]] Error what_is_wrong(const ProgramRun& run) const {
        switch (run.end) {
            case ProgramRun::End::not_there:
                return {"rclone is not installed on this computer; install the package rclone"};
            case ProgramRun::End::took_too_long:
                return {std::string(name_of_remote(remote_)) + " does not answer in time"};
            case ProgramRun::End::stopped:
                return {"the program ends"};
            case ProgramRun::End::exited:
                break;
        }
        const auto known = known_trouble(run.complaints, remote_, remotes());
        return known ? *known : unknown_trouble(run.complaints);
    }

    [[nodiscard]] std::vector<std::string> remotes() const {
        return parse_remotes(rclone({"listremotes"}, longest_question).output);
    }

    std::string remote_;
    Mirror mirror_;
    std::unique_ptr<Folder> copy_;
    std::stop_token stop_;
};

}  // namespace

fs::path mirror_of(const std::string& remote, const fs::path& library) {
    return library / "mirrors" / to_string(object_id_of(remote));
}

std::unique_ptr<Folder> open_rclone_folder(std::string remote, fs::path mirror, std::stop_token stop) {
    return std::make_unique<RcloneFolder>(std::move(remote), std::move(mirror), std::move(stop));
}

}  // namespace slidewell
