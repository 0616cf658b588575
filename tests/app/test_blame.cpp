// A slide of which the studio dies whenever it paints it.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "deck.h"
#include "processes.h"
#include <fcntl.h>

#include "link/child.h"
#include "link/worklog.h"
#include "support/catch.h"

using namespace slidewell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Nothing while there is no studio.
std::unique_ptr<Worklog> worklog_of(pid_t studio) {
    const std::string file =
        "/proc/" + std::to_string(studio) + "/fd/" + std::to_string(first_file_of_child + 1);
    Descriptor memory(::open(file.c_str(), O_RDWR | O_CLOEXEC));
    if (!memory.open()) return nullptr;
    auto log = Worklog::open(std::move(memory));
    return log ? *std::move(log) : nullptr;
}

// Kills the player's studio when it paints this slide, for as long as it lives.
class Poison {
  public:
    Poison(pid_t player, std::string slide)
        : thread_([player, slide = std::move(slide)](const std::stop_token& stop) {
              while (!stop.stop_requested()) {
                  const pid_t studio = processes::child_of(player);
                  const auto log = worklog_of(studio);
                  while (log && processes::is_alive(studio) && !stop.stop_requested()) {
                      const auto task = log->in_hand(0);
                      if (task && task->kind == Task::Kind::painting && task->thing == slide)
                          ::kill(studio, SIGKILL);
                      std::this_thread::sleep_for(1ms);
                  }
                  std::this_thread::sleep_for(1ms);
              }
          }) {}

  private:
    std::jthread thread_;
};

}  // namespace

TEST_CASE(
    "a slide that stops the studio when it is painted leaves the air; staff read why, and can mend it") {
    const TempFolder folder;
    const fs::path slides = folder.path() / "slides";
    folder.write("slides/10-good.xml", deck::good);
    folder.write("slides/20-bad.xml", deck::slide("Poison"));
    const auto receipt_says = [&](std::string_view words) {
        return processes::comes_true([&] { return deck::holds(content(slides / "STATUS.txt"), words); });
    };
    // Large, so that it takes a while to paint.
    Process player({SLIDEWELL_BINARY, "play", "--headless", "--size", "3840x2160", "--speed", "20",
                    "--library", (folder.path() / "library").string(), slides.string()});
    std::optional<Poison> poison(std::in_place, player.id(), (slides / "20-bad.xml").string());
    CHECK(receipt_says("20-bad.xml is not on air"));
    const std::string told = content(slides / "STATUS.txt");
    CAPTURE(told);
    CHECK(deck::holds(told, "stopped slidewell's"));
    CHECK_FALSE(deck::holds(player.output(), "20-bad.xml"));
    CHECK(player.says("10-good.xml"));
    poison.reset();
    folder.write("slides/20-bad.xml", deck::slide("Medicine"));
    CHECK(player.says("20-bad.xml"));
    CHECK(receipt_says("Both slides are on air"));
    player.signal(SIGTERM);
    CHECK(player.wait().status == 0);
}
