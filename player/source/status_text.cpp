// STATUS.txt: the outline for Notepad.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/text.h"
#include "source/status_outline.h"

namespace slidewell {
namespace {

constexpr std::size_t page_width = 78;
constexpr std::size_t widest_file = 30;
constexpr std::string_view new_line = "\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Range {
    char32_t first;
    char32_t last;
};

bool is_in(std::span<const Range> ranges, char32_t code) {
    return std::ranges::any_of(ranges,
                               [&](Range range) { return code >= range.first && code <= range.last; });
}

// How many columns of a fixed-width font a character takes: marks stand on the letter before them, and the
// scripts of East Asia and emoji are twice as wide (after Unicode's East Asian Width, UAX #11, in blocks).
std::size_t columns(char32_t code) {
    static constexpr std::array<Range, 5> none{
        {{0x300, 0x36F}, {0x483, 0x489}, {0x591, 0x5BD}, {0x200B, 0x200D}, {0xFE00, 0xFE0F}}};
    static constexpr std::array<Range, 7> two{{{0x1100, 0x115F},
                                               {0x2E80, 0xA4CF},
                                               {0xAC00, 0xD7A3},
                                               {0xF900, 0xFAFF},
                                               {0xFF00, 0xFF60},
                                               {0x1F300, 0x1FAFF},
                                               {0x20000, 0x3FFFD}}};
    return is_in(none, code) ? 0 : is_in(two, code) ? 2 : 1;
}

std::size_t columns(std::string_view text) {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size();)
        sum += columns(next_code_point(text, at));
    return sum;
}

// The longest beginning of `text` that is at most `width` columns wide.
std::string_view beginning(std::string_view text, std::size_t width) {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        sum += columns(next_code_point(text, at));
        if (sum > width) return text.substr(0, before);
    }
    return text;
}

std::string padded(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(width - std::min(width, columns(text)), ' ');
}

std::string shortened(std::string_view text, std::size_t width) {
    if (columns(text) <= width) return std::string(text);
    return std::string(beginning(text, width - 1)) + "…";
}

// The lines of a page, no wider than it.
class Page {
  public:
    void line(std::string_view text = {}) { (text_ += text) += new_line; }

    // Words in as many lines as they need. The first begins with `first`, the others are set in as far.
    void paragraph(std::string_view text, std::string_view first = {}) {
        if (text.empty()) return;
        const std::size_t indent = columns(first);
        std::string current(first);
        while (!text.empty()) {
            const std::size_t end = line_end(text, page_width - indent);
            line(current + std::string(trimmed(text.substr(0, end))));
            text = trimmed(text.substr(end));
            current.assign(indent, ' ');
        }
    }

    void heading(std::string_view text, char under) {
        line(text);
        line(std::string(columns(text), under));
    }

    [[nodiscard]] std::string text() && { return std::move(text_); }

  private:
    // Where the first line of `text` ends: at the last space that fits, or within a word that is too long.
    static std::size_t line_end(std::string_view text, std::size_t width) {
        const std::size_t most = beginning(text, width).size();
        if (most == text.size() || text[most] == ' ') return most;
        const std::size_t space = text.substr(0, most).rfind(' ');
        return space == std::string_view::npos || space == 0 ? most : space;
    }

    std::string text_{byte_order_mark};
};

constexpr std::string_view inset = "   ";

void write(Page& page, const StatusCard& card, std::size_t number) {
    const std::string mark = std::to_string(number) + ". ";
    page.line();
    page.paragraph(to_string(card.title), mark);
    page.paragraph(to_string(card.words), inset);
    for (const StatusPoint& point : card.points) {
        page.paragraph(to_string(point.place), inset);
        page.paragraph(point.what, inset);
        if (!point.advice.empty()) page.paragraph("What to do: " + point.advice, inset);
    }
}

void write(Page& page, std::string_view title, const std::vector<StatusCard>& cards) {
    if (cards.empty()) return;
    page.line();
    page.line();
    page.heading(title, '-');
    std::size_t number = 0;
    for (const StatusCard& card : cards)
        write(page, card, ++number);
}

// A row of the table of slides: number, file, time, transition; below it what does not fit in a column.
void write(Page& page, const StatusEntry& slide, std::string_view number, std::size_t file_width) {
    constexpr std::size_t time_width = 21;  // "10 minutes 30 seconds"
    const std::string indent(number.size(), ' ');
    std::string row = std::string(number) + shortened(slide.file, file_width);
    if (!slide.transition.empty()) {
        row = padded(row, number.size() + file_width + 2) + padded(slide.lasts.text, time_width + 2) +
              slide.transition;
    }
    page.line(shortened(row, page_width));
    page.paragraph(slide.title, indent);
    page.paragraph(to_string(slide.older), indent);
}

void write(Page& page, const std::vector<StatusEntry>& slides) {
    if (slides.empty()) return;
    page.line();
    page.line();
    page.heading("On air, in this order", '-');
    std::size_t file_width = 0;
    for (const StatusEntry& slide : slides)
        file_width = std::min(widest_file, std::max(file_width, columns(slide.file)));
    const std::size_t digits = std::to_string(slides.size()).size();
    std::size_t number = 0;
    for (const StatusEntry& slide : slides) {
        const std::string count = std::to_string(++number);
        page.line();
        write(page, slide, std::string(digits - count.size(), ' ') + count + "  ", file_width);
    }
}

}  // namespace

std::string receipt_text(const ReceiptFacts& facts) {
    const StatusOutline told = outline(facts);
    Page page;
    page.paragraph(told.source.empty() ? told.tv : told.tv + ": " + told.source);
    page.line();
    const std::string headline = to_string(told.headline);
    page.heading(headline, '=');
    page.paragraph(to_string(told.more));
    page.paragraph(to_string(told.dateline));
    write(page, "What needs your help", told.help);
    write(page, "Good to know", told.to_know);
    write(page, told.slides);
    write(page, "On air, and could be better", told.advice);
    page.line();
    page.line();
    for (const Sentence& line : told.small_print)
        page.paragraph(to_string(line));
    return std::move(page).text();
}

}  // namespace slidewell
