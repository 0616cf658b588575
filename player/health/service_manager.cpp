// One datagram for each thing that is said.
#include "health/service_manager.h"

#include <charconv>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace slidewell {
namespace {

std::optional<long long> number_in(const char* text) {
    if (text == nullptr) return std::nullopt;
    long long number = 0;
    const char* const end = text + std::strlen(text);
    const auto read = std::from_chars(text, end, number);
    return read.ec == std::errc{} && read.ptr == end && number > 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

ServiceManager::ServiceManager(const Variables& variable) {
    const char* const socket = variable("NOTIFY_SOCKET");
    if (socket == nullptr || (socket[0] != '/' && socket[0] != '@')) return;
    if (std::strlen(socket) >= sizeof(sockaddr_un::sun_path)) return;
    address_ = socket;
    if (address_.front() == '@') address_.front() = '\0';
    const auto meant = number_in(variable("WATCHDOG_PID"));
    if (meant && *meant != ::getpid()) return;
    if (const auto interval = number_in(variable("WATCHDOG_USEC")))
        watchdog_ = std::chrono::microseconds{*interval};
}

void ServiceManager::say(const std::string& line) const {
    if (!listens()) return;
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    address_.copy(to.sun_path, sizeof to.sun_path);
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    // One that does not arrive is no harm: the next one follows.
    (void)::sendto(socket.get(), line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                   reinterpret_cast<const sockaddr*>(&to), length);  // NOLINT: how sockets are addressed
}

}  // namespace slidewell
