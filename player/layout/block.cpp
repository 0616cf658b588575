// Moving and stacking marks.
#include "layout/block.h"

#include <algorithm>
#include <utility>

namespace slidewell {
namespace {

struct Mover {
    Point by;
    void operator()(TextLine& line) const { line.origin = {line.origin.x + by.x, line.origin.y + by.y}; }
    void operator()(FilledBox& box) const { box.rect = moved(box.rect, by); }
    void operator()(Gradient& gradient) const { gradient.rect = moved(gradient.rect, by); }
    void operator()(PlacedPicture& picture) const { picture.frame = moved(picture.frame, by); }
    void operator()(PlacedIcon& icon) const { icon.frame = moved(icon.frame, by); }
    void operator()(PlacedQr& qr) const { qr.frame = moved(qr.frame, by); }
};

}  // namespace

Mark moved(Mark mark, Point by) {
    std::visit(Mover{by}, mark);
    return mark;
}

void place(Block& onto, const Block& block, Point at) {
    for (const PlacedMark& placed : block.marks)
        onto.marks.push_back({moved(placed.mark, at), placed.item});
    onto.width = std::max(onto.width, at.x + block.width);
    onto.height = std::max(onto.height, at.y + block.height);
    onto.cut = onto.cut || block.cut;
    onto.broken_word = onto.broken_word || block.broken_word;
}

Stack& Stack::add(const Block& block, int gap_before) {
    if (!block.empty()) place(block_, block, {0, block_.empty() ? 0 : block_.height + gap_before});
    return *this;
}

Block for_item(Block block, int item) {
    for (PlacedMark& placed : block.marks)
        placed.item = item;
    return block;
}

Block paragraph(const Words& words, const TextStyle& style, int width, int max_lines,
                const TextMeasure& measure) {
    Block block;
    if (words.empty()) return block;
    const int cap_height = measure.metrics(style.font).cap_height;
    Wrapped wrapped = wrap(words, style, width, max_lines, measure);
    int baseline = cap_height;
    for (WrappedLine& line : wrapped.lines) {
        block.width = std::max(block.width, line.width);
        block.height = baseline;
        block.marks.push_back({TextLine{{0, baseline}, std::move(line.runs)}});
        baseline += style.leading;
    }
    block.cut = wrapped.cut;
    block.broken_word = wrapped.broken_word;
    return block;
}

Block single(Mark mark, Size size) {
    Block block{size.width, size.height, {}};
    block.marks.push_back({std::move(mark)});
    return block;
}

Words plain(std::string text) {
    Words words;
    if (!text.empty()) words.runs.push_back({std::move(text), false});
    return words;
}

}  // namespace slidewell
