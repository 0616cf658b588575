// The stream by poll(2) and write(2), so that nobody's full pipe holds the log up; files by spdlog.
#include "record/log_outlet.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <poll.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slidewell {
namespace {

using std::chrono::milliseconds;
using WallMoment = std::chrono::system_clock::time_point;

Error why(int number) { return {std::generic_category().message(number)}; }

bool is_journal(int descriptor, std::string_view journal_stream) {
    struct stat file {};
    return ::fstat(descriptor, &file) == 0 && names_journal(journal_stream, file.st_dev, file.st_ino);
}

Result<> wait_for_room(int descriptor, milliseconds patience) {
    pollfd stream{descriptor, POLLOUT, 0};
    int ready = 0;
    do {
        ready = ::poll(&stream, 1, static_cast<int>(patience.count()));
    } while (ready < 0 && errno == EINTR);
    if (ready < 0) return why(errno);
    if (ready == 0) return Error{"nobody reads it"};
    return Done{};
}

class Stream final : public LogOutlet {
  public:
    Stream(int descriptor, bool journal) : descriptor_(descriptor), journal_(journal) {}

    // A stream that has room takes a line of this length at once (pipe(7)).
    [[nodiscard]] Result<> write(const LogLine& line, WallMoment /*when*/, milliseconds patience) override {
        const std::string text = journal_ ? for_journal(line) : for_terminal(line);
        for (std::string_view left = text; !left.empty();) {
            if (auto room = wait_for_room(descriptor_, patience); !room.ok()) return room;
            const ssize_t written = ::write(descriptor_, left.data(), left.size());
            if (written < 0 && errno != EINTR && errno != EAGAIN) return why(errno);
            if (written > 0) left.remove_prefix(static_cast<std::size_t>(written));
        }
        return Done{};
    }

  private:
    int descriptor_;
    bool journal_;
};

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::error:
            return spdlog::level::err;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::note:
            break;
    }
    return spdlog::level::info;
}

class RotatingFile final : public LogOutlet {
  public:
    explicit RotatingFile(LogFile file) : file_(std::move(file)) {}

    // After a failure spdlog may be left without a file, so it starts anew.
    [[nodiscard]] Result<> write(const LogLine& line, WallMoment when, milliseconds /*patience*/) override {
        try {
            if (!sink_) open();
            const std::string text = on_one_line(line.text);
            sink_->log({when, {}, "slidewell", spdlog_level(line.level), text});
            sink_->flush();
        } catch (const spdlog::spdlog_ex& problem) {
            sink_.reset();
            return Error{problem.what()};
        }
        return Done{};
    }

  private:
    void open() {
        sink_ = std::make_unique<spdlog::sinks::rotating_file_sink_st>(file_.file.string(), file_.largest,
                                                                       file_.older);
        sink_->set_pattern("%Y-%m-%d %H:%M:%S %v");
    }

    LogFile file_;
    std::unique_ptr<spdlog::sinks::rotating_file_sink_st> sink_;
};

}  // namespace

std::unique_ptr<LogOutlet> stream_outlet(int descriptor, std::string_view journal_stream) {
    return std::make_unique<Stream>(descriptor, is_journal(descriptor, journal_stream));
}

std::unique_ptr<LogOutlet> file_outlet(const LogFile& file) { return std::make_unique<RotatingFile>(file); }

}  // namespace slidewell
