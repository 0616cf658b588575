// Hundreds of broken files in one folder: the good slides between them play, each of them and nothing else.
#include <algorithm>
#include <csignal>
#include <iomanip>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "broken/broken_file.h"
#include <sys/stat.h>

#include "support/catch.h"
#include "support/images.h"
#include "support/process.h"

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

constexpr std::size_t between_good_ones = 25;

std::string numbered(std::size_t number, const std::string& ending) {
    std::ostringstream name;
    name << std::setw(4) << std::setfill('0') << number << ending;
    return name.str();
}

// Without a footer, which tells how many slides there are.
std::string slide(const std::string& title, const std::string& more = {}) {
    return "<slide footer=\"no\" time=\"5s\" transition=\"cut\"><title>" + title + "</title>" + more +
           "</slide>";
}

// A folder of broken files, with a good slide before every 25 of them.
struct Deck {
    TempFolder folder;
    Names good;
    Names surely_broken;                      // slides
    std::map<std::string, std::string> what;  // is wrong with each slide, for people

    void add_good(std::size_t number) {
        const std::string name = numbered(number, "-good.xml");
        folder.write(name, slide("Good " + std::to_string(number)));
        good.insert(name);
    }
    void add_broken(std::size_t number, const BrokenFile& file) {
        const std::string name = numbered(number, "-" + file.ending.substr(1) + ".xml");
        if (file.ending == ".xml") {
            folder.write(name, file.bytes);
        } else {
            const std::string picture = "picture" + numbered(number, file.ending);
            folder.write(picture, file.bytes);
            folder.write(name, slide("Broken", "<picture src=\"" + picture + "\"/>"));
        }
        what[name] = file.what;
        if (file.surely) surely_broken.insert(name);
    }
    explicit Deck(const BrokenFiles& files) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (i % between_good_ones == 0) add_good(i);
            add_broken(i, files[i]);
        }
        add_good(files.size());
    }
};

Names in_folder(const fs::path& folder) {
    Names names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

// The slides that `validate` finds an error in.
Names refused(const Deck& deck) {
    const Finished said = slidewell_run({"validate", deck.folder.path().string()});
    CAPTURE(said.err);
    CHECK(said.status == 1);
    Names names;
    std::istringstream lines(said.out);
    const std::string folder = deck.folder.path().string() + "/";
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(folder) && line.find(": error: ") != std::string::npos)
            names.insert(line.substr(folder.size(), line.find(':', folder.size()) - folder.size()));
    }
    return names;
}

Finished play(const fs::path& folder, const fs::path& shots) {
    return slidewell_run({"play", "--headless", "--once", "--speed", "200", "--size", "320x180",
                          "--burn-in-guard", "no", "--shots", shots.string(), folder.string()});
}

Names without(const Names& all, const Names& some) {
    Names rest;
    std::ranges::set_difference(all, some, std::inserter(rest, rest.end()));
    return rest;
}

Names slides_in(const fs::path& folder) {
    Names names = in_folder(folder);
    std::erase_if(names, [](const std::string& name) { return !name.ends_with(".xml"); });
    return names;
}

std::string read(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// The shots are the good slides', as they look where nothing is broken.
void check_shots(const Deck& deck, const fs::path& shots) {
    const TempFolder clean;
    const TempFolder expected;
    for (const std::string& name : deck.good)
        fs::copy_file(deck.folder.path() / name, clean.path() / name);
    REQUIRE(play(clean.path(), expected.path()).status == 0);
    for (const std::string& name : in_folder(expected.path())) {
        CAPTURE(name);
        CHECK((read(shots / name) == read(expected.path() / name)));
    }
}

std::string in_words(const Deck& deck, const Names& names) {
    std::string words;
    for (const std::string& name : names) {
        const auto what = deck.what.find(name);
        words += name + (what == deck.what.end() ? "" : ": " + what->second) + '\n';
    }
    return words;
}

// Those that the receipt does not name.
Names untold(const Deck& deck, const Names& bad, const std::string& receipt) {
    const std::string said = read(deck.folder.path() / receipt);
    Names left = bad;
    std::erase_if(left, [&](const std::string& name) { return said.find(name) != std::string::npos; });
    return left;
}

// A file that ends too early may be a copy that goes on, so its receipt waits for a minute.
void check_receipt_of_a_minute(const BrokenFiles& files, const std::string& receipt) {
    const Deck deck(files);
    Names left = refused(deck);
    Process show({SLIDEWELL_BINARY, "play", "--headless", "--size", "320x180", deck.folder.path().string()});
    while (!left.empty() && !show.ended()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        left = untold(deck, left, receipt);
    }
    CHECK(in_words(deck, left) == "");
    show.signal(SIGTERM);
    CHECK(show.wait().status == 0);
}

void check(const BrokenFiles& files, const std::string& receipt) {
    const Deck deck(files);
    const TempFolder shots;
    const Names bad = refused(deck);
    CHECK(in_words(deck, without(deck.surely_broken, bad)) == "");             // accepted and broken
    CHECK(in_words(deck, without(deck.good, without(deck.good, bad))) == "");  // refused and good
    CHECK(bad.size() >= 300);

    const Finished played = play(deck.folder.path(), shots.path());
    CHECK(played.status == 0);
    Names shown;
    std::istringstream lines(played.out);
    for (std::string time, name, rest; lines >> time >> name && std::getline(lines, rest);)
        shown.insert(name);
    const Names due = without(slides_in(deck.folder.path()), bad);
    CHECK(in_words(deck, without(due, shown)) == "");  // not shown and good
    CHECK(in_words(deck, without(shown, due)) == "");  // shown and broken
    check_shots(deck, shots.path());
    CHECK(untold(deck, bad, receipt).size() < bad.size() - 100);
}

}  // namespace

TEST_CASE("hundreds of broken slides do not stop the show") { check(broken_slides(), "STATUS.txt"); }

TEST_CASE("hundreds of broken pictures do not stop the show") { check(broken_pictures(), "STATUS.html"); }

// Hidden, as each takes a minute: `build/release/test_broken "[minutes]"`
TEST_CASE("the receipt names every broken slide", "[.][minutes]") {
    check_receipt_of_a_minute(broken_slides(), "STATUS.txt");
}

TEST_CASE("the receipt names every slide with a broken picture", "[.][minutes]") {
    check_receipt_of_a_minute(broken_pictures(), "STATUS.html");
}

TEST_CASE("what has a slide's or a picture's name and is no file does not stop the show") {
    const TempFolder folder;
    const TempFolder shots;
    const fs::path& in = folder.path();
    folder.write("10-good.xml", slide("Good"));
    folder.write("90-good.xml", slide("Good, too"));
    int number = 20;
    for (const std::string ending : {".xml", ".png", ".jpg", ".svg"}) {
        fs::create_directories(in / ("folder" + ending) / ("in-it" + ending));
        REQUIRE(::mkfifo((in / ("pipe" + ending)).c_str(), 0600) == 0);
        REQUIRE(::mknod((in / ("socket" + ending)).c_str(), S_IFSOCK | 0600, 0) == 0);
        fs::create_symlink("/dev/zero", in / ("device" + ending));
        fs::create_symlink("/etc/passwd", in / ("outside" + ending));
        fs::create_symlink("nowhere", in / ("dangling" + ending));
        fs::create_symlink("loop" + ending, in / ("loop" + ending));
        if (ending == ".xml") continue;
        for (const std::string name : {"folder", "pipe", "socket", "device", "outside", "dangling", "loop"})
            folder.write(numbered(static_cast<std::size_t>(number++), ".xml"),
                         slide("Broken", "<picture src=\"" + name + ending + "\"/>"));
    }
    const Finished played = play(in, shots.path());
    CHECK(played.status == 0);
    CHECK(in_folder(shots.path()) == Names{"10-good.png", "90-good.png"});
}
