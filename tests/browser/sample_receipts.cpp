// Receipts to look at and to test in a browser:
//
//   sample_receipts SLIDES THUMBNAILS OUT
//
// SLIDES is a folder of slides, THUMBNAILS one with a PNG for each, as `slidewell preview --each` draws them.
// Writes into OUT, each as .html and .txt: `well`, nothing is wrong; `trouble`, everything is; `hostile`, the
// same with names that try to be HTML; `empty`, a folder without slides.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "deck/files.h"
#include "deck/parse.h"
#include "deck/reading.h"
#include "source/receipt.h"

namespace {

namespace fs = std::filesystem;
using namespace slidewell;
using Effect = ReceiptFinding::Effect;

constexpr std::chrono::year_month_day today{std::chrono::year{2026}, std::chrono::November,
                                            std::chrono::day{22}};
constexpr WallTime at(int hour, int minute) { return {today, {hour, minute}}; }

std::string content(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

// Width and height stand in a PNG's first chunk, from byte 16, the most significant byte first.
int png_number(const std::string& png, std::size_t place) {
    int number = 0;
    for (std::size_t i = place; i < place + 4 && i < png.size(); ++i)
        number = number << 8 | static_cast<unsigned char>(png[i]);
    return number;
}

ReceiptSlide on_air(const fs::path& slides, const std::string& name, const fs::path& thumbnails) {
    const std::string png = content(thumbnails / fs::path(name).replace_extension(".png"));
    ReceiptSlide result{name, "", Millis{0}, {}, {png, {png_number(png, 16), png_number(png, 20)}}, {}};
    const ParsedSlide parsed =
        parse_slide(content(slides / name), name, {}, {{"clinic.name", "Riverside Clinic"}});
    if (!parsed.slide) return result;
    for (const Run& run : parsed.slide->title.runs)
        result.title += run.text;
    result.lasts = dwell(*parsed.slide);
    result.transition = parsed.slide->transition;
    return result;
}

ReceiptFacts well(const fs::path& slides, const fs::path& thumbnails) {
    ReceiptFacts facts{.tv = "Waiting room", .source = "\\\\CLINIC-NAS\\Slides", .written = at(9, 42)};
    facts.read = at(9, 42);
    facts.edition = 17;
    facts.on_air_since = at(9, 41);
    const auto names = list_slides(slides);
    if (!names.ok()) return facts;
    for (const std::string& name : *names)
        facts.slides.push_back(on_air(slides, name, thumbnails));
    return facts;
}

ReceiptFacts trouble(ReceiptFacts facts) {
    facts.written = at(14, 12);
    facts.slides.at(2).older_since = at(9, 41);
    facts.slides.at(4).older_since = WallTime{std::chrono::sys_days{today} - std::chrono::days{3}, {16, 5}};
    facts.slides.at(5).thumbnail = {};
    facts.slides.at(6).title.clear();
    facts.findings = {
        {"12-flu-season.xml",
         Effect::missing,
         {{"12-flu-season.xml",
           {4, 3},
           Severity::error,
           "<titel> is not known in <slide>",
           "did you mean <title>?"},
          {"12-flu-season.xml",
           {9, 12},
           Severity::error,
           "\"12 sec\" is not a time",
           "write it like 12s or 1m30s"}}},
        {"99-new-opening-hours-of-the-reception-desk-and-of-the-gym.xml",
         Effect::missing,
         {{"99-new-opening-hours-of-the-reception-desk-and-of-the-gym.xml",
           {6, 4},
           Severity::error,
           "opening-hours.jpg is not in the slide's folder",
           "copy the picture beside the slide and write only its name"}}},
        {facts.slides.at(2).file,
         Effect::older,
         {{"knee.jpg",
           {},
           Severity::error,
           "this picture does not end; it was only copied half",
           "copy it into the folder again"}}},
        {"deck.xml", Effect::older, {{"deck.xml", {3, 8}, Severity::error, "a comment is never closed", ""}}},
        {facts.slides.back().file,
         Effect::none,
         {{facts.slides.back().file,
           {8, 22},
           Severity::warning,
           "clinic.phone is still empty, so this <item> is left out",
           "fill it in clinic.xml"}}}};
    facts.copying = {"river.mp4", "team photo.jpg"};
    facts.full_disk_left = 12'345'678;
    facts.undone = at(14, 5);
    return facts;
}

ReceiptFacts hostile(ReceiptFacts facts) {
    const std::string name =
        "<script>document.title='caught'</script>\"'><img src=x onerror=alert(1)>&amp;\x01\xFF.xml";
    facts.tv = name;
    facts.source = name + "\xE2\x80\xAE" + "gpj.exe";
    facts.slides.front().title = name;
    facts.slides.front().file = name;
    facts.findings.front() = {name, Effect::missing, {{name, {1, 1}, Severity::error, name, name}}};
    facts.copying = {name, std::string(400, 'x')};
    facts.notes = {{name, name, name, true}};
    return facts;
}

bool write(const fs::path& folder, const std::string& name, const ReceiptFacts& facts) {
    std::ofstream(folder / (name + ".html"), std::ios::binary) << receipt_html(facts);
    std::ofstream text(folder / (name + ".txt"), std::ios::binary);
    return static_cast<bool>(text << receipt_text(facts));
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc != 4) {
        std::fputs("usage: sample_receipts SLIDES THUMBNAILS OUT\n", stderr);
        return 2;
    }
    const ReceiptFacts good = well(argv[1], argv[2]);
    if (good.slides.size() < 8) {
        std::fputs("sample_receipts: this needs a folder of at least eight slides\n", stderr);
        return 2;
    }
    const fs::path out = argv[3];
    const ReceiptFacts bad = trouble(good);
    const ReceiptFacts empty{.tv = good.tv, .source = good.source, .written = at(8, 3)};
    const bool written = write(out, "well", good) && write(out, "trouble", bad) &&
                         write(out, "hostile", hostile(bad)) && write(out, "empty", empty);
    return written ? 0 : 2;
}
