#include <future>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "health/connection.h"
#include "health/status_socket.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
namespace fs = std::filesystem;

namespace {

// A player that answers in a folder of its own, from when it can be asked.
class Player {
  public:
    explicit Player(const fs::path& folder, StatusAnswerer answer)
        : server_(folder, std::move(answer), [](const Error& error) { FAIL(error.message); }),
          socket_(folder / (std::to_string(::getpid()) + ".sock")) {
        while (!ask_player(socket_, "ready").ok())
            std::this_thread::yield();
    }
    [[nodiscard]] const fs::path& socket() const { return socket_; }

  private:
    StatusServer server_;
    fs::path socket_;
};

Result<StatusReply> echo(std::string_view question) {
    return StatusReply{"you said " + std::string(question), {}};
}

mode_t mode_of(const fs::path& file) {
    struct stat about {};
    REQUIRE(::stat(file.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

Descriptor stream() { return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

sockaddr_un address_of(const fs::path& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket.string().copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

Descriptor connected_to(const fs::path& socket) {
    Descriptor client = stream();
    const sockaddr_un address = address_of(socket);
    REQUIRE(::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    return client;
}

}  // namespace

TEST_CASE("a question is answered with words") {
    const TempFolder folder;
    const Player player(folder.path() / "run", echo);
    const auto reply = ask_player(player.socket(), "text");
    REQUIRE(reply);
    CHECK(reply->words == "you said text");
    CHECK(reply->picture.empty());
}

TEST_CASE("a question is answered with a picture") {
    const TempFolder folder;
    Canvas canvas(Size{641, 359}, 0xFF102030);
    canvas.row(358)[640] = 0xFFFFFFFF;
    const Bitmap picture(std::move(canvas));
    const Player player(folder.path() / "run", [&](std::string_view) { return StatusReply{"", picture}; });
    const auto reply = ask_player(player.socket(), "picture");
    REQUIRE(reply);
    REQUIRE(reply->picture.size() == Size{641, 359});
    CHECK(reply->picture.at(0, 0) == 0xFF102030);
    CHECK(reply->picture.at(640, 358) == 0xFFFFFFFF);
}

TEST_CASE("a refusal arrives as the error that it is") {
    const TempFolder folder;
    const Player player(folder.path() / "run", [](std::string_view question) -> Result<StatusReply> {
        if (question == "ready") return StatusReply{"yes", {}};
        return Error{"nothing is on the screen yet"};
    });
    const auto reply = ask_player(player.socket(), "picture");
    REQUIRE_FALSE(reply);
    CHECK(reply.error().message == "nothing is on the screen yet");
}

TEST_CASE("only its own user gets at a player's socket, and it is gone with the player") {
    const TempFolder folder;
    fs::path socket;
    {
        const Player player(folder.path() / "deep" / "run", echo);
        socket = player.socket();
        CHECK(mode_of(socket) == 0600);
        CHECK(mode_of(socket.parent_path()) == 0700);
    }
    CHECK_FALSE(fs::exists(socket));
    CHECK_FALSE(ask_player(socket, "text"));
}

TEST_CASE("a folder's name may be longer than a socket's address") {
    const TempFolder folder;
    const Player player(folder.path() / std::string(150, 'x'), echo);
    CHECK(ask_player(player.socket(), "text"));
}

TEST_CASE("what dead players have left is removed, and what lives is not") {
    const TempFolder folder;
    const fs::path dead = folder.write("999999999.sock");
    const fs::path own = folder.write(std::to_string(::getpid()) + ".sock");
    const fs::path parent = folder.write(std::to_string(::getppid()) + ".sock");
    const fs::path other = folder.write("notes.txt");
    const Player player(folder.path(), echo);
    CHECK_FALSE(fs::exists(dead));
    CHECK(fs::is_socket(own));
    CHECK(fs::exists(parent));
    CHECK(fs::exists(other));
    const auto sockets = player_sockets(folder.path());
    REQUIRE(sockets);
    CHECK(*sockets == (own < parent ? std::vector{own, parent} : std::vector{parent, own}));
}

TEST_CASE("a folder that is not there has no players, one that cannot be made is told of") {
    const TempFolder folder;
    CHECK(player_sockets(folder.path() / "none")->empty());
    const fs::path file = folder.write("file");
    CHECK_FALSE(player_sockets(file / "run"));
    std::promise<std::string> told;
    const StatusServer server(file / "run", echo, [&](const Error& error) { told.set_value(error.message); });
    CHECK(told.get_future().get().find("run") != std::string::npos);
}

TEST_CASE("a client that says nothing, too much or hangs up does not keep others from asking") {
    const TempFolder folder;
    const Player player(folder.path() / "run", echo);
    CHECK_FALSE(ask_player(player.socket(), std::string(5000, 'x')));
    (void)connected_to(player.socket());
    CHECK(ask_player(player.socket(), "text"));
}

TEST_CASE("what a false player answers is no answer") {
    const TempFolder folder;
    const std::string words = GENERATE("", "words", "hello\nwords", "picture 0 10\n", "picture 10 99999\n",
                                       "picture 10\n", "picture 99999999999 1\n", "picture 2 2\nabc");
    CAPTURE(words);
    const fs::path socket = folder.path() / "1.sock";
    const Descriptor listening = stream();
    const sockaddr_un address = address_of(socket);
    REQUIRE(::bind(listening.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(listening.get(), 1) == 0);
    auto reply = std::async(std::launch::async, [&] { return ask_player(socket, "text"); });
    {
        Connection client(Descriptor(::accept(listening.get(), nullptr, nullptr)));
        REQUIRE(client.receive_line(10) == "text");
        REQUIRE(client.send(words));
    }
    CHECK_FALSE(reply.get());
}
