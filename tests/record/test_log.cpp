// The log as a whole: into pipes that nobody reads, into files that are bounded.
#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/log.h"
#include "support/catch.h"
#include "support/temp_folder.h"

namespace fs = std::filesystem;
namespace chrono = std::chrono;
using namespace slidewell;

namespace {

Log::Now now() { return {chrono::system_clock::now(), chrono::steady_clock::now()}; }

class Pipe {
  public:
    Pipe() { REQUIRE(::pipe2(ends_.data(), O_CLOEXEC) == 0); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        ::close(ends_[0]);
        close_writing();
    }
    [[nodiscard]] int writing() const { return ends_[1]; }
    // What is in it; without a writer, all that ever was.
    [[nodiscard]] std::string read() {
        std::string text;
        std::array<char, 4096> bytes{};
        for (ssize_t got = 0; (got = ::read(ends_[0], bytes.data(), bytes.size())) > 0;)
            text.append(bytes.data(), static_cast<std::size_t>(got));
        return text;
    }
    void close_writing() {
        if (ends_[1] >= 0) ::close(ends_[1]);
        ends_[1] = -1;
    }
    [[nodiscard]] std::string journal_stream() const {
        struct stat file {};
        REQUIRE(::fstat(ends_[1], &file) == 0);
        return std::to_string(file.st_dev) + ":" + std::to_string(file.st_ino);
    }

  private:
    std::array<int, 2> ends_{-1, -1};
};

std::string content(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("what is said is written in order, the same only once") {
    Pipe pipe;
    {
        const Log log(stream_outlet(pipe.writing(), ""), nullptr, now);
        log.say({LogLevel::note, "one"});
        log.say(Diagnostics{{"a.xml", {1, 2}, Severity::warning, "two", ""}});
        log.say({LogLevel::note, "one"});
    }
    pipe.close_writing();
    CHECK(pipe.read() == "one\na.xml:1:2: warning: two\none (once more in the last minute)\n");
}

TEST_CASE("the journal gets priorities") {
    Pipe pipe;
    {
        const Log log(stream_outlet(pipe.writing(), pipe.journal_stream()), nullptr, now);
        log.say({LogLevel::error, "one"});
    }
    pipe.close_writing();
    CHECK(pipe.read() == "<3>one\n");
}

TEST_CASE("a pipe that nobody reads holds nobody up, and nothing comes out of it in pieces") {
    Pipe pipe;
    {
        const Log log(stream_outlet(pipe.writing(), ""), nullptr, now);
        for (int i = 0; i < 20'000; ++i)
            log.say({LogLevel::note, std::to_string(i) + std::string(90, '.') + "end"});
    }
    pipe.close_writing();
    std::istringstream lines(pipe.read());
    std::size_t whole = 0;
    for (std::string line; std::getline(lines, line);) {
        CHECK((line.ends_with("end") || line.ends_with("too fast")));
        ++whole;
    }
    CHECK(whole > 100);
    CHECK(whole < 20'000);
}

TEST_CASE("a log file has the time in front, and is never larger than it may be") {
    const TempFolder folder;
    const fs::path file = folder.path() / "player.log";
    const auto outlet = file_outlet({file, 10'000, 2});
    const auto when = chrono::system_clock::now();
    for (int i = 0; i < 2'000; ++i)
        REQUIRE(outlet->write({LogLevel::note, "line " + std::to_string(i)}, when, Millis{0}).ok());
    std::uintmax_t size = 0;
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        size += entry.file_size();
        ++files;
    }
    CHECK(files == 3);
    CHECK(size <= 30'000);
    const std::string last = content(file);
    CHECK(last.ends_with(" line 1999\n"));
    CHECK(std::ranges::count(last, '\n') > 10);
    CHECK(last.starts_with("20"));
    CHECK(fs::exists(folder.path() / "player.2.log"));
}

TEST_CASE("a log that cannot be written to its file goes to the other outlet, with the reason once") {
    const TempFolder folder;
    const fs::path blocked = folder.write("file") / "player.log";
    Pipe pipe;
    {
        const Log log(file_outlet({blocked, 10'000, 2}), stream_outlet(pipe.writing(), ""), now);
        log.say({LogLevel::note, "one"});
        log.say({LogLevel::note, "two"});
    }
    pipe.close_writing();
    const std::string said = pipe.read();
    CAPTURE(said);
    CHECK(said.starts_with("slidewell: the log cannot be written: "));
    CHECK(said.find(blocked.string()) != std::string::npos);
    CHECK(said.find("\none\ntwo\n") != std::string::npos);
}

TEST_CASE("a file that could not be written is tried again") {
    const TempFolder folder;
    const fs::path file = folder.path() / "later" / "player.log";
    folder.write("later");
    const auto outlet = file_outlet({file, 10'000, 2});
    const LogLine line{LogLevel::note, "one"};
    CHECK_FALSE(outlet->write(line, now().wall, Millis{0}).ok());
    fs::remove(folder.path() / "later");
    CHECK(outlet->write(line, now().wall, Millis{0}).ok());
    CHECK(content(file).ends_with(" one\n"));
}
