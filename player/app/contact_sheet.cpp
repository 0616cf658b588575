// Thumbnails in a grid, with words set by the same code as the slides'.
#include "app/contact_sheet.h"

#include <algorithm>

#include "layout/block.h"

namespace slidewell {
namespace {

constexpr Colour ground{238, 234, 227};
constexpr Colour ink{32, 44, 46};
constexpr Colour quiet{92, 100, 100};
constexpr Colour empty_tile{220, 213, 202};

constexpr int margin = 40;
constexpr int gap = 32;
constexpr int label_height = 84;

const TextStyle name_style{{FontSpec::Role::body, true, 22}, ink, 28, false, ink};
const TextStyle detail_style{{FontSpec::Role::body, false, 19}, quiet, 25, false, quiet};

int columns_of(Size thumbnail) { return thumbnail.portrait() ? 6 : 4; }

void copy(const Bitmap& from, Canvas& to, Point at) {
    for (int y = 0; y < from.size().height; ++y) {
        std::ranges::copy(from.row(y), to.row(at.y + y).begin() + at.x);
    }
}

void fill(Canvas& canvas, Rect rect, Colour colour) {
    for (int y = rect.y; y < rect.bottom(); ++y) {
        std::ranges::fill(
            canvas.row(y).subspan(static_cast<std::size_t>(rect.x), static_cast<std::size_t>(rect.width)),
            to_pixel(colour));
    }
}

void write(Canvas& canvas, const std::string& text, const TextStyle& style, Rect room,
           const FontBook& fonts) {
    const int lines = std::max(1, room.height / style.leading);
    const Block block = paragraph(plain(text), style, room.width, lines, fonts);
    for (const PlacedMark& placed : block.marks) {
        const auto& line = std::get<TextLine>(placed.mark);
        Point pen{room.x + line.origin.x, room.y + line.origin.y};
        for (const TextRun& run : line.runs)
            pen.x += fonts.paint(canvas, pen, run.text, run.font, run.colour);
    }
}

void draw_entry(Canvas& canvas, const SheetEntry& entry, Rect tile, const FontBook& fonts) {
    const Rect label{tile.x, tile.bottom() + 16, tile.width, label_height - 16};
    const Rect below_name{label.x, label.y + name_style.leading, label.width, detail_style.leading};
    write(canvas, entry.name, name_style, {label.x, label.y, label.width, name_style.leading}, fonts);
    if (entry.thumbnail.empty()) {
        fill(canvas, tile, empty_tile);
        write(canvas, entry.detail, detail_style, inset(tile, 24), fonts);
    } else {
        copy(entry.thumbnail, canvas, {tile.x, tile.y});
        write(canvas, entry.detail, detail_style, below_name, fonts);
    }
}

}  // namespace

Size thumbnail_size(Size screen) {
    const Rect fitted = contain(screen, {0, 0, screen.portrait() ? 300 : 480, 480});
    return fitted.size();
}

Bitmap contact_sheet(const std::vector<SheetEntry>& entries, Size size, const FontBook& fonts) {
    const int count = static_cast<int>(entries.size());
    const int columns = std::clamp(count, 1, columns_of(size));
    const int rows = (count + columns - 1) / columns;
    const Size sheet{2 * margin + columns * size.width + (columns - 1) * gap,
                     2 * margin + rows * (size.height + label_height) + std::max(0, rows - 1) * gap};
    Canvas canvas(sheet, to_pixel(ground));
    for (int i = 0; i < count; ++i) {
        const Rect tile{margin + i % columns * (size.width + gap),
                        margin + i / columns * (size.height + label_height + gap), size.width, size.height};
        draw_entry(canvas, entries[static_cast<std::size_t>(i)], tile, fonts);
    }
    return Bitmap(std::move(canvas));
}

}  // namespace slidewell
