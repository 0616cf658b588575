// Every layout, upright and across, pixel by pixel against pictures that someone has looked at.
// After a change that is meant: test_golden --update, then look at every picture that changed.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "deck/files.h"
#include "screen/cpu_compositor.h"
#include "studio/png.h"
#include "studio/workshop.h"
#include "support/catch.h"
#include "support/images.h"

namespace fs = std::filesystem;
using slidewell::Bitmap;
using slidewell::Canvas;
using slidewell::Size;

namespace {

const fs::path slides = SLIDEWELL_SOURCE_DIR "/tests/golden/slides";
const fs::path expected = SLIDEWELL_SOURCE_DIR "/tests/golden/expected";
const fs::path results = SLIDEWELL_BINARY_DIR "/golden";

// Letters may come out a little different with another version of FreeType; a word that moves by a pixel
// does not pass.
constexpr double most_mean = 0.2;
constexpr double most_share = 0.0004;

bool alike(const Bitmap& a, const Bitmap& b) {
    if (a.size() != b.size()) return false;
    const Difference apart = difference(a, b);
    return apart.mean <= most_mean && apart.share <= most_share;
}

bool update() { return std::getenv("SLIDEWELL_UPDATE") != nullptr; }

slidewell::Workshop& workshop() {
    static const auto opened =
        slidewell::Workshop::open({{}, {}, {}, slides / "images", SLIDEWELL_SOURCE_DIR "/fonts"});
    REQUIRE(opened);
    return **opened;
}

// As it stands at half past ten, everything revealed, third of eight.
Bitmap painted(const std::string& slide, Size size) {
    const auto outcome = workshop().paint(slides / slide, size, {2, 8});
    REQUIRE(outcome.picture);
    REQUIRE_FALSE(has_error(outcome.diagnostics));
    slidewell::Frame frame;
    frame.scene = {*outcome.picture, std::chrono::hours{24}};
    frame.time_of_day = {10, 30};
    return Bitmap(drawn(frame, size));
}

void write(const fs::path& file, const Bitmap& picture) {
    fs::create_directories(file.parent_path());
    REQUIRE(slidewell::write_png(file, picture));
}

// White where they differ.
Bitmap traces(const Bitmap& a, const Bitmap& b) {
    Canvas canvas(a.size(), 0xFF000000);
    for (int y = 0; y < a.size().height; ++y) {
        for (int x = 0; x < a.size().width; ++x) {
            if (distance(a.at(x, y), b.at(x, y)) > 0) canvas.row(y)[static_cast<std::size_t>(x)] = 0xFFFFFFFF;
        }
    }
    return Bitmap(std::move(canvas));
}

// The golden picture's name, such as list-720x1280.png.
std::string name_of(const std::string& slide, Size size) {
    return fs::path(slide).stem().string() + "-" + std::to_string(size.width) + "x" +
           std::to_string(size.height) + ".png";
}

void compare(const std::string& slide, Size size) {
    const std::string name = name_of(slide, size);
    const Bitmap actual = painted(slide, size);
    const fs::path golden = expected / name;
    if (update()) {
        if (!fs::exists(golden) || !alike(actual, read_picture(golden))) write(golden, actual);
        return;
    }
    const Bitmap wanted = read_picture(golden);
    const bool same = alike(actual, wanted);
    if (!same) write(results / name, actual);
    if (!same && actual.size() == wanted.size())
        write(results / ("difference-" + name), traces(actual, wanted));
    INFO("it came out as " << (results / name).string() << ", and should be " << golden.string());
    CHECK(same);
}

std::vector<std::string> names() {
    auto found = slidewell::list_slides(slides);
    REQUIRE(found);
    return std::move(found).value();
}

}  // namespace

TEST_CASE("every layout looks as it did when someone looked at it") {
    const Size size = GENERATE(Size{1280, 720}, Size{720, 1280});
    for (const std::string& slide : names())
        compare(slide, size);
}

TEST_CASE("the slides to compare use every layout and tone") {
    std::string all;
    for (const std::string& name : names())
        all += *slidewell::read_file(slides / name, slidewell::largest_slide_file);
    for (const std::string layout :
         {"headline", "list", "steps", "split", "picture", "quote", "invitation", "canvas"}) {
        CAPTURE(layout);
        CHECK(all.find("layout=\"" + layout + "\"") != std::string::npos);
    }
    for (const std::string tone : {"dark", "accent"})
        CHECK(all.find("tone=\"" + tone + "\"") != std::string::npos);
}

TEST_CASE("a word that has moved by two pixels is noticed") {
    const Bitmap picture = painted("headline.xml", {1280, 720});
    Canvas shifted(picture.size());
    for (int y = 0; y < picture.size().height; ++y) {
        const bool in_title = y > 200 && y < 360;
        const auto from = picture.row(in_title ? y + 2 : y);
        std::ranges::copy(from, shifted.row(y).begin());
    }
    CHECK(alike(picture, picture));
    CHECK_FALSE(alike(picture, Bitmap(std::move(shifted))));
}
