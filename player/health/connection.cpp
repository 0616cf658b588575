// Nothing here blocks but poll().
#include "health/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

namespace slidewell {
namespace {

constexpr int lasts = 5;  // seconds

// Can be read when the time is over.
Descriptor start_timer() {
    Descriptor timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    const itimerspec once{{}, {lasts, 0}};
    ::timerfd_settime(timer.get(), 0, &once, nullptr);
    return timer;
}

}  // namespace

bool wait_for(int socket, short event, int timer, int stop) {
    std::array<pollfd, 3> all{{{socket, event, 0}, {timer, POLLIN, 0}, {stop, POLLIN, 0}}};
    while (::poll(all.data(), all.size(), -1) < 0) {
        if (errno != EINTR) return false;
    }
    return all[0].revents != 0 && all[1].revents == 0 && all[2].revents == 0;
}

Connection::Connection(Descriptor socket, int stop)
    : socket_(std::move(socket)), timer_(start_timer()), stop_(stop) {}

bool Connection::send(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        if (!wait_for(socket_.get(), POLLOUT, timer_.get(), stop_)) return false;
        const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    }
    return true;
}

std::optional<std::size_t> Connection::receive(std::span<std::byte> room) {
    while (wait_for(socket_.get(), POLLIN, timer_.get(), stop_)) {
        const auto got = ::recv(socket_.get(), room.data(), room.size(), MSG_DONTWAIT);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EAGAIN && errno != EINTR) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::string> Connection::receive_line(std::size_t most) {
    std::string line;
    while (line.size() <= most) {
        std::byte next{};
        if (receive({&next, 1}).value_or(0) == 0) return std::nullopt;
        if (next == std::byte{'\n'}) return line;
        line += static_cast<char>(next);
    }
    return std::nullopt;
}

std::optional<std::string> Connection::receive_rest(std::size_t most) {
    std::string text;
    std::array<std::byte, 4096> part{};
    while (text.size() <= most) {
        const auto got = receive(part);
        if (!got) return std::nullopt;
        if (*got == 0) return text;
        std::ranges::transform(std::span(part).first(*got), std::back_inserter(text),
                               [](std::byte byte) { return static_cast<char>(byte); });
    }
    return std::nullopt;
}

}  // namespace slidewell
