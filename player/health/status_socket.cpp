// A question is one line. The answer is a line that says what follows ("words", "picture 1920 1080" or
// "refused"), and then that, up to the end.
#include "health/status_socket.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "health/connection.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr int waiting_room = 8;
constexpr std::size_t longest_question = 64;
constexpr std::size_t longest_words = 1 << 20;
constexpr int largest_side = 16'384;
constexpr std::string_view ending = ".sock";

Error system_error(const std::string& what) { return {what + ": " + std::strerror(errno)}; }

// --- where the socket lies

// A folder by its descriptor: an address has room for a hundred bytes only.
sockaddr_un address_in(int folder, const std::string& name) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(folder) + "/" + name;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

const sockaddr* general(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);  // NOLINT: how sockets are addressed
}

Descriptor open_folder(const fs::path& folder) {
    return Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

Descriptor new_socket() { return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

Result<Descriptor> connect_to(const fs::path& socket) {
    const Descriptor folder = open_folder(socket.parent_path());
    Descriptor client = new_socket();
    const sockaddr_un address = address_in(folder.get(), socket.filename().string());
    if (!folder.open() || ::connect(client.get(), general(address), sizeof address) != 0)
        return system_error(socket.string());
    return client;
}

Result<std::vector<fs::path>> sockets_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        if (entry->path().extension() == ending) found.push_back(entry->path());
    }
    if (problem && problem != std::errc::no_such_file_or_directory)
        return Error{folder.string() + ": " + problem.message()};
    std::ranges::sort(found);
    return found;
}

// By its name. One that has just been made may not answer yet, but its player lives.
bool is_left_over(const fs::path& socket) {
    const std::string stem = socket.stem().string();
    pid_t player = 0;
    std::from_chars(stem.data(), stem.data() + stem.size(), player);
    const bool lives = player > 0 && (::kill(player, 0) == 0 || errno == EPERM) && player != ::getpid();
    return !lives && !connect_to(socket).ok();
}

Result<Descriptor> make_folder(const fs::path& path) {
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return system_error(path.string());
    Descriptor folder = open_folder(path);
    struct stat about {};
    if (!folder.open() || ::fstat(folder.get(), &about) != 0) return system_error(path.string());
    if (about.st_uid != ::geteuid()) return Error{path.string() + " belongs to another user"};
    return folder;
}

struct Door {
    Descriptor folder;
    Descriptor socket;
    std::string name;
};

Result<Door> open_door(const fs::path& path) {
    auto folder = make_folder(path);
    if (!folder) return folder.error();
    const auto others = sockets_in(path);
    for (const fs::path& other : others ? *others : std::vector<fs::path>{}) {
        if (is_left_over(other)) ::unlink(other.c_str());
    }
    Door door{*std::move(folder), new_socket(), std::to_string(::getpid()) + std::string(ending)};
    const sockaddr_un address = address_in(door.folder.get(), door.name);
    ::fchmod(door.socket.get(), 0600);  // what bind() makes gets the same mode
    if (::bind(door.socket.get(), general(address), sizeof address) != 0 ||
        ::listen(door.socket.get(), waiting_room) != 0) {
        return system_error((path / door.name).string());
    }
    return door;
}

// --- the server's side

bool may_ask(int client) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
}

void send_reply(Connection& client, const Result<StatusReply>& reply) {
    if (!reply) {
        client.send("refused\n" + reply.error().message);
    } else if (reply->picture.empty()) {
        client.send("words\n" + reply->words);
    } else {
        const Size size = reply->picture.size();
        bool sent =
            client.send("picture " + std::to_string(size.width) + " " + std::to_string(size.height) + "\n");
        for (int y = 0; sent && y < size.height; ++y)
            sent = client.send(std::as_bytes(reply->picture.row(y)));
    }
}

void serve(Descriptor socket, const StatusAnswerer& answer, int stop) {
    if (!socket.open() || !may_ask(socket.get())) return;
    Connection client(std::move(socket), stop);
    if (const auto question = client.receive_line(longest_question)) send_reply(client, answer(*question));
}

void serve_all(const Door& door, const StatusAnswerer& answer, int stop) {
    while (wait_for(door.socket.get(), POLLIN, -1, stop))
        serve(Descriptor(::accept4(door.socket.get(), nullptr, nullptr, SOCK_CLOEXEC)), answer, stop);
    ::unlinkat(door.folder.get(), door.name.c_str(), 0);
}

// --- the client's side

std::optional<Size> size_in(std::string_view text) {
    Size size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec != std::errc{} || width.ptr == end || *width.ptr != ' ') return std::nullopt;
    const auto height = std::from_chars(width.ptr + 1, end, size.height);
    if (height.ec != std::errc{} || height.ptr != end) return std::nullopt;
    const auto fits = [](int side) { return side > 0 && side <= largest_side; };
    return fits(size.width) && fits(size.height) ? std::optional(size) : std::nullopt;
}

std::optional<Bitmap> receive_picture(Connection& player, Size size) {
    Canvas canvas(size);
    for (auto room = std::as_writable_bytes(std::span(canvas.pixels)); !room.empty();) {
        const std::size_t got = player.receive(room).value_or(0);
        if (got == 0) return std::nullopt;
        room = room.subspan(got);
    }
    return Bitmap(std::move(canvas));
}

}  // namespace

StatusServer::StatusServer(fs::path folder, StatusAnswerer answer, std::function<void(const Error&)> trouble)
    : stop_(::eventfd(0, EFD_CLOEXEC)) {
    thread_ = std::thread([folder = std::move(folder), answer = std::move(answer),
                           trouble = std::move(trouble), stop = stop_.get()] {
        auto door = open_door(folder);
        if (!door) return trouble(door.error());
        serve_all(*door, answer, stop);
    });
}

StatusServer::~StatusServer() {
    ::eventfd_write(stop_.get(), 1);
    thread_.join();
}

Result<std::vector<fs::path>> player_sockets(const fs::path& folder) { return sockets_in(folder); }

Result<StatusReply> ask_player(const fs::path& socket, std::string_view question) {
    auto connected = connect_to(socket);
    if (!connected) return connected.error();
    Connection player(*std::move(connected));
    const Error silence{"the player does not answer"};
    if (!player.send(std::string(question) + "\n")) return silence;
    const std::string kind = player.receive_line(longest_question).value_or("");
    if (kind.starts_with("picture ")) {
        const auto size = size_in(std::string_view(kind).substr(8));
        auto picture = size ? receive_picture(player, *size) : std::nullopt;
        if (!picture) return silence;
        return StatusReply{"", *std::move(picture)};
    }
    auto words = player.receive_rest(longest_words);
    if (!words || (kind != "words" && kind != "refused")) return silence;
    if (kind == "refused") return Error{*std::move(words)};
    return StatusReply{*std::move(words), {}};
}

}  // namespace slidewell
