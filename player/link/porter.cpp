// A thread for each line; the first thread waits for the lines to be closed.
#include "link/porter.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <csignal>
#include <cstdint>
#include <exception>
#include <optional>
#include <semaphore>
#include <string_view>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/heap.h"
#include "link/doorbell.h"
#include "link/errand.h"
#include "source/alarm.h"

namespace slidewell {
namespace {

// For rclone to end in, when the studio is gone.
constexpr std::chrono::milliseconds farewell{700};

constexpr Millis shortest_pause{10};  // between two looks, whatever the studio asks for

// So many pauses at once where alarms tell of all that happens, but for another folder in the place of ours.
constexpr int pauses_in_peace = 5;
constexpr Millis longest_in_peace{5'000};

constexpr std::array<std::string_view, 2> receipt_names{"STATUS.html", "STATUS.txt"};

std::uint64_t fingerprint_of(const FolderContents& contents) {
    Fingerprint fingerprint;
    const auto add = [&](std::integral auto number) { fingerprint.add(static_cast<std::int64_t>(number)); };
    for (const FolderFile& file : contents.files) {
        fingerprint.add(file.path);
        add(file.stamp.size);
        add(file.stamp.modified);
        add(file.stamp.changed);
        add(file.stamp.device);
        add(file.stamp.inode);
    }
    for (const ClosedFolder& folder : contents.closed) {
        fingerprint.add(folder.path);
        fingerprint.add(folder.why.message);
    }
    return fingerprint.value();
}

// What the porter does in one folder.
class Duty {
  public:
    Duty(Folder& folder, bool receipts, const Descriptor& line, const AskedElsewhere& asked)
        : folder_(folder), receipts_(receipts), line_(line), asked_(asked) {}

    // What comes along, either way, is in `load`. Where memory runs out, one errand fails.
    ErrandReport run(const Errand& errand, std::string& load) {
        try {
            return try_to_run(errand, load);
        } catch (const std::exception& problem) {
            load.clear();
            return {Error{problem.what()}, {}, {}};
        }
    }

  private:
    ErrandReport try_to_run(const Errand& errand, std::string& load) {
        const std::string brought = std::exchange(load, {});
        switch (errand.kind) {
            case Errand::Kind::list:
                return list(errand);
            case Errand::Kind::rest:
                return rest(errand);
            case Errand::Kind::read:
                return read(errand, load);
            case Errand::Kind::write_receipt:
                if (receipts_) return write_receipt(errand, brought);
                return {Error{"no receipts are written there"}, {}, {}};
        }
        return {};
    }

    ErrandReport list(const Errand& errand) {
        auto contents = folder_.list(errand.inside);
        if (!contents) return {contents.error(), {}, {}};
        told_ = state_of(*contents);
        return {std::nullopt, std::move(contents).value(), {}};
    }

    // Until the folder is another one than was told, it cannot be read, something is asked of it elsewhere,
    // or there is something else to do.
    ErrandReport rest(const Errand& errand) {
        const Millis pause = std::max(errand.pause, shortest_pause);
        if (asked() != told_.asked) return {};
        const Millis in_peace = std::max(pause, std::min(pause * pauses_in_peace, longest_in_peace));
        bool heeds_alarms = true;
        for (Millis left = errand.longest; left >= pause;) {
            const Alarms alarms = heeds_alarms ? Alarms{folder_.alarm(), desk_.file()} : Alarms{};
            const Millis time = tell_all(alarms) ? std::min(in_peace, left) : pause;
            const Event event = wait(time, alarms);
            if (event == Event::errand || asked() != told_.asked) break;
            left -= event == Event::alarm ? pause : time;
            heeds_alarms = event != Event::alarm;  // one that was false may be followed by many
            if (event == Event::nothing && folder_.alarm() >= 0) continue;
            const auto contents = folder_.list(errand.inside);
            if (!contents || state_of(*contents) != told_) break;
        }
        return {};
    }

    ErrandReport read(const Errand& errand, std::string& bytes) {
        auto found = folder_.read(errand.path, errand.limit);
        if (!found) return {found.error(), {}, {}};
        bytes = std::move(found->bytes);
        return {std::nullopt, {}, found->stamp};
    }

    ErrandReport write_receipt(const Errand& errand, std::string_view bytes) {
        if (std::ranges::find(receipt_names, errand.path) == receipt_names.end())
            return {Error{errand.path + " is no receipt"}, {}, {}};
        const auto written = folder_.write_receipt(errand.path, bytes);
        return {written ? std::nullopt : std::optional(written.error()), {}, {}};
    }

    struct State {
        std::uint64_t contents = 0;  // a fingerprint
        std::uint64_t asked = 0;
        friend bool operator==(const State&, const State&) = default;
    };
    [[nodiscard]] State state_of(const FolderContents& contents) {
        return {fingerprint_of(contents), asked()};
    }
    // The desk's alarm tells of what is asked from now on.
    [[nodiscard]] std::uint64_t asked() {
        if (!asked_.number) return 0;
        desk_.listen_to(std::array{asked_.written_in});
        return asked_.number();
    }

    // What can be read from when the folder has changed, and when something was asked elsewhere; -1: nothing.
    struct Alarms {
        int folder = -1;
        int desk = -1;
    };
    [[nodiscard]] bool tell_all(const Alarms& alarms) const {
        return alarms.folder >= 0 && (alarms.desk >= 0 || !asked_.number);
    }

    // What comes first, within that time.
    enum class Event { nothing, alarm, errand };
    [[nodiscard]] Event wait(Millis time, const Alarms& alarms) const {
        std::array<pollfd, 3> events{{{line_.get(), POLLIN | POLLRDHUP, 0},
                                      {alarms.folder, POLLIN, 0},  // poll(2) passes over -1
                                      {alarms.desk, POLLIN, 0}}};
        if (::poll(events.data(), events.size(), static_cast<int>(time.count())) == 0) return Event::nothing;
        return events[0].revents == 0 ? Event::alarm : Event::errand;
    }

    Folder& folder_;
    const bool receipts_;
    const Descriptor& line_;
    const AskedElsewhere& asked_;
    Alarm desk_;  // of what is asked elsewhere
    State told_;  // when it was listed last
};

// The folder as the studio sees it.
class PorterFolder final : public Folder {
  public:
    PorterFolder(Descriptor line, std::stop_token stop, std::function<void()> lost)
        : line_(std::move(line)), stop_(std::move(stop)), lost_(std::move(lost)) {}

    Result<FolderContents> list(std::span<const std::string> inside) override {
        auto answer = send_for({Errand::Kind::list, {inside.begin(), inside.end()}, {}, 0});
        if (answer.report.trouble) return *answer.report.trouble;
        return std::move(answer.report.contents);
    }
    bool rest(std::span<const std::string> inside, Millis pause, Millis longest) override {
        const std::stop_callback end(stop_, [this] { hang_up(); });
        Errand errand{Errand::Kind::rest, {inside.begin(), inside.end()}, {}, 0, pause, longest};
        bool sent = deliver(line_, encode(errand));
        if (sent && is_woken()) {
            // Whatever comes ends the rest, such as one that takes no time.
            errand.longest = Millis{0};
            sent = deliver(line_, encode(errand)) && receive_delivery(line_);
        }
        return !answer(sent).report.trouble;
    }
    void wake() override { bell_.ring(); }
    Result<FolderBytes> read(const std::string& path, std::size_t limit) override {
        auto answer = send_for({Errand::Kind::read, {}, path, limit});
        if (answer.report.trouble) return *answer.report.trouble;
        return FolderBytes{std::move(answer.load), answer.report.stamp};
    }
    Result<> write_receipt(const std::string& name, std::string_view bytes) override {
        const auto answer = send_for({Errand::Kind::write_receipt, {}, name, 0}, bytes);
        if (answer.report.trouble) return *answer.report.trouble;
        return Done{};
    }

  private:
    struct Answer {
        ErrandReport report;
        std::string load;
    };

    Answer send_for(const Errand& errand, std::string_view load = {}) {
        const std::stop_callback end(stop_, [this] { hang_up(); });
        return answer(deliver(line_, encode(errand), load));
    }

    Answer answer(bool sent) {
        auto delivery = sent ? receive_delivery(line_) : std::nullopt;
        auto report = delivery ? decode_report(delivery->note) : std::nullopt;
        if (report) return {*std::move(report), std::move(delivery->load)};
        if (!stop_.stop_requested()) lost_();
        return {{Error{"the program that looks into it has ended"}, {}, {}}, {}};
    }

    void hang_up() const { ::shutdown(line_.get(), SHUT_RDWR); }

    // Waits for what comes first: an answer, or somebody who wakes it.
    [[nodiscard]] bool is_woken() const {
        std::array<pollfd, 2> events{{{line_.get(), POLLIN, 0}, {bell_.number(), POLLIN, 0}}};
        while (::poll(events.data(), events.size(), -1) < 0) {
        }
        bell_.silence();
        return events[1].revents != 0;
    }

    Descriptor line_;
    std::stop_token stop_;
    std::function<void()> lost_;
    Doorbell bell_;
};

// All open files but those of `lines` and the standard ones: the studio's lock on its library must end with
// the studio.
void close_all_but(const std::vector<Descriptor>& lines) {
    std::vector<unsigned> kept{STDERR_FILENO};
    for (const Descriptor& line : lines)
        kept.push_back(static_cast<unsigned>(line.get()));
    std::ranges::sort(kept);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const unsigned next = i + 1 < kept.size() ? kept[i + 1] - 1 : ~0U;
        if (kept[i] + 1 <= next) ::close_range(kept[i] + 1, next, 0);
    }
}

void wait_until_closed(const std::vector<Descriptor>& lines, std::vector<std::stop_source>& ends) {
    std::vector<pollfd> open;
    open.reserve(lines.size());
    for (const Descriptor& line : lines)
        open.push_back({line.get(), 0, 0});
    std::size_t closed = 0;
    while (closed < open.size()) {
        if (::poll(open.data(), open.size(), -1) < 0) continue;
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (open[i].fd < 0 || open[i].revents == 0) continue;
            ends[i].request_stop();
            open[i].fd = -1;
            ++closed;
        }
    }
}

// Ends by _exit: a thread may hang on a disk that is gone.
[[noreturn]] void work(const PorterDuties& duties, const std::vector<Descriptor>& lines) {
    close_all_but(lines);
    ::prctl(PR_SET_NAME, "slidewell-porter");
    // It ends with the studio, not when somebody presses Ctrl-C.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, SIG_IGN);
    keep_heap_small(1);
    std::vector<std::stop_source> ends(lines.size());
    std::counting_semaphore<> done(0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::thread([&, i] {
            if (const auto folder = duties.open(i, ends[i].get_token()))
                serve_folder(*folder, duties.receipts[i], lines[i],
                             duties.asked.empty() ? AskedElsewhere{} : duties.asked[i]);
            ::shutdown(lines[i].get(), SHUT_RDWR);
            done.release();
        }).detach();
    }
    wait_until_closed(lines, ends);
    const auto latest = std::chrono::steady_clock::now() + farewell;
    for (std::size_t i = 0; i < lines.size() && done.try_acquire_until(latest); ++i) {
    }
    duties.tidy_up();
    ::_exit(0);
}

}  // namespace

void serve_folder(Folder& folder, bool receipts, const Descriptor& line, const AskedElsewhere& asked) {
    Duty duty(folder, receipts, line, asked);
    while (auto delivery = receive_delivery(line)) {
        const auto errand = decode_errand(delivery->note);
        if (!errand) return;
        const ErrandReport report = duty.run(*errand, delivery->load);
        if (!deliver(line, encode(report), delivery->load)) return;
    }
}

Result<std::vector<Descriptor>> start_porter(const PorterDuties& duties) {
    std::vector<Descriptor> ours;
    std::vector<Descriptor> theirs;
    for (std::size_t i = 0; i < duties.receipts.size(); ++i) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            return Error{"no line to a porter can be made"};
        ours.emplace_back(ends[0]);
        theirs.emplace_back(ends[1]);
    }
    const pid_t porter = ::fork();
    if (porter < 0) return Error{"no porter can be started"};
    if (porter == 0) work(duties, theirs);
    return ours;
}

std::unique_ptr<Folder> open_folder_by_porter(Descriptor line, std::stop_token stop,
                                              std::function<void()> lost) {
    return std::make_unique<PorterFolder>(std::move(line), std::move(stop), std::move(lost));
}

}  // namespace slidewell
