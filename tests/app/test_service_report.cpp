#include <array>
#include <atomic>

#include <sys/socket.h>
#include <sys/un.h>

#include "app/service_report.h"
#include "base/descriptor.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

// systemd's end of the notification socket.
class Systemd {
  public:
    Systemd() : path_((folder_.path() / "notify").string()) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path_.copy(address.sun_path, sizeof address.sun_path - 1);
        REQUIRE(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    // How a player finds it; systemd would start it anew after 30 ms.
    [[nodiscard]] ServiceManager manager() const {
        return ServiceManager([&](const char* name) -> const char* {
            if (std::string_view(name) == "NOTIFY_SOCKET") return path_.c_str();
            return std::string_view(name) == "WATCHDOG_USEC" ? "30000" : nullptr;
        });
    }
    // The next thing that is said.
    [[nodiscard]] std::string hears() const {
        std::array<char, 256> text{};
        const auto length = ::recv(socket_.get(), text.data(), text.size(), 0);
        return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
    }

  private:
    TempFolder folder_;
    std::string path_;
    Descriptor socket_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
};

}  // namespace

TEST_CASE("systemd is told when the player is ready, what is on the wall, that all is well, and the end") {
    const Systemd systemd;
    const ServiceManager manager = systemd.manager();
    Heartbeat heartbeat(std::chrono::steady_clock::now());
    {
        ServiceReport report({manager, heartbeat, [] { return std::string("knee.xml is on the wall"); },
                              [] { return std::chrono::steady_clock::now(); }});
        report.ready();
        CHECK(systemd.hears() == "READY=1");
        CHECK(systemd.hears() == "WATCHDOG=1");
        CHECK(systemd.hears() == "STATUS=knee.xml is on the wall");
        CHECK(systemd.hears() == "WATCHDOG=1");
        CHECK(systemd.hears() == "WATCHDOG=1");
    }
    std::string last = systemd.hears();
    while (last == "WATCHDOG=1")
        last = systemd.hears();
    CHECK(last == "STOPPING=1");
}

TEST_CASE("the watchdog is not fed while a frame that was due is not shown") {
    const Systemd systemd;
    const ServiceManager manager = systemd.manager();
    Heartbeat heartbeat(std::chrono::steady_clock::now());
    heartbeat.rest({std::chrono::steady_clock::now() - 1min, std::chrono::steady_clock::now() - 1min});
    ServiceReport report(
        {manager, heartbeat, [] { return std::string(); }, [] { return std::chrono::steady_clock::now(); }});
    report.ready();
    CHECK(systemd.hears() == "READY=1");
    CHECK(systemd.hears().starts_with("STATUS=a frame has been due for 6"));
    heartbeat.rest({std::chrono::steady_clock::now(), {}});
    CHECK(systemd.hears() == "WATCHDOG=1");
}

TEST_CASE("the loop is woken at each beat, to see whether it still turns") {
    const Systemd systemd;
    const ServiceManager manager = systemd.manager();
    Heartbeat heartbeat(std::chrono::steady_clock::now());
    std::atomic<int> woken = 0;
    ServiceReport report({manager, heartbeat, [] { return std::string("well"); },
                          [] { return std::chrono::steady_clock::now(); }});
    report.wakes([&] {
        ++woken;
        heartbeat.rest({std::chrono::steady_clock::now(), {}});
    });
    report.ready();
    while (woken < 3)
        (void)systemd.hears();
    CHECK(woken >= 3);
}

TEST_CASE("a player that is no service has nobody to report to") {
    const ServiceManager nobody([](const char*) -> const char* { return nullptr; });
    const Heartbeat heartbeat(std::chrono::steady_clock::now());
    bool asked = false;
    {
        ServiceReport report({nobody, heartbeat,
                              [&] {
                                  asked = true;
                                  return std::string();
                              },
                              [] { return std::chrono::steady_clock::now(); }});
        report.ready();
    }
    CHECK_FALSE(asked);
}
