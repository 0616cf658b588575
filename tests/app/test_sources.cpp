#include <chrono>
#include <condition_variable>
#include <mutex>

#include "app/sources.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;
using namespace std::chrono_literals;

namespace {

struct Room {
    TempFolder share;
    TempFolder state;

    [[nodiscard]] Settings settings() const {
        Settings settings;
        settings.sources = {{share.path(), {}, Millis{20}, false}};
        settings.library = state.path() / "library";
        return settings;
    }
};

// Sources at work, and somebody who waits for what they have.
class Listener {
  public:
    explicit Listener(const Settings& settings)
        : sources_(std::move(open(settings, warnings)).value()), first(sources_->newest()) {}
    ~Listener() { sources_->ask_to_stop(); }

    void start() {
        sources_->start([this] {
            const std::lock_guard lock(mutex_);
            changed_.notify_all();
        });
    }
    template <typename Condition>
    std::shared_ptr<const Programme> wait_for(Condition condition) {
        std::unique_lock lock(mutex_);
        auto programme = sources_->newest();
        const auto until = std::chrono::steady_clock::now() + 60s;
        while (!condition(*programme) && std::chrono::steady_clock::now() < until) {
            changed_.wait_for(lock, 100ms);
            programme = sources_->newest();
        }
        return programme;
    }
    [[nodiscard]] bool ended() const { return sources_->ended_by(std::chrono::steady_clock::now() + 60s); }
    void ask_to_stop() { sources_->ask_to_stop(); }

    Diagnostics warnings;

  private:
    static Result<std::unique_ptr<Sources>> open(const Settings& settings, Diagnostics& warnings) {
        auto shelter = Shelter::open(settings.library, warnings);
        if (!shelter) return shelter.error();
        const OpenFolder folders = open_folders((*shelter)->library().folder());
        return Sources::open(settings, std::move(shelter).value(), folders, warnings);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::unique_ptr<Sources> sources_;

  public:
    std::shared_ptr<const Programme> first;  // what was on air before any folder was looked into
};

const std::string slide = "<slide><title>One</title></slide>";

}  // namespace

TEST_CASE("what lies in a folder comes into the programme, and what comes later, too") {
    const Room room;
    room.share.write("1.xml", slide);
    Listener listener(room.settings());
    CHECK(listener.first->slides.empty());
    CHECK_FALSE(listener.first->complete);
    listener.start();
    const auto one = listener.wait_for([](const Programme& programme) { return programme.complete; });
    REQUIRE(one->slides.size() == 1);
    CHECK(one->slides[0].slide == (room.share.path() / "1.xml").string());
    CHECK(*one->files->read(room.share.path() / "1.xml", 1000) == slide);
    room.share.write("2.xml", slide);
    CHECK(listener.wait_for([](const Programme& programme) { return programme.slides.size() == 2; })
              ->slides.size() == 2);
}

TEST_CASE("the next start has the slides before it looks into the folder, even when that is gone") {
    const Room room;
    room.share.write("1.xml", slide);
    {
        Listener listener(room.settings());
        listener.start();
        REQUIRE(
            listener.wait_for([](const Programme& programme) { return programme.complete; })->slides.size() ==
            1);
    }
    std::filesystem::remove(room.share.path() / "1.xml");
    Listener listener(room.settings());
    REQUIRE(listener.first->slides.size() == 1);
    listener.start();
    const auto kept = listener.wait_for([](const Programme& programme) { return programme.complete; });
    CHECK(kept->slides.size() == 1);
    CHECK_FALSE(kept->findings.empty());
}

TEST_CASE("a folder that is not there is told of, and does not keep the others waiting") {
    const Room room;
    room.share.write("1.xml", slide);
    Settings settings = room.settings();
    settings.sources.insert(settings.sources.begin(), {"/no/such/folder", {}, Millis{20}, false});
    Listener listener(settings);
    listener.start();
    const auto programme = listener.wait_for([](const Programme& now) { return now.complete; });
    CHECK(programme->slides.size() == 1);
    REQUIRE_FALSE(programme->findings.empty());
    CHECK(programme->findings.front().file == "/no/such/folder");
}

TEST_CASE("while another player has the library, a temporary one takes its place, with a warning") {
    const Room room;
    room.share.write("1.xml", slide);
    const Listener first(room.settings());
    Listener second(room.settings());
    CHECK(first.warnings.empty());
    REQUIRE(second.warnings.size() == 1);
    CHECK(second.warnings.front().file == (room.state.path() / "library").string());
    second.start();
    CHECK(second.wait_for([](const Programme& programme) { return programme.complete; })->slides.size() == 1);
    second.ask_to_stop();
    CHECK(second.ended());
}

TEST_CASE("a folder that is named twice plays once") {
    const Room room;
    room.share.write("1.xml", slide);
    Settings settings = room.settings();
    settings.sources.push_back(settings.sources.front());
    Listener listener(settings);
    listener.start();
    CHECK(listener.wait_for([](const Programme& programme) { return programme.complete; })->slides.size() ==
          1);
}
