// A folder in a cloud: rclone serves one over WebDAV on this computer, and rclone looks into it.
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "source/rclone_folder.h"
#include "support/catch.h"
#include "support/process.h"
#include "support/temp_folder.h"
#include "support/variable.h"

namespace fs = std::filesystem;
using namespace slidewell;
using namespace std::chrono_literals;

namespace {

using Paths = std::vector<std::string>;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// A port that nobody listens on.
int free_port() {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* const any = static_cast<sockaddr*>(static_cast<void*>(&address));
    REQUIRE(::bind(listener, any, size) == 0);
    REQUIRE(::getsockname(listener, any, &size) == 0);
    ::close(listener);
    return ntohs(address.sin_port);
}

bool answers(int port) {
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(port);
    const bool connected =
        ::connect(client, static_cast<sockaddr*>(static_cast<void*>(&address)), sizeof address) == 0;
    ::close(client);
    return connected;
}

// The cloud, what staff have in it, and this computer's way to it.
class Cloud {
  public:
    Cloud() {
        temp_.write("staff/Waiting room/.keep");
        temp_.write("rclone.conf", "[cloud]\ntype = webdav\nvendor = other\nurl = http://127.0.0.1:" +
                                       std::to_string(port_) + "\n[empty]\ntype = drive\n");
    }

    void open() {
        server_.emplace(
            std::vector<std::string>{"rclone", "serve", "webdav", (temp_.path() / "staff").string(), "--addr",
                                     "127.0.0.1:" + std::to_string(port_), "--dir-cache-time", "0s"});
        while (!answers(port_)) {
            REQUIRE_FALSE(server_->ended());
            std::this_thread::sleep_for(10ms);
        }
    }
    void close() { server_.reset(); }

    void write(const std::string& name, std::string_view content, std::chrono::seconds age = 1h) const {
        const fs::path file = temp_.write("staff/Waiting room/" + name, content);
        fs::last_write_time(file, fs::file_time_type::clock::now() - age);
    }
    void remove(const std::string& name) const { fs::remove_all(temp_.path() / "staff/Waiting room" / name); }
    [[nodiscard]] std::string holds(const std::string& name) const {
        std::ifstream stream(temp_.path() / "staff/Waiting room" / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    [[nodiscard]] std::unique_ptr<Folder> folder(const std::string& remote = "cloud:Waiting room",
                                                 std::stop_token stop = {}) const {
        return open_rclone_folder(remote, mirror_of(remote, temp_.path() / "library"), std::move(stop));
    }
    // A program to be found in place of rclone.
    [[nodiscard]] std::string with_fake(const std::string& script) const {
        const fs::path program = temp_.write("programs/rclone", "#!/bin/sh\n" + script + "\n");
        fs::permissions(program, fs::perms::owner_all);
        return program.parent_path().string() + ":" + std::getenv("PATH");
    }

  private:
    TempFolder temp_;
    int port_ = free_port();
    Variable configuration_{"RCLONE_CONFIG", (temp_.path() / "rclone.conf").string()};
    std::optional<Process> server_;
};

Paths paths_in(Folder& folder) {
    const std::array<std::string, 2> inside{"images", "images/icons"};
    const auto contents = folder.list(inside);
    REQUIRE(contents);
    Paths paths;
    for (const FolderFile& file : contents->files)
        paths.push_back(file.path);
    return paths;
}

std::string problem_of(Folder& folder) {
    const auto contents = folder.list({});
    return contents ? "" : contents.error().message;
}

}  // namespace

TEST_CASE("what lies in a cloud is listed and read, and follows every change") {
    Cloud cloud;
    cloud.write("10-hello.xml", "<slide>8</slide>");
    cloud.write("images/knee.jpg", "picture");
    cloud.write("images/icons/heart.SVG", "icon");
    cloud.open();
    const auto folder = cloud.folder();
    CHECK(paths_in(*folder) == Paths{"10-hello.xml", "images/icons/heart.SVG", "images/knee.jpg"});
    CHECK(folder->read("10-hello.xml", 100)->bytes == "<slide>8</slide>");
    CHECK(folder->read("images/knee.jpg", 100)->bytes == "picture");

    SECTION("when nothing changes, the files stay the same ones") {
        const auto before = folder->list({});
        const auto after = folder->list({});
        REQUIRE(before);
        REQUIRE(after);
        CHECK(before->files.at(0).stamp == after->files.at(0).stamp);
    }
    SECTION("a change that keeps the size") {
        cloud.write("10-hello.xml", "<slide>9</slide>", 1min);
        CHECK(paths_in(*folder).size() == 3);
        CHECK(folder->read("10-hello.xml", 100)->bytes == "<slide>9</slide>");
    }
    SECTION("a change back to an older file") {
        cloud.write("10-hello.xml", "<slide>7</slide>", 48h);
        CHECK(paths_in(*folder).size() == 3);
        CHECK(folder->read("10-hello.xml", 100)->bytes == "<slide>7</slide>");
    }
    SECTION("files that go, and an UNDO that comes") {
        cloud.remove("images/knee.jpg");
        cloud.write("Undo.txt", "");
        CHECK(paths_in(*folder) == Paths{"10-hello.xml", "Undo.txt", "images/icons/heart.SVG"});
        CHECK(folder->read("images/knee.jpg", 100).error().message == "it is not there");
    }
    SECTION("a folder that is empty all at once is told as it is") {
        cloud.remove("10-hello.xml");
        cloud.remove("images");
        CHECK(paths_in(*folder).empty());
    }
}

TEST_CASE("only what a deck can use is copied") {
    Cloud cloud;
    for (const char* name : {"a.xml", "holiday.mp4", "letter.docx", ".hidden.xml", "~$a.xml", "deck.xml",
                             "images/one/two/deep.jpg", "phone.HEIC"})
        cloud.write(name, "x");
    cloud.open();
    const auto folder = cloud.folder();
    CHECK(paths_in(*folder) == Paths{"a.xml", "deck.xml", "phone.HEIC"});
    CHECK(folder->read("holiday.mp4", 10).error().message == "it is not there");
    CHECK(folder->read("images/one/two/deep.jpg", 10).error().message == "it is not there");
}

TEST_CASE("a receipt goes up to the cloud, and the next one takes its place") {
    Cloud cloud;
    cloud.write("a.xml", "x");
    cloud.open();
    const auto folder = cloud.folder();
    CHECK(paths_in(*folder) == Paths{"a.xml"});
    REQUIRE(folder->write_receipt("STATUS.txt", "all is well: 1"));
    CHECK(cloud.holds("STATUS.txt") == "all is well: 1");
    REQUIRE(folder->write_receipt("STATUS.txt", "all is well: 2"));
    CHECK(cloud.holds("STATUS.txt") == "all is well: 2");
    CHECK(paths_in(*folder) == Paths{"STATUS.txt", "a.xml"});

    // Whoever writes receipts is told when staff remove one.
    cloud.remove("STATUS.txt");
    CHECK(paths_in(*folder) == Paths{"a.xml"});
}

TEST_CASE("a remote without a folder is its top folder") {
    Cloud cloud;
    cloud.write("images/knee.jpg", "picture");
    cloud.open();
    const auto folder = cloud.folder("cloud:");
    CHECK(paths_in(*folder).empty());
    REQUIRE(folder->write_receipt("STATUS.txt", "here"));
    CHECK(cloud.holds("../STATUS.txt") == "here");
}

TEST_CASE("a cloud that is away is an error, and what was copied stays") {
    Cloud cloud;
    cloud.write("a.xml", "x");
    cloud.open();
    const auto folder = cloud.folder();
    CHECK(paths_in(*folder) == Paths{"a.xml"});
    cloud.close();
    CHECK(problem_of(*folder) ==
          "cloud does not answer; see whether this computer is connected to the network");
    CHECK_FALSE(folder->write_receipt("STATUS.txt", "x"));
    CHECK(folder->read("a.xml", 10)->bytes == "x");
    cloud.open();
    CHECK(paths_in(*folder) == Paths{"a.xml"});
}

TEST_CASE("a remote or a folder that is not there is told with what helps") {
    Cloud cloud;
    cloud.open();
    CHECK(problem_of(*cloud.folder("onedrive:Waiting room")) ==
          "rclone knows no remote \"onedrive\" (it knows cloud, empty); \"rclone config\" makes one, run as "
          "the user "
          "who runs slidewell");
    CHECK(problem_of(*cloud.folder("cloud:Wating room")) ==
          "there is no folder \"Wating room\" in cloud; make one, or mend its name in player.xml");
    CHECK(problem_of(*cloud.folder("empty:")) ==
          "the login to empty has expired; \"rclone config reconnect empty:\" renews it, run as the user who "
          "runs "
          "slidewell");
}

TEST_CASE("a computer without rclone says which package to install") {
    const Cloud cloud;
    const TempFolder programs;
    fs::create_symlink("/usr/bin/setpriv", programs.path() / "setpriv");
    const Variable path("PATH", programs.path().string());
    CHECK(problem_of(*cloud.folder()) ==
          "rclone is not installed on this computer; install the package rclone");
}

TEST_CASE("a login that expires while files are fetched is an error, and what was copied stays") {
    Cloud cloud;
    cloud.write("a.xml", "x");
    cloud.open();
    const auto folder = cloud.folder();
    CHECK(paths_in(*folder) == Paths{"a.xml"});
    const Variable path(
        "PATH", cloud.with_fake("case \"$*\" in *' lsf '*) printf '2026-11-22 11:58:24\\t5\\ta.xml\\n';;\n"
                                "*) echo \"couldn't fetch token: invalid_grant: maybe token expired?\" >&2; "
                                "exit 1;; esac"));
    CHECK(problem_of(*folder).starts_with("the login to cloud has expired"));
    CHECK(folder->read("a.xml", 10)->bytes == "x");
}

TEST_CASE("a file that the cloud does not hand out leaves the others their changes") {
    const Cloud cloud;
    const auto folder = cloud.folder();
    const Variable path(
        "PATH",
        cloud.with_fake("for last; do :; done\n"
                        "case \"$*\" in *' lsf '*) printf '%s\\t1\\t%s\\n' '1970-01-02 00:00:00' a.xml "
                        "'1970-01-02 00:00:00' b.xml;;\n"
                        "*) printf 1 > \"$last/b.xml\"; touch -d @86400 \"$last/b.xml\";\n"
                        "echo 'a.xml: Failed to copy: malware detected' >&2; exit 1;; esac"));
    CHECK(paths_in(*folder) == Paths{"b.xml"});
}

TEST_CASE("what the time did not suffice for comes with the next listing") {
    const Cloud cloud;
    const auto folder = cloud.folder();
    const Variable path(
        "PATH", cloud.with_fake(
                    "for last; do :; done\n"
                    "case \"$*\" in *' lsf '*) printf '%s\\t1\\t%s\\n' '1970-01-02 00:00:00' a.xml "
                    "'1970-01-02 00:00:00' b.xml;;\n"
                    "*) while read -r name; do printf 1 > \"$last/$name\"; touch -d @86400 \"$last/$name\"; "
                    "break; done < \"$last/../$(basename \"$last\" .new).wanted\"\n"
                    "echo 'max transfer duration reached as set by --max-duration' >&2; exit 7;; esac"));
    CHECK(paths_in(*folder) == Paths{"a.xml"});
    CHECK(paths_in(*folder) == Paths{"a.xml", "b.xml"});
}

TEST_CASE("a cloud that hangs is left when the program ends") {
    const Cloud cloud;
    const Variable path("PATH", cloud.with_fake("exec sleep 1000"));
    std::stop_source stop;
    const std::jthread somebody([&] {
        std::this_thread::sleep_for(100ms);
        stop.request_stop();
    });
    CHECK(problem_of(*cloud.folder("cloud:Waiting room", stop.get_token())) == "the program ends");
}

TEST_CASE("each remote has a mirror of its own in the library's folder") {
    const fs::path one = mirror_of("cloud:one", "/library");
    CHECK(one.parent_path() == "/library/mirrors");
    CHECK(one != mirror_of("cloud:two", "/library"));
    CHECK(one == mirror_of("cloud:one", "/library"));
}
