// A waiting room to try things out in: a folder, a library, a source between them, and time that passes when
// a test says so.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "deck/parse.h"
#include "library/fake_disk.h"
#include "library/library.h"
#include "source/fake_folder.h"
#include "source/source.h"
#include "support/catch.h"

namespace waiting_room {

using namespace slidewell;
using namespace std::chrono_literals;

inline std::string slide(const std::string& title, const std::string& inside = {}) {
    return "<slide layout=\"headline\"><title>" + title + "</title>" + inside + "</slide>";
}
inline std::string slide_with(const std::string& title, const std::string& picture) {
    return slide(title, "\n<picture src=\"" + picture + "\"/>");
}
// What the examiner takes for a picture: it starts with PIC and ends with END.
inline std::string picture(const std::string& what) { return "PIC " + what + " END"; }

class FakeExaminer final : public Examiner {
  public:
    std::vector<std::string> library{"river.svg", "icons/heart.svg"};
    Facts known_facts{{"name", "Clinic"}};
    int decoded = 0;
    std::map<std::string, std::vector<std::uint64_t>> stopped_the_studio;  // versions, by slide
    Caution* cautious = nullptr;

    std::optional<Flaw> flaw_in_picture(std::string_view bytes) override {
        ++decoded;
        if (!bytes.starts_with("PIC")) return Flaw{"it is not a picture", false};
        if (!bytes.ends_with("END")) return Flaw{"it is cut off", true};
        return std::nullopt;
    }
    bool in_image_library(const std::string& path) override {
        return std::ranges::find(library, path) != library.end();
    }
    std::vector<std::string> image_library() override { return library; }
    Facts facts() override { return known_facts; }
    Caution* caution() override { return cautious; }
    std::vector<std::uint64_t> forbidden_versions(const std::string& slide) override {
        return stopped_the_studio[slide];
    }
};

class Room {
  public:
    Room() { start(); }

    // The player starts again; what it had in memory is gone.
    void start() {
        source.reset();
        library.reset();
        auto opened = Library::open(disk, "/library");
        REQUIRE(opened);
        library = std::move(opened).value();
        shelf.emplace(library->shelf("folder").value());
        SourceOptions options;
        options.poll = poll;
        options.receipt.tv = "front desk";
        options.receipt.name = "Waiting room";
        options.receipt.wall_time = [](std::chrono::sys_seconds moment) {
            const auto day = std::chrono::floor<std::chrono::days>(moment);
            const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(moment - day).count();
            return WallTime{day, {static_cast<int>(minutes / 60), static_cast<int>(minutes % 60)}};
        };
        source = std::make_unique<Source>(SourceTools{folder, *library, examiner, gallery}, *shelf, options);
    }

    // One look; then time passes until the next one.
    Outcome look() {
        const Instant now{Steady(time), std::chrono::sys_seconds(wall())};
        const Outcome outcome = source->step(now);
        source->tell(now);
        published += outcome.published ? 1 : 0;
        pass(std::max(outcome.next_look, 1ms));
        return outcome;
    }
    void pass(Millis length) { time += length; }
    [[nodiscard]] bool rests() { return source->rest(Steady(time)); }
    void look_for(Millis length) {
        for (const Millis end = time + length; time < end;)
            look();
    }
    // Long enough for everything that is whole to be on air.
    void settle() { look_for(3s); }

    // The headlines of what is on air, in order.
    [[nodiscard]] std::vector<std::string> shows() const {
        std::vector<std::string> titles;
        if (!source->on_air()) return titles;
        for (const SlideEntry& entry : source->on_air()->slides) {
            const auto bytes = library->get(entry.file);
            const auto parsed = parse_slide(bytes ? *bytes : "", entry.file.path, {}, {{"phone", "1"}});
            titles.push_back(parsed.slide ? parsed.slide->title.runs.at(0).text : "?");
        }
        return titles;
    }
    // What a file of the edition on air holds; empty when the edition has no such file.
    [[nodiscard]] std::string holds(const std::string& path) const {
        const FileEntry* const file = source->on_air() ? find_file(*source->on_air(), path) : nullptr;
        if (file == nullptr) return {};
        const auto bytes = library->get(*file);
        return bytes ? *bytes : "damaged";
    }
    // The studio died of a slide as it is on air, three times, so another one begins.
    void quarantine(const std::string& path) {
        REQUIRE(source->on_air() != nullptr);
        const Edition& edition = *source->on_air();
        const auto found = std::ranges::find_if(
            edition.slides, [&](const SlideEntry& entry) { return entry.file.path == path; });
        REQUIRE(found != edition.slides.end());
        examiner.stopped_the_studio[path].push_back(version_of(edition, *found));
        start();
    }
    [[nodiscard]] EditionNumber edition() const { return source->on_air() ? source->on_air()->number : 0; }

    // Everything that staff are told is wrong, one line each.
    [[nodiscard]] std::vector<std::string> findings() const {
        std::vector<std::string> lines;
        for (const ReceiptFinding& finding : source->situation().findings) {
            const std::string effect = finding.effect == ReceiptFinding::Effect::missing ? " [not on air]"
                                       : finding.effect == ReceiptFinding::Effect::older ? " [older]"
                                                                                         : "";
            for (const Diagnostic& diagnostic : finding.diagnostics)
                lines.push_back(to_string(diagnostic) + effect);
        }
        return lines;
    }
    [[nodiscard]] const std::vector<std::string>& copying() const { return source->situation().copying; }
    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> titles;
        for (const ReceiptNote& note : source->situation().notes)
            titles.push_back(note.title);
        return titles;
    }

    [[nodiscard]] std::chrono::seconds wall() const {
        return std::chrono::seconds(1'795'342'609) + clock_off +
               std::chrono::duration_cast<std::chrono::seconds>(time);
    }

    Millis poll{1'000};  // from the next start on
    FakeFolder folder;
    FakeDisk disk;
    FakeExaminer examiner;
    Gallery gallery;
    std::unique_ptr<Library> library;
    std::optional<Shelf> shelf;
    std::unique_ptr<Source> source;
    Millis time{1'000'000};
    std::chrono::seconds clock_off{0};  // by how much the clock on the wall has been set
    int published = 0;
};

using Lines = std::vector<std::string>;

}  // namespace waiting_room
