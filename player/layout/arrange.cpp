// One function a layout. Words stand at the left; a picture bleeds off the right edge, or off the top in
// portrait.
#include "layout/arrange.h"

#include <algorithm>
#include <functional>

namespace slidewell {
namespace {

// Thousandths of the free room that go above a block: a little more below looks centred.
constexpr int optical_middle = 450;

void add_picture(Arrangement& onto, const std::optional<PictureRef>& picture, Rect frame,
                 const Style& style) {
    if (!picture) return;
    for (PlacedMark& placed : framed_picture(*picture, frame, 0, style)) {
        onto.block.marks.push_back(std::move(placed));
    }
}

// Puts `block` into `area`, with `share` thousandths of the free height above it.
void put(Arrangement& onto, const Block& block, Rect area, int share) {
    const int free = area.height - block.height;
    place(onto.block, block, {area.x, area.y + std::max(0, free) * share / 1000});
    onto.fits = onto.fits && free >= 0 && block.width <= area.width;
}

Arrangement arrange_words(const Slide& slide, const Areas& areas, const TextStyle& title,
                          const Setting& setting) {
    const Style& style = setting.style;
    const int width = std::min(areas.words.width, style.unit(1350));
    const Block block = Stack()
                            .add(heading(slide, title, width, setting), 0)
                            .add(texts(slide, width, setting), style.unit(64))
                            .add(item_rows(slide.items, width, setting), style.unit(64))
                            .add(setting.words(slide.note, style.note, width), style.unit(64))
                            .block();
    Arrangement arrangement;
    put(arrangement, block, areas.words, optical_middle);
    add_picture(arrangement, slide.picture, areas.panel, style);
    return arrangement;
}

// --- grids of items

bool any_lead(std::span<const Item> items) {
    return std::ranges::any_of(items, [](const Item& item) { return !item.lead.empty(); });
}

int columns_for(std::size_t items, Size screen) {
    if (screen.portrait() || items == 1) return 1;
    const bool wide = screen.width * 2 >= screen.height * 3;
    if (items == 3) return wide ? 3 : 1;
    if (items == 5 || items == 6 || items > 8) return wide ? 3 : 2;
    return 2;
}

int step_columns_for(std::size_t steps, Size screen) {
    if (screen.portrait()) return 1;
    const bool wide = screen.width * 2 >= screen.height * 3;
    if (steps <= 3) return wide || steps < 3 ? static_cast<int>(steps) : 1;
    if (steps == 4) return wide ? 4 : 2;
    return wide ? 3 : 2;
}

struct Grid {
    int columns = 1;
    int gap = 0;
    int padding = 0;       // inside each card; 0 for no cards
    bool centred = false;  // cells stand in the middle of their row's height
    Colour card;
    int radius = 0;

    [[nodiscard]] int cell_width(int width) const {
        return (width - gap * (columns - 1)) / columns - 2 * padding;
    }
};

// Cells in rows; all cards of the grid are equally high, up to a third higher than they must be to fill
// `room`.
Block laid_in(const Grid& grid, const std::vector<Block>& cells, Size room) {
    const int count = static_cast<int>(cells.size());
    const int rows = (count + grid.columns - 1) / grid.columns;
    int highest = 0;
    for (const Block& cell : cells)
        highest = std::max(highest, cell.height);
    int row_height = highest + 2 * grid.padding;
    if (grid.padding > 0 && rows > 0) {
        const int filling = (room.height - grid.gap * (rows - 1)) / rows;
        row_height = std::clamp(filling, row_height, row_height * 4 / 3);
    }
    const int column_width = grid.cell_width(room.width) + 2 * grid.padding;
    Block block;
    for (int i = 0; i < count; ++i) {
        const Block& cell = cells[static_cast<std::size_t>(i)];
        const Point corner{i % grid.columns * (column_width + grid.gap),
                           i / grid.columns * (row_height + grid.gap)};
        if (grid.padding > 0) {
            const Size card{column_width, row_height};
            place(block, for_item(single(FilledBox{whole(card), grid.card, grid.radius}, card), i), corner);
        }
        const int free = row_height - 2 * grid.padding - cell.height;
        place(block, for_item(cell, i),
              {corner.x + grid.padding, corner.y + grid.padding + (grid.centred ? free / 2 : 0)});
    }
    return block;
}

using Cell = std::function<Block(const Item&, int index, int width)>;

// Heading on top, the grid in the middle of what is left, the note below.
Arrangement arrange_grid(const Slide& slide, const Areas& areas, const Grid& grid, const Setting& setting,
                         const Cell& cell) {
    const Style& style = setting.style;
    const Rect area = areas.words;
    const Block top = heading(slide, style.title, area.width, setting);
    const Block note = setting.words(slide.note, style.note, area.width);
    const int above = top.empty() ? 0 : top.height + style.unit(70);
    const int below = note.empty() ? 0 : note.height + style.unit(50);
    const Rect room{area.x, area.y + above, area.width, area.height - above - below};

    std::vector<Block> cells;
    for (const Item& item : slide.items) {
        const int index = static_cast<int>(cells.size());
        if (index >= setting.allowance.max_items) break;
        cells.push_back(cell(item, index, grid.cell_width(area.width)));
    }
    Arrangement arrangement;
    place(arrangement.block, top, {area.x, area.y});
    put(arrangement, laid_in(grid, cells, room.size()), room,
        grid.padding > 0 ? 300 : optical_middle * 2 / 3);
    place(arrangement.block, note, {area.x, area.bottom() - note.height});
    arrangement.block.cut = arrangement.block.cut || cells.size() < slide.items.size();
    return arrangement;
}

// Beside a picture, and when items are plain lines, rows; else cards.
Arrangement arrange_list(const Slide& slide, const Areas& areas, const Setting& setting) {
    const bool icons = any_icon(slide.items);
    if (!areas.panel.empty() || !(icons || any_lead(slide.items))) {
        return arrange_words(slide, areas, setting.style.title, setting);
    }
    const Style& style = setting.style;
    const int columns = columns_for(slide.items.size(), style.screen);
    const Grid grid{columns, style.unit(32), style.unit(44), columns < 3, style.colours.card, style.unit(28)};
    return arrange_grid(slide, areas, grid, setting, [&](const Item& item, int, int width) {
        const Colour badge = style.colours.ground;
        return columns < 3 && icons ? item_row(item, icons, badge, width, setting)
                                    : item_column(item, icons, badge, width, setting);
    });
}

Arrangement arrange_steps(const Slide& slide, const Areas& areas, const Setting& setting) {
    const Style& style = setting.style;
    const int columns = step_columns_for(slide.items.size(), style.screen);
    const Grid grid{columns, style.unit(columns == 1 ? 90 : 56), 0, false, {}, 0};
    return arrange_grid(slide, areas, grid, setting, [&](const Item& item, int index, int width) {
        return columns == 1 ? step_row(item, index + 1, width, setting)
                            : step_column(item, index + 1, width, setting);
    });
}

// --- words on a picture

void add(Block& block, Mark mark) { block.marks.push_back({std::move(mark)}); }

// How far from the left edge a wide picture begins: words hide its left anyway, and what matters in it stands
// freer.
int picture_start(const Style& style) { return style.unit(220); }

// The slide's ground as a scrim: solid at the left edge, nearly so behind the words, fading to nothing beside
// them.
void add_side_scrim(Arrangement& onto, Rect words, const Style& style) {
    const Colour solid = style.colours.ground;
    Colour veil = solid;
    veil.alpha = 222;
    Colour clear = solid;
    clear.alpha = 0;
    const int height = style.screen.height;
    const int start = picture_start(style);
    const int veiled = start + style.unit(320);
    const int edge = std::clamp(words.right(), veiled, style.screen.width);
    const int fade = std::min(style.screen.width - edge, style.unit(270));
    add(onto.block, FilledBox{{0, 0, start, height}, solid, 0});
    add(onto.block, Gradient{{start, 0, veiled - start, height}, solid, veil, Gradient::Axis::left_to_right});
    add(onto.block, FilledBox{{veiled, 0, edge - veiled, height}, veil, 0});
    add(onto.block, Gradient{{edge, 0, fade, height}, veil, clear, Gradient::Axis::left_to_right});
}

// On an upright screen the picture ends above the words, and fades into the ground there.
void add_lower_fade(Arrangement& onto, Rect picture, const Style& style) {
    const Colour solid = style.colours.ground;
    Colour clear = solid;
    clear.alpha = 0;
    const int fade = std::min(picture.height, style.unit(340));
    const Rect band{0, picture.bottom() - fade, picture.width, fade};
    add(onto.block, Gradient{band, clear, solid, Gradient::Axis::top_to_bottom});
}

// The words hide the left of a wide picture: what matters in it moves that much to the right.
PictureRef beside_words(PictureRef picture) {
    picture.focus.x = std::max(0, picture.focus.x - 200);
    return picture;
}

Arrangement arrange_picture(const Slide& slide, const Areas& areas, const Setting& setting) {
    const Style& style = setting.style;
    const Rect area = areas.words;
    const Block block = Stack()
                            .add(heading(slide, style.title, area.width, setting), 0)
                            .add(texts(slide, area.width, setting), style.unit(56))
                            .add(setting.words(slide.note, style.note, area.width), style.unit(56))
                            .block();
    const int top = area.bottom() - block.height;

    Rect frame = whole(style.screen);
    Arrangement arrangement;
    if (block.empty()) {
        add_picture(arrangement, slide.picture, frame, style);
    } else if (style.screen.portrait()) {
        frame.height = std::max(0, top - style.unit(20));
        add_picture(arrangement, slide.picture, frame, style);
        add_lower_fade(arrangement, frame, style);
    } else {
        frame = {picture_start(style), 0, frame.width - picture_start(style), frame.height};
        add_picture(arrangement, beside_words(*slide.picture), frame, style);
        add_side_scrim(arrangement, {area.x, top, area.width, block.height}, style);
    }
    put(arrangement, block, area, 1000);
    return arrangement;
}

// --- quote and invitation

Arrangement arrange_quote(const Slide& slide, const Areas& areas, const Setting& setting) {
    const Style& style = setting.style;
    const int width = std::min(areas.words.width, style.unit(1350));
    const int rule = std::max(2, style.unit(7));
    const Block block =
        Stack()
            .add(setting.words(slide.kicker, style.kicker, width), 0)
            .add(single(FilledBox{{0, 0, style.unit(120), rule}, style.colours.accent_shape, rule / 2},
                        {style.unit(120), rule}),
                 style.unit(50))
            .add(setting.words(slide.quote->words, areas.panel.empty() ? style.display : style.quote, width),
                 style.unit(64))
            .add(setting.words(plain(slide.quote->by), style.lead, width), style.unit(64))
            .block();
    Arrangement arrangement;
    put(arrangement, block, areas.words, optical_middle);
    add_picture(arrangement, slide.picture, areas.panel, style);
    return arrangement;
}

// A code as large as the panel allows: it is scanned from a chair. It takes the place of the picture.
void add_qr_panel(Arrangement& onto, const QrCode& qr, Rect panel, const Setting& setting) {
    const Style& style = setting.style;
    add(onto.block, FilledBox{panel, style.colours.card, 0});
    const int label = qr.label.empty() ? 0 : style.unit(130);
    const int side = std::min(panel.width, panel.height - label) * 70 / 100;
    const Block card = qr_card(qr, side, setting);
    put(onto, card, {panel.x + (panel.width - side) / 2, panel.y, side, panel.height}, 500);
}

Arrangement arrange_invitation(const Slide& slide, const Areas& areas, const Setting& setting) {
    if (!slide.qr) return arrange_words(slide, areas, setting.style.display, setting);
    Slide words = slide;
    words.picture.reset();
    Arrangement arrangement = arrange_words(words, areas, setting.style.display, setting);
    add_qr_panel(arrangement, *slide.qr, areas.panel, setting);
    return arrangement;
}

}  // namespace

Arrangement arrange(const Slide& slide, const Areas& areas, const Setting& setting) {
    switch (slide.layout) {
        case LayoutKind::headline:
            return arrange_words(slide, areas, setting.style.display, setting);
        case LayoutKind::split:
            return arrange_words(slide, areas, setting.style.title, setting);
        case LayoutKind::list:
            return arrange_list(slide, areas, setting);
        case LayoutKind::steps:
            return arrange_steps(slide, areas, setting);
        case LayoutKind::picture:
            return arrange_picture(slide, areas, setting);
        case LayoutKind::quote:
            return arrange_quote(slide, areas, setting);
        case LayoutKind::invitation:
            return arrange_invitation(slide, areas, setting);
        case LayoutKind::canvas:
            return arrange_canvas(slide, setting);
    }
    return {};
}

}  // namespace slidewell
