// Headings, items, steps and cards.
#include "layout/parts.h"

#include <algorithm>
#include <string>

namespace slidewell {
namespace {

int luma(Colour c) { return 2 * c.red + 5 * c.green + c.blue; }

Block lead_and_detail(const Item& item, int width, const Setting& setting) {
    const Style& style = setting.style;
    return Stack()
        .add(setting.words(plain(item.lead), style.lead, width), 0)
        .add(setting.words(item.detail, item.lead.empty() ? style.text : style.detail, width), style.unit(29))
        .block();
}

int badge_side(const Style& style) { return style.unit(98); }

// A disc with the item's icon in it, or the small disc that stands for one.
Block badge(const Item& item, bool with_icon, Colour colour, const Style& style) {
    if (!with_icon) {
        const int side = style.unit(16);
        return single(FilledBox{{0, 0, side, side}, style.colours.accent_shape, side / 2}, {side, side});
    }
    const int side = badge_side(style);
    Block block = single(FilledBox{{0, 0, side, side}, colour, side / 2}, {side, side});
    if (!item.icon.empty()) {
        const Rect frame = inset({0, 0, side, side}, side * 19 / 100);
        block.marks.push_back({PlacedIcon{frame, item.icon, style.colours.accent, item.icon_position}});
    }
    return block;
}

// `mark` and `words` side by side. A short one is centred against the other; beside many lines the mark stays
// on top.
Block beside(const Block& mark, const Block& words, int gap, int first_line) {
    Block block;
    const bool centred = words.height <= mark.height;
    const int mark_y = centred ? 0 : std::max(0, (first_line - mark.height) / 2);
    place(block, mark, {0, mark_y});
    place(block, words, {mark.width + gap, centred ? (mark.height - words.height) / 2 : 0});
    return block;
}

}  // namespace

Block heading(const Slide& slide, const TextStyle& title_style, int width, const Setting& setting) {
    const Style& style = setting.style;
    return Stack()
        .add(setting.words(slide.kicker, style.kicker, width), 0)
        .add(setting.words(slide.title, title_style, width), style.unit(38))
        .block();
}

Block texts(const Slide& slide, int width, const Setting& setting) {
    Stack stack;
    for (const Words& text : slide.texts) {
        stack.add(setting.words(text, setting.style.text, width), setting.style.unit(56));
    }
    return stack.block();
}

bool any_icon(std::span<const Item> items) {
    return std::ranges::any_of(items, [](const Item& item) { return !item.icon.empty(); });
}

Block item_row(const Item& item, bool with_icon, Colour badge_colour, int width, const Setting& setting) {
    const Style& style = setting.style;
    const Block mark = badge(item, with_icon, badge_colour, style);
    const int gap = style.unit(with_icon ? 32 : 26);
    const Block words = lead_and_detail(item, width - mark.width - gap, setting);
    const TextStyle& first = item.lead.empty() ? style.text : style.lead;
    const int cap_height = setting.measure.metrics(first.font).cap_height;
    return beside(mark, words, gap, cap_height);
}

Block item_column(const Item& item, bool with_icon, Colour badge_colour, int width, const Setting& setting) {
    const Style& style = setting.style;
    Stack stack;
    if (with_icon) stack.add(badge(item, with_icon, badge_colour, style), 0);
    return stack.add(lead_and_detail(item, width, setting), style.unit(36)).block();
}

Block step_column(const Item& item, int number, int width, const Setting& setting) {
    const Style& style = setting.style;
    const int rule = std::max(2, style.unit(5));
    return Stack()
        .add(single(FilledBox{{0, 0, width, rule}, style.colours.accent_shape, rule / 2}, {width, rule}), 0)
        .add(setting.words(plain(std::to_string(number)), style.number, width), style.unit(44))
        .add(lead_and_detail(item, width, setting), style.unit(44))
        .block();
}

Block step_row(const Item& item, int number, int width, const Setting& setting) {
    const Style& style = setting.style;
    const Block digit = setting.words(plain(std::to_string(number)), style.number, width);
    Block block;
    const int column = std::max(digit.width, style.unit(100));
    place(block, digit, {0, 0});
    place(block, lead_and_detail(item, width - column - style.unit(36), setting),
          {column + style.unit(36), 0});
    return block;
}

Block item_rows(std::span<const Item> items, int width, const Setting& setting) {
    const Style& style = setting.style;
    const bool with_icon = any_icon(items);
    Stack stack;
    int index = 0;
    for (const Item& item : items) {
        if (index >= setting.allowance.max_items) break;
        stack.add(for_item(item_row(item, with_icon, style.colours.card, width, setting), index++),
                  style.unit(44));
    }
    Block block = stack.block();
    block.cut = block.cut || index < static_cast<int>(items.size());
    return block;
}

Block qr_card(const QrCode& qr, int side, const Setting& setting) {
    const Style& style = setting.style;
    const auto [light, dark] = luma(style.colours.ground) > luma(style.colours.ink)
                                   ? std::pair{style.colours.ground, style.colours.ink}
                                   : std::pair{style.colours.ink, style.colours.ground};
    Block block = single(FilledBox{{0, 0, side, side}, light, style.unit(20)}, {side, side});
    block.marks.push_back(
        {PlacedQr{inset({0, 0, side, side}, style.unit(6)), qr.href, dark, light, qr.position}});
    const Block label = setting.words(plain(qr.label), style.lead, side);
    if (!label.empty()) place(block, label, {0, side + style.unit(40)});
    return block;
}

std::vector<PlacedMark> framed_picture(const PictureRef& picture, Rect frame, int radius,
                                       const Style& style) {
    std::vector<PlacedMark> marks;
    if (frame.empty()) return marks;
    if (picture.fit == Fit::cover) {
        marks.push_back({PlacedPicture{frame, picture, radius}});
    } else {
        marks.push_back({FilledBox{frame, style.colours.card, radius}});
        marks.push_back({PlacedPicture{inset(frame, frame.size().shorter() / 14), picture, 0}});
    }
    return marks;
}

}  // namespace slidewell
