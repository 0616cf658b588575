// Warnings about a slide that is correct but hard to read.
#include "deck/advice.h"

#include "deck/reading.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;

// How much a glance from the waiting room takes in.
constexpr std::size_t most_items = 6;
constexpr int most_item_words = 12;
constexpr int most_words = 40;

std::string seconds(Millis time) {
    const auto tenths = (time.count() + 99) / 100;
    const std::string whole = std::to_string(tenths / 10);
    return (tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10)) + " s";
}

std::string more_than(int most, std::string_view what) {
    return "more than " + std::to_string(most) + " " + std::string(what);
}

void advise_on_time(const Slide& slide, Position at, int words, Reader& reader) {
    const Millis needed = std::chrono::ceil<std::chrono::seconds>(reading_time(words));
    if (!slide.time || *slide.time >= reading_time(words)) return;
    const bool own = slide.time_position.line > 0;
    reader.warning(own ? slide.time_position : at,
                   "too short to read: needs " + seconds(needed) + ", has " + seconds(*slide.time),
                   "write time=\"" + to_string(needed) + R"(" or time="auto", or use fewer words)");
}

}  // namespace

void advise(const Slide& slide, Position at, Reader& reader) {
    if (slide.items.size() > most_items) {
        reader.warning(slide.items[most_items].position, more_than(most_items, "items are hard to take in"),
                       "split them over two slides");
    }
    for (const Item& item : slide.items) {
        const int words = word_count(item);
        if (words <= most_item_words) continue;
        reader.warning(item.position, "this item has " + std::to_string(words) + " words",
                       std::to_string(most_item_words) + " are easy to read");
    }
    const int words = word_count(slide);
    if (words > most_words) {
        reader.warning(at, "this slide has " + std::to_string(words) + " words",
                       std::to_string(most_words) + " are easy to read");
    }
    advise_on_time(slide, at, words, reader);
}

}  // namespace slidewell
