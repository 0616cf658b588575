// The canvas: a designer's boxes, each a stack of parts, placed in percent of the screen.
#include <algorithm>

#include "layout/arrange.h"

namespace slidewell {
namespace {

constexpr int whole_screen = 10'000;  // hundredths of a percent

Rect on_screen(Rect hundredths, Size screen) {
    const auto x = [&](int value) {
        return static_cast<int>(static_cast<long long>(value) * screen.width / whole_screen);
    };
    const auto y = [&](int value) {
        return static_cast<int>(static_cast<long long>(value) * screen.height / whole_screen);
    };
    const Point corner{x(hundredths.x), y(hundredths.y)};
    return {corner.x, corner.y, x(hundredths.right()) - corner.x, y(hundredths.bottom()) - corner.y};
}

const TextStyle& style_of(BoxWords::Part part, const Style& style) {
    switch (part) {
        case BoxWords::Part::kicker:
            return style.kicker;
        case BoxWords::Part::title:
            return style.title;
        case BoxWords::Part::note:
            return style.note;
        case BoxWords::Part::text:
            break;
    }
    return style.text;
}

// Builds one part at the box's width; pictures and codes take the height that the words leave.
struct PartBlock {
    const Setting& setting;
    Size room;

    Block operator()(const BoxWords& words) const {
        return setting.words(words.words, style_of(words.part, setting.style), room.width);
    }
    Block operator()(const Item& item) const {
        return item_row(item, !item.icon.empty(), setting.style.colours.card, room.width, setting);
    }
    Block operator()(const PictureRef& picture) const {
        const Rect frame = whole(room);
        return {room.width, room.height, framed_picture(picture, frame, 0, setting.style)};
    }
    Block operator()(const Quote& quote) const {
        const Style& style = setting.style;
        return Stack()
            .add(setting.words(quote.words, style.quote, room.width), 0)
            .add(setting.words(plain(quote.by), style.lead, room.width), style.unit(50))
            .block();
    }
    Block operator()(const QrCode& qr) const {
        const int label = qr.label.empty() ? 0 : setting.style.lead.leading * 2;
        const int side = std::max(1, std::min(room.width, room.height - label));
        return qr_card(qr, side, setting);
    }
};

bool takes_the_rest(const BoxPart& part) {
    return std::holds_alternative<PictureRef>(part) || std::holds_alternative<QrCode>(part);
}

// The words first, to learn how much height is left for the parts that fill it.
int words_height(const Box& box, const Setting& setting, Size room, int gap) {
    int height = 0;
    for (const BoxPart& part : box.parts) {
        if (takes_the_rest(part)) continue;
        height += std::visit(PartBlock{setting, room}, part).height + gap;
    }
    return height;
}

Block box_block(const Box& box, const Setting& setting, Size room) {
    const int gap = setting.style.unit(40);
    const auto filling = std::ranges::count_if(box.parts, takes_the_rest);
    const int gaps = gap * std::max(0, static_cast<int>(filling) - 1);
    const int left = room.height - words_height(box, setting, room, gap) - gaps;
    const int share = filling > 0 ? std::max(1, left / static_cast<int>(filling)) : 0;
    Stack stack;
    for (const BoxPart& part : box.parts) {
        const Size part_room{room.width, takes_the_rest(part) ? share : room.height};
        stack.add(std::visit(PartBlock{setting, part_room}, part), gap);
    }
    return stack.block();
}

}  // namespace

Arrangement arrange_canvas(const Slide& slide, const Setting& setting) {
    Arrangement arrangement;
    int index = 0;
    for (const Box& box : slide.boxes) {
        const Rect frame = on_screen(box.percent_hundredths, setting.style.screen);
        const Block block = box_block(box, setting, frame.size());
        arrangement.fits = arrangement.fits && block.height <= frame.height && block.width <= frame.width;
        place(arrangement.block, for_item(block, index++), {frame.x, frame.y});
    }
    return arrangement;
}

}  // namespace slidewell
