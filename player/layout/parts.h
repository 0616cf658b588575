// The pieces that slides are made of, as blocks: headings, items, steps, QR codes, pictures.
#pragma once

#include <span>

#include "layout/areas.h"
#include "layout/block.h"
#include "layout/style.h"

namespace slidewell {

// How much an attempt may show. Only the last attempts give up lines and items.
struct Allowance {
    int shrink = 0;  // 0 to 1000, see make_style
    int max_lines = 1000;
    int max_items = 1000;
};

// What every part needs to be measured.
struct Setting {
    const Style& style;
    Allowance allowance;
    const TextMeasure& measure;

    [[nodiscard]] Block words(const Words& text, const TextStyle& as, int width) const {
        return paragraph(text, as, width, allowance.max_lines, measure);
    }
};

// Kicker above title.
[[nodiscard]] Block heading(const Slide& slide, const TextStyle& title_style, int width,
                            const Setting& setting);

// Paragraphs of text with room between them.
[[nodiscard]] Block texts(const Slide& slide, int width, const Setting& setting);

// An item's badge at the left, lead and detail beside it. `with_icon`: whether room is kept for a large
// badge.
[[nodiscard]] Block item_row(const Item& item, bool with_icon, Colour badge, int width,
                             const Setting& setting);

// The badge above the words; without icons, the words alone.
[[nodiscard]] Block item_column(const Item& item, bool with_icon, Colour badge, int width,
                                const Setting& setting);

// A numbered step: the number above the words, or at their left in a `row`.
[[nodiscard]] Block step_column(const Item& item, int number, int width, const Setting& setting);
[[nodiscard]] Block step_row(const Item& item, int number, int width, const Setting& setting);

// Items below one another, as item_row.
[[nodiscard]] Block item_rows(std::span<const Item> items, int width, const Setting& setting);

// A QR code on a light card of `side` pixels, its label below.
[[nodiscard]] Block qr_card(const QrCode& qr, int side, const Setting& setting);

// The slide's picture, on a card when it does not fill `frame`.
[[nodiscard]] std::vector<PlacedMark> framed_picture(const PictureRef& picture, Rect frame, int radius,
                                                     const Style& style);

[[nodiscard]] bool any_icon(std::span<const Item> items);

}  // namespace slidewell
