#include <thread>

#include "fixtures.h"
#include <sys/resource.h>

#include "studio/studio.h"

using namespace slidewell;
using namespace fixtures;

namespace {

// A studio at work, and the player's end of its channels.
class Player {
  public:
    Player(const TempFolder& folder, const std::filesystem::path& deck) : Player(folder, std::vector{deck}) {}
    Player(const TempFolder& folder, const std::vector<std::filesystem::path>& decks)
        : shop_(workshop(folder)), worker_([this, decks] {
              run_studio(*shop_, {decks, {}, {}}, requests_, inbox_);
          }) {}
    ~Player() {
        requests_.close();
        inbox_.close();
        worker_.join();
    }

    // Asks for a slide and gives all messages up to the answer.
    std::vector<ToPlayer> ask(const SlideId& slide) {
        requests_.send(PaintSlide{slide, 0, screen});
        return until([](const ToPlayer& message) {
            return std::holds_alternative<Painted>(message) || std::holds_alternative<Unpaintable>(message);
        });
    }
    Playlist first_playlist() {
        const auto messages =
            until([](const ToPlayer& message) { return std::holds_alternative<Playlist>(message); });
        return messages.empty() ? Playlist{} : std::get<Playlist>(messages.back());
    }

  private:
    template <typename Last>
    std::vector<ToPlayer> until(Last last) {
        std::vector<ToPlayer> messages;
        while (auto message = inbox_.receive()) {
            messages.push_back(std::move(*message));
            if (last(messages.back())) break;
        }
        return messages;
    }

    std::unique_ptr<Workshop> shop_;
    StudioInbox requests_{4};
    PlayerInbox inbox_{16};
    std::thread worker_;
};

template <typename Message>
const Message* find(const std::vector<ToPlayer>& messages) {
    for (const ToPlayer& message : messages) {
        if (const auto* found = std::get_if<Message>(&message)) return found;
    }
    return nullptr;
}

struct Deck {
    TempFolder root;
    std::filesystem::path path = root.path() / "deck";
    SlideId write(const std::string& name, const std::string& content) const {
        return root.write("deck/" + name, content).string();
    }
};

Playlist listed(const std::vector<SlideId>& slides) {
    Playlist playlist;
    for (const SlideId& slide : slides)
        playlist.slides.push_back({slide});
    return playlist;
}

// Runs a studio on a thread of its own, whose priority it may change, until it has heard all `requests`.
void run_to_end(Workshop& shop, const std::filesystem::path& deck, StudioInbox& requests, PlayerInbox& inbox,
                Size likely) {
    requests.close();
    std::thread([&] { run_studio(shop, {{deck}, likely, {}}, requests, inbox); }).join();
}

const std::string broken_slide = "<slide><bulet/></slide>";

}  // namespace

TEST_CASE("the playlist comes first, then each request is answered") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    const SlideId two = deck.write("2.xml", slide("Two"));
    Player player(deck.root, deck.path);
    CHECK(player.first_playlist() == listed({one, two}));
    const auto answer = player.ask(two);
    REQUIRE(answer.size() == 1);
    const auto* painted = find<Painted>(answer);
    REQUIRE(painted != nullptr);
    CHECK(painted->slide == two);
    CHECK(painted->picture.size == screen);
}

TEST_CASE("a slide that cannot be painted is reported once, and the others play") {
    const Deck deck;
    const SlideId good = deck.write("1.xml", slide("One"));
    const SlideId bad = deck.write("2.xml", broken_slide);
    Player player(deck.root, deck.path);
    CHECK(player.first_playlist() == listed({good, bad}));
    const auto first = player.ask(bad);
    CHECK(find<Unpaintable>(first) != nullptr);
    REQUIRE(find<Report>(first) != nullptr);
    CHECK(find<Report>(first)->diagnostics.front().file == bad);
    const auto second = player.ask(bad);
    CHECK(find<Unpaintable>(second) != nullptr);
    CHECK(find<Report>(second) == nullptr);
    CHECK(find<Painted>(player.ask(good)) != nullptr);

    deck.write("2.xml", slide("Mended"));
    CHECK(find<Painted>(player.ask(bad)) != nullptr);
    deck.write("2.xml", broken_slide);
    CHECK(find<Report>(player.ask(bad)) != nullptr);
}

TEST_CASE("a changed folder gives a new playlist at the next request") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck.root, deck.path);
    CHECK(player.first_playlist() == listed({one}));
    const SlideId two = deck.write("2.xml", slide("Two"));
    const auto answer = player.ask(one);
    REQUIRE(find<Playlist>(answer) != nullptr);
    CHECK(*find<Playlist>(answer) == listed({one, two}));
    CHECK(find<Playlist>(player.ask(two)) == nullptr);
}

TEST_CASE("an empty folder shows the notice, and plays as soon as there is a slide") {
    const Deck deck;
    std::filesystem::create_directory(deck.path);
    Player player(deck.root, deck.path);
    const SlideId notice(notice_id);
    CHECK(player.first_playlist() == listed({notice}));
    CHECK(find<Painted>(player.ask(notice)) != nullptr);
    const SlideId one = deck.write("1.xml", slide("One"));
    const auto answer = player.ask(notice);
    REQUIRE(find<Playlist>(answer) != nullptr);
    CHECK(*find<Playlist>(answer) == listed({one}));
}

TEST_CASE("a folder that is named twice plays once, and shows the notice when all its slides are broken") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", broken_slide);
    Player player(deck.root, {deck.path, deck.path});
    CHECK(player.first_playlist() == listed({one}));
    const auto answer = player.ask(one);
    REQUIRE(find<Playlist>(answer) != nullptr);
    CHECK(*find<Playlist>(answer) == listed({SlideId(notice_id)}));
}

TEST_CASE("a folder that goes away before any slide was shown gives the notice") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck.root, deck.path);
    CHECK(player.first_playlist() == listed({one}));
    std::filesystem::remove_all(deck.path);
    const auto answer = player.ask(one);
    REQUIRE(find<Playlist>(answer) != nullptr);
    CHECK(*find<Playlist>(answer) == listed({SlideId(notice_id)}));
}

TEST_CASE("when every slide is broken the notice shows, until one is mended") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", broken_slide);
    const SlideId two = deck.write("2.xml", broken_slide);
    const SlideId notice(notice_id);
    Player player(deck.root, deck.path);
    CHECK(player.first_playlist() == listed({one, two}));
    CHECK(find<Unpaintable>(player.ask(one)) != nullptr);
    const auto last = player.ask(two);
    CHECK(std::get<Playlist>(last.at(last.size() - 2)) == listed({notice}));  // known before the round ends
    CHECK(find<Unpaintable>(last) != nullptr);
    const auto answer = player.ask(notice);
    CHECK(find<Painted>(answer) != nullptr);
    CHECK(find<Playlist>(answer) == nullptr);
    deck.write("2.xml", slide("Mended"));
    const auto mended = player.ask(notice);
    REQUIRE(find<Playlist>(mended) != nullptr);
    CHECK(*find<Playlist>(mended) == listed({one, two}));
}

TEST_CASE("a folder that is gone keeps its playlist, and is reported") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck.root, deck.path);
    CHECK(player.first_playlist() == listed({one}));
    CHECK(find<Painted>(player.ask(one)) != nullptr);
    std::filesystem::remove_all(deck.path);
    const auto answer = player.ask(one);
    CHECK(find<Unpaintable>(answer) != nullptr);
    CHECK(find<Report>(answer) != nullptr);
    CHECK(find<Playlist>(answer) == nullptr);
}

TEST_CASE("the worker returns when its inbox or the player's is closed") {
    const Deck deck;
    const auto shop = workshop(deck.root);
    StudioInbox requests(4);
    PlayerInbox inbox(4);
    requests.close();
    run_studio(*shop, {{deck.path}, {}, {}}, requests, inbox);
    CHECK(inbox.try_receive().has_value());

    StudioInbox open_requests(4);
    inbox.close();
    run_studio(*shop, {{deck.path}, {}, {}}, open_requests, inbox);
    CHECK(open_requests.send(PaintSlide{"1.xml", 0, screen}));
}

TEST_CASE("whatever size was expected, a slide is painted in the size that is asked for") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    const auto shop = workshop(deck.root);
    for (const Size likely : {Size{}, screen, Size{320, 180}}) {
        CAPTURE(likely.width);
        StudioInbox requests(4);
        PlayerInbox inbox(16);
        requests.send(PaintSlide{one, 0, screen});
        run_to_end(*shop, deck.path, requests, inbox, likely);
        std::optional<ToPlayer> last;
        while (auto message = inbox.try_receive())
            last = std::move(message);
        REQUIRE(last);
        REQUIRE(std::holds_alternative<Painted>(*last));
        CHECK(std::get<Painted>(*last).picture.size == screen);
    }
}

TEST_CASE("the first slide that was painted ahead is not painted again when it is asked for") {
    const Deck deck;
    deck.root.write("deck/photo.png", photo());
    const SlideId one =
        deck.write("1.xml", "<slide layout=\"picture\" footer=\"no\"><picture src=\"photo.png\"/></slide>");
    const auto shop = workshop(deck.root);
    StudioInbox requests(4);
    PlayerInbox inbox(16);
    run_to_end(*shop, deck.path, requests, inbox, screen);
    const auto first = shop->paint(one, screen, {0, 1}).picture;
    const auto again = shop->paint(one, screen, {0, 1}).picture;
    REQUIRE(first);
    REQUIRE(again);
    CHECK(first->layers.front().bitmap.row(0).data() == again->layers.front().bitmap.row(0).data());
}

TEST_CASE("the studio's thread works at full speed up to its first answer, then gives way") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    const auto shop = workshop(deck.root);
    const auto niceness_after = [&](bool with_request) {
        StudioInbox requests(4);
        PlayerInbox inbox(16);
        if (with_request) requests.send(PaintSlide{one, 0, screen});
        requests.close();
        int niceness = -1;
        std::thread([&] {
            run_studio(*shop, {{deck.path}, {}, {}}, requests, inbox);
            niceness = getpriority(PRIO_PROCESS, 0);
        }).join();
        return niceness;
    };
    const int own = getpriority(PRIO_PROCESS, 0);
    CHECK(niceness_after(false) == own);
    CHECK(niceness_after(true) > own);
    CHECK(getpriority(PRIO_PROCESS, 0) == own);
}
