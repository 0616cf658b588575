#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "link/doorbell.h"
#include "link/errand.h"
#include "link/porter.h"
#include "link/post.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t a_megabyte = 1 << 20;

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::jthread soon(std::function<void()> action) {
    return std::jthread([action = std::move(action)] {
        std::this_thread::sleep_for(20ms);
        action();
    });
}

bool comes_true(const std::function<bool()>& what) {
    const auto until = std::chrono::steady_clock::now() + 60s;
    while (!what() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(5ms);
    return what();
}

// A folder that never answers, as on a share that is gone.
struct DeadFolder final : Folder {
    Result<FolderContents> list(std::span<const std::string> /*inside*/) override { return sleep(); }
    Result<FolderBytes> read(const std::string& /*path*/, std::size_t /*limit*/) override { return sleep(); }
    Result<> write_receipt(const std::string& /*name*/, std::string_view /*bytes*/) override {
        return sleep();
    }
    static Error sleep() {
        std::this_thread::sleep_for(1h);
        return {"too late"};
    }
};

// A folder in which nothing ever changes, with an alarm.
struct AlarmedFolder final : Folder {
    Result<FolderContents> list(std::span<const std::string> /*inside*/) override {
        ++looks;
        return FolderContents{};
    }
    int alarm() const override { return alarmed ? bell.number() : -1; }
    Result<FolderBytes> read(const std::string& /*path*/, std::size_t /*limit*/) override {
        return nothing();
    }
    Result<> write_receipt(const std::string& /*name*/, std::string_view /*bytes*/) override {
        return nothing();
    }
    static Error nothing() { return {"there is nothing"}; }

    std::atomic<int> looks = 0;
    std::atomic<bool> alarmed = true;
    Doorbell bell;
};

// A porter for one folder on the disk, or for a dead one and that.
class House {
  public:
    explicit House(bool with_dead_folder = false, bool receipts = true) {
        auto lines = start_porter({std::vector<bool>(with_dead_folder ? 2 : 1, receipts),
                                   [this](std::size_t number, const std::stop_token& /*stop*/) {
                                       return number == 0 ? open_disk_folder(share.path())
                                                          : std::make_unique<DeadFolder>();
                                   },
                                   [this] { std::ofstream(own_.path() / "tidied"); },
                                   std::vector<AskedElsewhere>(with_dead_folder ? 2 : 1, asked_here())});
        lines_ = std::move(lines).value();
    }
    ~House() {
        close();
        while (::waitpid(-1, nullptr, 0) > 0) {
        }
    }
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    [[nodiscard]] std::unique_ptr<Folder> open(std::size_t number = 0) {
        return open_folder_by_porter(std::move(lines_.at(number)), stop.get_token(), [this] { lost = true; });
    }
    void close() { lines_.clear(); }
    void ask() const { std::ofstream(own_.path() / "asked"); }
    [[nodiscard]] bool is_tidied() const { return fs::exists(own_.path() / "tidied"); }

    TempFolder share;
    std::stop_source stop;
    bool lost = false;

  private:
    [[nodiscard]] AskedElsewhere asked_here() const {
        return {[this] { return fs::exists(own_.path() / "asked") ? 1 : 0; }, own_.path()};
    }
    TempFolder own_;
    std::vector<Descriptor> lines_;
};

std::vector<std::byte> some_bytes(std::string_view text) {
    std::vector<std::byte> bytes;
    for (const char letter : text)
        bytes.push_back(static_cast<std::byte>(letter));
    return bytes;
}

}  // namespace

TEST_CASE("through the porter, a folder looks as it does without") {
    House house;
    house.share.write("10-knee.xml", "<slide/>");
    house.share.write("images/knee.jpg", std::string(3 * a_megabyte, 'k'));
    const auto folder = house.open();
    const std::vector<std::string> inside{"images", "nowhere"};
    const auto seen = folder->list(inside);
    const auto there = open_disk_folder(house.share.path())->list(inside);
    REQUIRE(seen.ok());
    REQUIRE(seen->files.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(seen->files[i].path == there->files[i].path);
        CHECK(seen->files[i].stamp == there->files[i].stamp);
    }
    const auto read = folder->read("images/knee.jpg", 4 * a_megabyte);
    REQUIRE(read.ok());
    CHECK(read->bytes == std::string(3 * a_megabyte, 'k'));
    CHECK(read->stamp == seen->files[1].stamp);
}

TEST_CASE("what goes wrong is told in the same words") {
    House house;
    house.share.write("large.jpg", std::string(2 * a_megabyte, 'l'));
    const auto folder = house.open();
    const auto straight = open_disk_folder(house.share.path());
    CHECK(folder->read("no.xml", 10).error().message == straight->read("no.xml", 10).error().message);
    CHECK(folder->read("large.jpg", a_megabyte).error().message ==
          straight->read("large.jpg", a_megabyte).error().message);
    fs::remove_all(house.share.path());
    CHECK(folder->list({}).error().message == straight->list({}).error().message);
    CHECK_FALSE(house.lost);
}

TEST_CASE("of what may be written into a folder, only receipts are") {
    House house;
    house.share.write("10-knee.xml", "<slide/>");
    const auto folder = house.open();
    CHECK(folder->write_receipt("STATUS.html", "<p>1 slide</p>").ok());
    CHECK(folder->write_receipt("STATUS.txt", "").ok());
    CHECK(content(house.share.path() / "STATUS.html") == "<p>1 slide</p>");
    for (const std::string name : {"10-knee.xml", "new.xml", "../STATUS.html", "/tmp/STATUS.txt", ""}) {
        CAPTURE(name);
        CHECK_FALSE(folder->write_receipt(name, "<slide>mine</slide>").ok());
    }
    CHECK(content(house.share.path() / "10-knee.xml") == "<slide/>");
    CHECK_FALSE(fs::exists(house.share.path() / "new.xml"));
}

TEST_CASE("where no receipt is wanted, nothing is written") {
    House house(false, false);
    CHECK_FALSE(house.open()->write_receipt("STATUS.txt", "1 slide").ok());
    CHECK(fs::is_empty(house.share.path()));
}

TEST_CASE("nothing outside of the folder is fetched") {
    House house;
    TempFolder elsewhere;
    elsewhere.write("secret", "secret");
    fs::create_symlink(elsewhere.path() / "secret", house.share.path() / "link.xml");
    const auto folder = house.open();
    CHECK_FALSE(folder->read("link.xml", 100).ok());
    CHECK_FALSE(folder->read((elsewhere.path() / "secret").string(), 100).ok());
    CHECK_FALSE(folder->read("../" + (elsewhere.path() / "secret").filename().string(), 100).ok());
    CHECK_FALSE(folder->read("/etc/passwd", a_megabyte).ok());
}

TEST_CASE("a folder that hangs holds up no other") {
    House house(true);
    house.share.write("10-knee.xml", "<slide/>");
    const auto dead = house.open(1);
    std::jthread waiting([&] { CHECK_FALSE(dead->list({}).ok()); });
    CHECK(house.open(0)->list({})->files.size() == 1);
    house.stop.request_stop();
}

TEST_CASE("the porter rests until a folder changes, or for as long as it may") {
    House house;
    house.share.write("10-knee.xml", "<slide/>");
    const auto folder = house.open();
    REQUIRE(folder->list({})->files.size() == 1);
    CHECK(folder->rest({}, 10ms, 30ms));
    CHECK(folder->list({})->files.size() == 1);
    const std::jthread somebody = soon([&] { house.share.write("20-foot.xml", "<slide/>"); });
    CHECK(folder->rest({}, 10ms, 1h));
    CHECK(folder->list({})->files.size() == 2);
}

TEST_CASE("a change ends the porter's rest at once where the folder raises an alarm") {
    House house;
    house.share.write("10-knee.xml", "<slide/>");
    const auto folder = house.open();
    REQUIRE(folder->list({})->files.size() == 1);
    SECTION("while it rests") {
        const std::jthread somebody = soon([&] { house.share.write("20-foot.xml", "<slide/>"); });
        CHECK(folder->rest({}, 30min, 1h));
    }
    SECTION("before it rests") {
        house.share.write("20-foot.xml", "<slide/>");
        CHECK(folder->rest({}, 30min, 1h));
    }
    CHECK(folder->list({})->files.size() == 2);
}

TEST_CASE("a folder that raises an alarm is looked at only then, and seldom for nothing") {
    AlarmedFolder folder;
    auto line = make_line();
    REQUIRE(line.ok());
    const Descriptor there = std::move(line->there);
    const std::jthread porter([&] { serve_folder(folder, false, there); });
    const auto seen = open_folder_by_porter(std::move(line->here), {}, [] {});
    REQUIRE(seen->list({}).ok());
    SECTION("no alarm at all") {
        folder.alarmed = false;
        CHECK(seen->rest({}, 10ms, 120ms));
        CHECK(folder.looks == 1 + 12);
    }
    SECTION("an alarm that is not raised") {
        CHECK(seen->rest({}, 10ms, 120ms));
        CHECK(folder.looks == 1);
    }
    SECTION("one that is raised all the time, for nothing") {
        folder.bell.ring();
        CHECK(seen->rest({}, 10ms, 120ms));
        CHECK(folder.looks == 1 + 12 / 2);
    }
}

TEST_CASE("what is asked elsewhere is looked for seldom where alarms tell of all that happens") {
    AlarmedFolder folder;
    TempFolder desk;
    std::atomic<int> looks = 0;
    AskedElsewhere asked{[&] { return ++looks, 0; }, desk.path()};
    auto line = make_line();
    REQUIRE(line.ok());
    const Descriptor there = std::move(line->there);
    const auto looks_while_resting = [&] {
        const std::jthread porter([&] { serve_folder(folder, false, there, asked); });
        const auto seen = open_folder_by_porter(std::move(line->here), {}, [] {});
        REQUIRE(seen->list({}).ok());
        const int before = looks;
        CHECK(seen->rest({}, 10ms, 150ms));
        return looks - before;
    };
    SECTION("they do") { CHECK(looks_while_resting() == 1 + 15 / 5); }
    SECTION("the folder raises none") {
        folder.alarmed = false;
        CHECK(looks_while_resting() == 1 + 2 * 15);
    }
    SECTION("nobody hears of what is asked") {
        asked.written_in = "/proc/self";
        CHECK(looks_while_resting() == 1 + 15);
    }
}

TEST_CASE("the porter's rest is over when its folder is gone") {
    House house;
    const auto folder = house.open();
    REQUIRE(folder->list({}).ok());
    fs::remove_all(house.share.path());
    CHECK(folder->rest({}, 10ms, 1h));
    CHECK_FALSE(folder->list({}).ok());
}

TEST_CASE("the porter's rest is over when something is asked of its folder elsewhere") {
    House house;
    const auto folder = house.open();
    REQUIRE(folder->list({}).ok());
    const std::jthread somebody = soon([&] { house.ask(); });
    CHECK(folder->rest({}, GENERATE(10ms, 30min), 1h));
    REQUIRE(folder->list({}).ok());
    CHECK(folder->rest({}, 10ms, 30ms));  // that it was asked is known by now
}

TEST_CASE("the porter's rest is over when somebody wakes its folder, who may be too early") {
    House house;
    house.share.write("10-knee.xml", "<slide/>");
    const auto folder = house.open();
    REQUIRE(folder->list({})->files.size() == 1);
    folder->wake();
    CHECK(folder->rest({}, 1h, 1h));
    const std::jthread somebody = soon([&] { folder->wake(); });
    CHECK(folder->rest({}, 1h, 1h));
    CHECK(folder->list({})->files.size() == 1);  // each answer is to what was asked last
    CHECK_FALSE(folder->read("no.xml", 10).ok());
    CHECK_FALSE(house.lost);
}

TEST_CASE("who is told to stop need not wait for the porter's rest") {
    House house;
    const auto folder = house.open();
    REQUIRE(folder->list({}).ok());
    const std::jthread somebody = soon([&] { house.stop.request_stop(); });
    CHECK_FALSE(folder->rest({}, 1h, 1h));
    CHECK_FALSE(house.lost);
}

TEST_CASE("who is told to stop need not wait for a folder that hangs") {
    House house(true);
    const auto dead = house.open(1);
    const std::jthread somebody = soon([&] { house.stop.request_stop(); });
    CHECK_FALSE(dead->read("10-knee.xml", 10).ok());
    CHECK_FALSE(house.lost);
}

TEST_CASE("when all lines are closed the porter tidies up and ends, even if a folder hangs") {
    House house(true);
    {
        const auto dead = house.open(1);
        house.stop.request_stop();
        CHECK_FALSE(dead->list({}).ok());
    }
    house.close();
    CHECK(comes_true([&] { return house.is_tidied(); }));
}

TEST_CASE("a studio that is killed takes its porter along") {
    TempFolder share;
    TempFolder own;
    const pid_t studio = ::fork();
    if (studio == 0) {
        const auto lines =
            start_porter({{true},
                          [&](std::size_t, const std::stop_token&) { return open_disk_folder(share.path()); },
                          [&] { std::ofstream(own.path() / "tidied"); }});
        if (lines.ok()) std::ofstream(own.path() / "began");
        ::pause();
    }
    CHECK(comes_true([&] { return fs::exists(own.path() / "began"); }));
    ::kill(studio, SIGKILL);
    ::waitpid(studio, nullptr, 0);
    CHECK(comes_true([&] { return fs::exists(own.path() / "tidied"); }));
}

TEST_CASE("a studio whose porter is gone learns of it") {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    ::close(ends[1]);
    int lost = 0;
    const auto folder = open_folder_by_porter(Descriptor(ends[0]), {}, [&] { ++lost; });
    CHECK_FALSE(folder->list({}).ok());
    CHECK(lost == 1);
}

TEST_CASE("what is no errand ends the line") {
    TempFolder share;
    const auto bytes = GENERATE(std::vector<std::byte>{}, some_bytes("nonsense"),
                                std::vector<std::byte>(100, std::byte{0xFF}), [] {
                                    auto errand = encode(Errand{Errand::Kind::list, {"images"}, {}, 0});
                                    errand.pop_back();
                                    return errand;
                                }());
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    const Descriptor studio(ends[0]);
    Descriptor porter(ends[1]);
    REQUIRE(deliver(studio, bytes));
    serve_folder(*open_disk_folder(share.path()), true, porter);  // returns
    porter = Descriptor(-1);
    CHECK_FALSE(receive_delivery(studio));
}

TEST_CASE("no more room is made than a delivery can fill") {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    const Descriptor here(ends[0]);
    const Descriptor there(ends[1]);
    const std::array<std::uint64_t, 2> announced{~std::uint64_t{0}, 1};
    REQUIRE(::send(there.get(), announced.data(), sizeof announced, 0) == sizeof announced);
    CHECK_FALSE(receive_delivery(here));
}

TEST_CASE("errands and reports come out as they went in") {
    const Errand errand{Errand::Kind::read, {"images", "images/icons"}, "10-knee.xml", 77, 1s, 5s};
    const auto read = decode_errand(encode(errand));
    REQUIRE(read);
    CHECK(read->kind == errand.kind);
    CHECK(read->inside == errand.inside);
    CHECK(read->path == errand.path);
    CHECK(read->limit == errand.limit);
    CHECK(read->pause == errand.pause);
    CHECK(read->longest == errand.longest);
    const ErrandReport report{
        Error{"no"}, {{{"a.xml", {1, -2, 3, 4, 5}}}, {{"images", {"shut"}}}}, {6, 7, 8, 9, 10}};
    const auto told = decode_report(encode(report));
    REQUIRE(told);
    CHECK(told->trouble->message == "no");
    CHECK(told->contents.files.at(0).path == "a.xml");
    CHECK(told->contents.files.at(0).stamp == report.contents.files[0].stamp);
    CHECK(told->contents.closed.at(0).why.message == "shut");
    CHECK(told->stamp == report.stamp);
}

TEST_CASE("a share that goes and comes back is seen") {
    TempFolder place;
    const fs::path share = place.path() / "share";
    fs::create_directories(share);
    const pid_t studio = ::fork();
    if (studio == 0) {
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
            ::_exit(77);
        auto lines = start_porter(
            {{true}, [&](std::size_t, const std::stop_token&) { return open_disk_folder(share); }, [] {}});
        const auto folder = open_folder_by_porter(std::move((*lines)[0]), {}, [] {});
        const auto slides = [&] {
            const auto listed = folder->list({});
            return listed ? static_cast<int>(listed->files.size()) : -1;
        };
        int wrong = slides() == 0 ? 0 : 1;
        for (int round = 1; round <= 2; ++round) {
            if (::mount("none", share.c_str(), "tmpfs", 0, nullptr) != 0) ::_exit(77);
            std::ofstream(share / "10-knee.xml") << "<slide/>";
            wrong += slides() == 1 ? 0 : 1;
            ::umount2(share.c_str(), MNT_DETACH);
            wrong += slides() == 0 ? 0 : 1;
        }
        ::_exit(wrong);
    }
    int status = 0;
    ::waitpid(studio, &status, 0);
    if (WEXITSTATUS(status) == 77) {
        WARN("nothing may be mounted here: not tried");
        return;
    }
    CHECK(WEXITSTATUS(status) == 0);
}
