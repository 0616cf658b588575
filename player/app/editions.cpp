// `slidewell editions` and `slidewell undo`: what has been on air, and putting the one before back.
#include <algorithm>
#include <array>
#include <iostream>
#include <utility>

#include "app/clock.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "base/json.h"
#include "library/changes.h"
#include "library/library.h"

namespace slidewell {
namespace {

// "2026-11-22 09:41", by the clock on the wall.
std::string moment(std::chrono::sys_seconds time) {
    const std::tm local = on_the_wall(time);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
    return text.data();
}

std::string what_changed(const Edition& edition, const std::optional<Edition>& before) {
    if (edition.undo) {
        return "undo: edition " + std::to_string(edition.undo->taken_back) + " was taken back, " +
               std::to_string(edition.undo->restored) + " is on air again";
    }
    if (!before) {
        const auto count = edition.slides.size();
        return std::to_string(count) + (count == 1 ? " slide" : " slides");
    }
    return describe(changes(*before, edition));
}

struct EditionLine {
    EditionNumber number = 0;
    std::string published;
    std::string changed;
};

// Newest first. An edition that is damaged is left out: it cannot come back.
std::vector<EditionLine> lines_of(const Shelf& shelf) {
    std::vector<EditionLine> lines;
    std::optional<Edition> before;
    const auto numbers = shelf.numbers();
    for (const EditionNumber number : numbers ? *numbers : std::vector<EditionNumber>{}) {
        const auto edition = shelf.edition(number);
        if (!edition) continue;
        lines.push_back({number, moment(edition->published), what_changed(*edition, before)});
        before = *edition;
    }
    std::ranges::reverse(lines);
    return lines;
}

void print_text(const Shelf& shelf) {
    std::cout << shelf.source() << '\n';
    for (const EditionLine& line : lines_of(shelf))
        std::cout << "  " << line.number << "  " << line.published << "  " << line.changed << '\n';
}

std::string as_json(const Shelf& shelf) {
    std::string json = "{\"source\": " + json_string(shelf.source()) + ", \"editions\": [";
    bool first = true;
    for (const EditionLine& line : lines_of(shelf)) {
        json += std::exchange(first, false) ? "\n  " : ",\n  ";
        json += "{\"number\": " + std::to_string(line.number) +
                ", \"published\": " + json_string(line.published) +
                ", \"changed\": " + json_string(line.changed) + "}";
    }
    return json + "]}";
}

// The shelf of the source that is named or, where none is, of the only one that there is.
Result<Shelf> choose(std::vector<Shelf> shelves, const std::string& name) {
    std::string names;
    for (const Shelf& shelf : shelves) {
        if (shelf.source() == name || shelf.source() == plain_folder(name)) return shelf;
        names += "\n  " + shelf.source();
    }
    if (shelves.empty()) return Error{"nothing has been on air yet"};
    if (name.empty() && shelves.size() == 1) return shelves.front();
    return Error{(name.empty() ? "say which folder" : "there is no edition of " + name) +
                 std::string("; there are those of") + names};
}

// `act` on the shelves of the library.
template <typename Act>
int with_shelves(const Settings& settings, Act act) {
    const auto disk = open_disk();
    const auto library = Library::open_to_read(*disk, settings.library);
    if (!library) {
        if (library.error().problem == Problem::missing) return refuse("nothing has been on air yet");
        return refuse(library.error().message);
    }
    const auto shelves = (*library)->shelves();
    if (!shelves) return refuse(shelves.error().message);
    return act(*shelves);
}

}  // namespace

int editions(const EditionsRequest& request, const Settings& settings) {
    return with_shelves(settings, [&](std::vector<Shelf> shelves) {
        if (!request.source.empty()) {
            const auto chosen = choose(shelves, request.source);
            if (!chosen) return refuse(chosen.error().message);
            shelves = {*chosen};
        }
        bool first = true;
        if (request.as_json) std::cout << "[";
        for (const Shelf& shelf : shelves) {
            if (!std::exchange(first, false)) std::cout << (request.as_json ? ",\n" : "\n");
            if (request.as_json) {
                std::cout << as_json(shelf);
            } else {
                print_text(shelf);
            }
        }
        if (request.as_json) std::cout << "]\n";
        return 0;
    });
}

int undo(const std::string& source, const Settings& settings) {
    return with_shelves(settings, [&](std::vector<Shelf> shelves) {
        auto shelf = choose(std::move(shelves), source);
        if (!shelf) return refuse(shelf.error().message);
        const auto newest = shelf->newest();
        if (!newest) return refuse(newest.error().message);
        const auto before = shelf->before(*newest);
        if (!before) return refuse("there is no edition before this one");
        if (const auto asked = shelf->request_undo(newest->number); !asked)
            return refuse(asked.error().message);
        std::cout
            << "The slides of " << moment(before->published) << " (edition " << before->number
            << ") come back as soon as the player looks, or when it starts.\nThey stay until something in "
            << shelf->source() << " changes.\n";
        return 0;
    });
}

}  // namespace slidewell
