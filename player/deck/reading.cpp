// Counting words, and the time they take.
#include "deck/reading.h"

#include <algorithm>
#include <numeric>

#include "deck/words.h"

namespace slidewell {
namespace {

using namespace std::chrono_literals;

// Words are folded, so a word starts wherever a character follows a space or a break.
int count(std::string_view text) {
    int words = 0;
    bool in_word = false;
    for (const char c : text) {
        if (!is_space(c) && !in_word) ++words;
        in_word = !is_space(c);
    }
    return words;
}

int count(const Words& words) {
    std::string text;
    for (const Run& run : words.runs)
        text += run.text;
    return count(text);
}

int count(const BoxWords& part) { return count(part.words); }
int count(const Item& item) { return count(item.lead) + count(item.detail); }
int count(const PictureRef& /*picture*/) { return 0; }
int count(const Quote& quote) { return count(quote.words) + count(quote.by); }
int count(const QrCode& qr) { return count(qr.label); }

int count(const Box& box) {
    return std::accumulate(box.parts.begin(), box.parts.end(), 0, [](int sum, const BoxPart& part) {
        return sum + std::visit([](const auto& p) { return count(p); }, part);
    });
}

template <typename Parts>
int count_all(const Parts& parts) {
    return std::accumulate(parts.begin(), parts.end(), 0,
                           [](int sum, const auto& part) { return sum + count(part); });
}

}  // namespace

int word_count(const Item& item) { return count(item); }

int word_count(const Slide& slide) {
    const bool shows_title = slide.layout != LayoutKind::quote && slide.layout != LayoutKind::canvas;
    return count(slide.kicker) + (shows_title ? count(slide.title) : 0) + count_all(slide.texts) +
           count_all(slide.items) + count(slide.note) + (slide.quote ? count(*slide.quote) : 0) +
           (slide.qr ? count(*slide.qr) : 0) + count_all(slide.boxes);
}

Millis reading_time(int words) {
    constexpr Millis look_up = 2s;
    constexpr int words_a_minute = 175;
    return look_up + Millis{1min} * 3 * words / (2 * words_a_minute);
}

Millis dwell(const Slide& slide) {
    return slide.time.value_or(std::clamp<Millis>(reading_time(word_count(slide)), 6s, 30s));
}

}  // namespace slidewell
