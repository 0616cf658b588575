// Tries ever smaller letters until a slide fits, then sorts its marks into layers.
#include "layout/layout.h"

#include <algorithm>
#include <optional>
#include <string>

#include "layout/arrange.h"
#include "layout/footer.h"

namespace slidewell {
namespace {

// Smaller letters cannot be read from four metres. The eye wants capitals as high as its distance / 200; on a
// 50-inch screen, 62 cm high, that is an em of about 4.5 % of the height, and 3.3 % is the least.
constexpr int legible_thousandths = 33;

// From the theme's largest letters to its smallest; then fewer lines a paragraph; then fewer items.
std::vector<Allowance> attempts(const Slide& slide) {
    std::vector<Allowance> all;
    for (int shrink = 0; shrink <= 1000; shrink += 50)
        all.push_back({.shrink = shrink});
    for (const int lines : {6, 4, 3, 2, 1})
        all.push_back({.shrink = 1000, .max_lines = lines});
    for (int items = static_cast<int>(slide.items.size()) - 1; items > 0; --items) {
        all.push_back({.shrink = 1000, .max_lines = 1, .max_items = items});
    }
    return all;
}

bool is_drifting(const Mark& mark) {
    const auto* const picture = std::get_if<PlacedPicture>(&mark);
    return picture != nullptr && picture->picture.drifts;
}

// When item `index` of `count` appears: the first as soon as the slide stands, the last with time left to
// read it.
Millis reveal_time(Millis dwell, int index, int count) {
    return Millis{200} + dwell * 6 / 10 * index / std::max(1, count);
}

// Sorts marks, in painting order, into the fewest layers. A drifting picture needs one of its own, and so
// does what lies upon it; items that are revealed come last, since nothing overlaps them.
class Layering {
  public:
    Layering(const Slide& slide, Millis dwell, int rise) : slide_(slide), dwell_(dwell), rise_(rise) {
        layers_.push_back({{}, Always{}});
    }

    void add(const PlacedMark& placed) {
        if (slide_.reveal == Reveal::one_by_one && placed.item != no_item) {
            const auto item = static_cast<std::size_t>(placed.item);
            if (items_.size() <= item) items_.resize(item + 1);
            items_[item].push_back(placed.mark);
        } else if (is_drifting(placed.mark)) {
            layers_.push_back({{placed.mark}, Drifts{}});
        } else {
            if (std::holds_alternative<Drifts>(layers_.back().motion)) layers_.push_back({{}, Always{}});
            layers_.back().marks.push_back(placed.mark);
        }
    }

    std::vector<LayerPlan> finish() {
        const int count = static_cast<int>(items_.size());
        for (int i = 0; i < count; ++i) {
            auto& marks = items_[static_cast<std::size_t>(i)];
            if (!marks.empty()) {
                layers_.push_back({std::move(marks), AppearsAt{reveal_time(dwell_, i, count), rise_}});
            }
        }
        return std::move(layers_);
    }

  private:
    const Slide& slide_;
    Millis dwell_;
    int rise_;
    std::vector<LayerPlan> layers_;
    std::vector<std::vector<Mark>> items_;
};

int smallest_letters(const Block& block) {
    int smallest = 100'000;
    for (const PlacedMark& placed : block.marks) {
        const auto* const line = std::get_if<TextLine>(&placed.mark);
        if (line == nullptr) continue;
        for (const TextRun& run : line->runs)
            smallest = std::min(smallest, run.font.size);
    }
    return smallest;
}

Diagnostics find_illegible(const Slide& slide, const Arrangement& arrangement, const Style& style) {
    const auto warn = [&](std::string message, std::string suggestion) {
        return Diagnostic{slide.file, slide.title.position, Severity::warning, std::move(message),
                          std::move(suggestion)};
    };
    Diagnostics findings;
    if (!arrangement.fits || arrangement.block.cut) {
        findings.push_back(warn("the words do not fit, even in the smallest letters, and are cut off",
                                "shorten them or make two slides of this one"));
    } else if (const int size = smallest_letters(arrangement.block); size < style.unit(legible_thousandths)) {
        const int tenths = size * 1000 / style.screen.shorter();
        findings.push_back(warn("to fit, the letters shrink to " + std::to_string(tenths / 10) + "." +
                                    std::to_string(tenths % 10) +
                                    " % of the screen; from four metres one can read 3.3 %",
                                "use fewer words"));
    }
    return findings;
}

struct Attempt {
    Style style;
    Areas areas;
    Arrangement arrangement;
};

// The first that fits without breaking a word; if there is none, the first that fits; else the last.
Attempt best_attempt(const Slide& slide, const Theme& theme, Size screen, Point nudge,
                     const TextMeasure& measure) {
    std::optional<Attempt> best;
    for (const Allowance& allowance : attempts(slide)) {
        Attempt attempt{make_style(theme, slide.tone, screen, allowance.shrink), {}, {}};
        attempt.areas = divide(slide, attempt.style, nudge);
        attempt.arrangement = arrange(slide, attempt.areas, {attempt.style, allowance, measure});
        const Arrangement& tried = attempt.arrangement;
        if (tried.fits && !tried.block.cut && !tried.block.broken_word) return attempt;
        if (!best || !best->arrangement.fits) best = std::move(attempt);
    }
    return *std::move(best);
}

}  // namespace

DisplayList lay_out(const Slide& slide, const Theme& theme, Size screen, const Surroundings& around,
                    const TextMeasure& measure) {
    const auto [style, areas, arrangement] = best_attempt(slide, theme, screen, around.nudge, measure);
    Layering layering(slide, around.dwell, style.unit(18));
    for (const PlacedMark& placed : arrangement.block.marks)
        layering.add(placed);
    if (!areas.footer.empty()) {
        for (Mark& mark : footer(around, areas.footer, style, measure))
            layering.add({std::move(mark)});
    }
    DisplayList list{screen, style.colours.ground, layering.finish(),
                     find_illegible(slide, arrangement, style)};
    if (!areas.footer.empty() && around.clock != ClockStyle::off) {
        list.layers.push_back({{}, footer_clock(around, areas.footer, style, measure)});
    }
    return list;
}

}  // namespace slidewell
