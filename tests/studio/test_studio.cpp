#include <mutex>
#include <new>
#include <thread>

#include "fixtures.h"
#include <sys/resource.h>

#include "studio/studio.h"

using namespace slidewell;
using namespace fixtures;

namespace {

TellPlayer into(PlayerInbox& inbox) {
    return [&inbox](ToPlayer message) { return inbox.send(std::move(message)); };
}

Playlist listed(const std::vector<SlideId>& slides) {
    Playlist playlist;
    for (const SlideId& slide : slides)
        playlist.slides.push_back({slide});
    return playlist;
}

Lineup lineup(std::vector<Playlist::Entry> slides) {
    const auto owner = std::make_shared<std::vector<Playlist::Entry>>(std::move(slides));
    Lineup lineup;
    lineup.begin_section("", owner, owner->size());
    for (const Playlist::Entry& entry : *owner)
        lineup.add(entry.slide, entry.version);
    return lineup;
}

// A folder of slides, and the programme that is made of it.
struct Deck {
    TempFolder root;
    std::filesystem::path path = root.path() / "deck";
    SlideId write(const std::string& name, const std::string& content) const {
        return root.write("deck/" + name, content).string();
    }
    [[nodiscard]] Programme programme(std::vector<Playlist::Entry> slides) const {
        return {lineup(std::move(slides)), std::make_shared<FilesOnDisk>(), {path}, {}, true};
    }
    // No source has said yet whether it has slides.
    [[nodiscard]] Programme unknown() const {
        Programme programme = this->programme({});
        programme.complete = false;
        return programme;
    }
};

// There is no memory for any slide.
class TooMuchToRead final : public DeckFiles {
  public:
    [[nodiscard]] FileStamp stamp(const std::filesystem::path& file) const override {
        return disk_.stamp(file);
    }
    [[nodiscard]] Result<std::string> read(const std::filesystem::path& file,
                                           std::size_t limit) const override {
        if (file.filename() == "1.xml") throw std::bad_alloc();
        return disk_.read(file, limit);
    }
    [[nodiscard]] Result<std::filesystem::path> find_picture(std::string_view src,
                                                             const PictureRoots& roots) const override {
        return disk_.find_picture(src, roots);
    }
    [[nodiscard]] Result<std::filesystem::path> find_icon(std::string_view name,
                                                          const PictureRoots& roots) const override {
        return disk_.find_icon(name, roots);
    }

  private:
    FilesOnDisk disk_;
};

// A studio at work, and the player's end of its channels.
class Player {
  public:
    Player(const Deck& deck, Programme programme)
        : programme_(std::make_shared<Programme>(std::move(programme))), shop_(workshop(deck.root)) {}
    Player(const Deck& deck, const std::vector<SlideId>& slides)
        : Player(deck, deck.programme(listed(slides).slides)) {}
    ~Player() {
        requests_.close();
        inbox_.close();
        worker_.join();
    }

    // What the sources have from now on.
    void change(Programme programme) {
        {
            const std::lock_guard lock(mutex_);
            programme_ = std::make_shared<Programme>(std::move(programme));
        }
        requests_.send(LookAgain{});
    }
    // Asks for a slide and gives all messages up to the answer.
    std::vector<ToPlayer> ask(const SlideId& slide, SlideVersion version = 0) {
        requests_.send(PaintSlide{slide, version, screen});
        return up_to_answer();
    }
    std::vector<ToPlayer> up_to_answer() {
        return until([](const ToPlayer& message) {
            return std::holds_alternative<Painted>(message) || std::holds_alternative<Unpaintable>(message);
        });
    }
    // Asks for a slide and gives all that comes of it at once.
    std::vector<ToPlayer> ask_early(const SlideId& slide) {
        requests_.send(PaintSlide{slide, 0, screen});
        requests_.send(AreYouThere{});
        return until([](const ToPlayer& message) { return std::holds_alternative<StillHere>(message); });
    }
    // The next one that comes.
    Playlist playlist() {
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

    std::shared_ptr<const Programme> newest() {
        const std::lock_guard lock(mutex_);
        return programme_;
    }

    std::mutex mutex_;
    std::shared_ptr<const Programme> programme_;
    std::unique_ptr<Workshop> shop_;
    StudioInbox requests_{4};
    PlayerInbox inbox_{16};
    std::thread worker_{[this] {
        run_studio(
            *shop_, [this] { return newest(); }, requests_, into(inbox_));
    }};
};

template <typename Message>
const Message* find(const std::vector<ToPlayer>& messages) {
    for (const ToPlayer& message : messages) {
        if (const auto* found = std::get_if<Message>(&message)) return found;
    }
    return nullptr;
}

NewestProgramme always(Programme programme) {
    return [kept = std::make_shared<Programme>(std::move(programme))] { return kept; };
}

// Runs a studio on a thread of its own, whose priority it may change, until it has heard all `requests`.
void run_to_end(Workshop& shop, const Programme& programme, StudioInbox& requests, PlayerInbox& inbox,
                Size likely) {
    requests.close();
    std::thread([&] { run_studio(shop, always(programme), requests, into(inbox), likely); }).join();
}

const std::string broken_slide = "<slide><bulet/></slide>";

}  // namespace

TEST_CASE("the playlist comes first, then each request is answered") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    const SlideId two = deck.write("2.xml", slide("Two"));
    Player player(deck, {one, two});
    CHECK(player.playlist() == listed({one, two}));
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
    Player player(deck, {good, bad});
    CHECK(player.playlist() == listed({good, bad}));
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

TEST_CASE("a changed programme gives a new playlist at once, an unchanged list none") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    const SlideId two = deck.write("2.xml", slide("Two"));
    Player player(deck, {one});
    CHECK(player.playlist() == listed({one}));
    player.change(deck.programme(listed({one, two}).slides));
    CHECK(player.playlist() == listed({one, two}));
    player.change(deck.programme(listed({one, two}).slides));
    CHECK(find<Playlist>(player.ask(two)) == nullptr);
}

TEST_CASE("an answer names the newest version, whichever was asked for") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck, deck.programme({{one, 7}}));
    CHECK(player.playlist().slides.front().version == 7);
    const auto painted = player.ask(one, 6);
    REQUIRE(find<Painted>(painted) != nullptr);
    CHECK(find<Painted>(painted)->version == 7);
}

TEST_CASE("what is not in the programme any more is passed over without a word") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck, {one});
    CHECK(player.playlist() == listed({one}));
    const auto answer = player.ask((deck.path / "2.xml").string());
    REQUIRE(answer.size() == 1);
    CHECK(find<Unpaintable>(answer) != nullptr);
}

TEST_CASE("what is wrong with the folders is reported, once") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Programme programme = deck.programme(listed({one}).slides);
    programme.findings = {{"deck", {}, Severity::warning, "the folder is away", {}}};
    Player player(deck, programme);
    const auto first = player.ask(one);
    REQUIRE(find<Report>(first) != nullptr);
    CHECK(find<Report>(first)->diagnostics == programme.findings);
    CHECK(find<Report>(player.ask(one)) == nullptr);
}

TEST_CASE("without slides the notice shows, and the slides as soon as there are some") {
    const Deck deck;
    Player player(deck, std::vector<SlideId>{});
    const SlideId notice(notice_id);
    CHECK(player.playlist() == listed({notice}));
    CHECK(find<Painted>(player.ask(notice)) != nullptr);
    const SlideId one = deck.write("1.xml", slide("One"));
    player.change(deck.programme(listed({one}).slides));
    CHECK(player.playlist() == listed({one}));
}

TEST_CASE("while it is not known whether there are slides, there is no playlist") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck, deck.unknown());
    player.change(deck.programme(listed({one}).slides));
    CHECK(player.playlist() == listed({one}));
}

TEST_CASE("a slide that is asked for before there is a playlist is painted when there is one") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck, deck.unknown());
    const auto at_once = player.ask_early(one);
    CHECK(find<Painted>(at_once) == nullptr);
    CHECK(find<Unpaintable>(at_once) == nullptr);
    player.change(deck.programme(listed({one}).slides));
    const auto answer = player.up_to_answer();
    REQUIRE(find<Painted>(answer) != nullptr);
    CHECK(find<Painted>(answer)->slide == one);
    CHECK(find<Playlist>(answer) != nullptr);
}

TEST_CASE("a slide that was asked for early is answered even when memory runs out over it") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Player player(deck, deck.unknown());
    const auto at_once = player.ask_early(one);
    CHECK(find<Unpaintable>(at_once) == nullptr);
    Programme known = deck.programme(listed({one}).slides);
    known.files = std::make_shared<TooMuchToRead>();
    player.change(known);
    const auto answer = player.up_to_answer();
    REQUIRE(find<Report>(answer) != nullptr);
    CHECK(find<Report>(answer)->diagnostics.front().file == one);
    REQUIRE(find<Unpaintable>(answer) != nullptr);
    CHECK(find<Unpaintable>(answer)->slide == one);
}

TEST_CASE("when every slide is broken the notice shows, until one is mended") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", broken_slide);
    const SlideId two = deck.write("2.xml", broken_slide);
    const SlideId notice(notice_id);
    Player player(deck, {one, two});
    CHECK(player.playlist() == listed({one, two}));
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

TEST_CASE("a broken slide that has another version is given a chance") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", broken_slide);
    Player player(deck, deck.programme({{one, 1}}));
    CHECK(player.playlist().slides.front().slide == one);
    CHECK(find<Unpaintable>(player.ask(one, 1)) != nullptr);
    player.change(deck.programme({{one, 2}}));
    CHECK(player.playlist().slides.front().version == 2);
}

TEST_CASE("the worker returns when its inbox or the player's is closed") {
    const Deck deck;
    const auto shop = workshop(deck.root);
    StudioInbox requests(4);
    PlayerInbox inbox(4);
    requests.close();
    run_studio(*shop, always(deck.programme({})), requests, into(inbox));
    CHECK(inbox.try_receive().has_value());

    StudioInbox open_requests(4);
    inbox.close();
    run_studio(*shop, always(deck.programme({})), open_requests, into(inbox));
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
        run_to_end(*shop, deck.programme({{one}}), requests, inbox, likely);
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
    run_to_end(*shop, deck.programme({{one}}), requests, inbox, screen);
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
            run_studio(*shop, always(deck.programme({{one}})), requests, into(inbox));
            niceness = getpriority(PRIO_PROCESS, 0);
        }).join();
        return niceness;
    };
    const int own = getpriority(PRIO_PROCESS, 0);
    CHECK(niceness_after(false) == own);
    CHECK(niceness_after(true) > own);
    CHECK(getpriority(PRIO_PROCESS, 0) == own);
}

TEST_CASE("there is spare time after the first answer, piece by piece until nothing is left") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    const auto shop = workshop(deck.root);
    const auto spare_pieces = [&](bool with_request) {
        StudioInbox requests(4);
        PlayerInbox inbox(16);
        if (with_request) requests.send(PaintSlide{one, 0, screen});
        int pieces = 0;
        const SpareTime spare_time = [&](Workshop& /*shop*/, Size size) {
            CHECK(size == screen);
            if (++pieces == 3) requests.close();
            return pieces < 3;
        };
        if (!with_request) requests.close();
        std::thread([&] {
            run_studio(*shop, always(deck.programme({{one}})), requests, into(inbox), {}, spare_time);
        }).join();
        return pieces;
    };
    CHECK(spare_pieces(false) == 0);
    CHECK(spare_pieces(true) == 3);
}

TEST_CASE("the studio says how the sources do, and again only when that has changed") {
    const Deck deck;
    const SlideId one = deck.write("1.xml", slide("One"));
    Programme programme = deck.programme({{one, 1}});
    programme.sources = {{"/srv/slides", 7, false, {}, {}}};
    Player player(deck, programme);
    const auto first = player.ask(one, 1);
    const auto* const news = find<SourcesNews>(first);
    REQUIRE(news != nullptr);
    CHECK(news->sources == programme.sources);
    player.change(programme);
    CHECK(find<SourcesNews>(player.ask(one, 1)) == nullptr);
    programme.sources.front().away = true;
    player.change(programme);
    const auto later = player.ask(one, 1);
    REQUIRE(find<SourcesNews>(later) != nullptr);
    CHECK(find<SourcesNews>(later)->sources.front().away);
}
