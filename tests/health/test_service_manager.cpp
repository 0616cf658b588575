#include <array>
#include <map>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "health/service_manager.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

ServiceManager manager(std::map<std::string, std::string> variables) {
    return ServiceManager([&](const char* name) -> const char* {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

// systemd's end of the socket.
class Systemd {
  public:
    explicit Systemd(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        if (path.front() == '@') address.sun_path[0] = '\0';
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
        REQUIRE(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), length) == 0);
    }
    [[nodiscard]] std::string heard() const {
        std::array<char, 256> text{};
        const auto length = ::recv(socket_.get(), text.data(), text.size(), MSG_DONTWAIT);
        return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
    }

  private:
    Descriptor socket_;
};

}  // namespace

TEST_CASE("the service manager is told how the player does") {
    const TempFolder folder;
    const bool abstract = GENERATE(false, true);
    const std::string path =
        abstract ? "@slidewell-test-" + std::to_string(::getpid()) : (folder.path() / "notify").string();
    const Systemd systemd(path);
    const ServiceManager said = manager({{"NOTIFY_SOCKET", path}});
    CHECK(said.listens());
    said.ready();
    CHECK(systemd.heard() == "READY=1");
    said.status("knee.xml is on the wall");
    CHECK(systemd.heard() == "STATUS=knee.xml is on the wall");
    said.well();
    CHECK(systemd.heard() == "WATCHDOG=1");
    said.stopping();
    CHECK(systemd.heard() == "STOPPING=1");
}

TEST_CASE("a player that is no service talks to nobody") {
    const auto variables =
        GENERATE(values<std::map<std::string, std::string>>({{},
                                                             {{"NOTIFY_SOCKET", ""}},
                                                             {{"NOTIFY_SOCKET", "vsock:2:1234"}},
                                                             {{"NOTIFY_SOCKET", "/" + std::string(200, 'x')}},
                                                             {{"WATCHDOG_USEC", "30000000"}}}));
    const ServiceManager nobody = manager(variables);
    CHECK_FALSE(nobody.listens());
    CHECK_FALSE(nobody.watchdog());
    nobody.ready();
}

TEST_CASE("one that hangs up does no harm") {
    const TempFolder folder;
    const ServiceManager gone = manager({{"NOTIFY_SOCKET", (folder.path() / "gone").string()}});
    gone.ready();
    CHECK(gone.listens());
}

TEST_CASE("the watchdog's time is the one that was meant for this process") {
    const std::string self = std::to_string(::getpid());
    const auto time = [](const std::string& usec, const std::string& pid) {
        return manager({{"NOTIFY_SOCKET", "/run/notify"}, {"WATCHDOG_USEC", usec}, {"WATCHDOG_PID", pid}})
            .watchdog();
    };
    CHECK(time("30000000", self) == 30s);
    CHECK(time("30000000", "") == 30s);
    CHECK_FALSE(time("30000000", "1"));
    CHECK_FALSE(time("0", self));
    CHECK_FALSE(time("-5", self));
    CHECK_FALSE(time("soon", self));
    CHECK_FALSE(time("30000000s", self));
}
