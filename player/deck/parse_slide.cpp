// A slide's file, element by element.
#include <algorithm>

#include "deck/advice.h"
#include "deck/parse.h"
#include "deck/parts.h"
#include "deck/settings.h"

namespace slidewell {
namespace {

constexpr std::array<std::string_view, 7> slide_attributes{
    "layout", "time", "transition", "transition-time", "tone", "reveal", "footer"};

constexpr std::array<Choice<LayoutKind>, 8> layouts{{{"headline", LayoutKind::headline},
                                                     {"list", LayoutKind::list},
                                                     {"steps", LayoutKind::steps},
                                                     {"split", LayoutKind::split},
                                                     {"picture", LayoutKind::picture},
                                                     {"quote", LayoutKind::quote},
                                                     {"invitation", LayoutKind::invitation},
                                                     {"canvas", LayoutKind::canvas}}};

using Layouts = unsigned;  // a set, one bit each

template <typename... Kinds>
constexpr Layouts in(Kinds... kinds) {
    return ((1U << static_cast<unsigned>(kinds)) | ... | 0U);
}
constexpr bool has(Layouts set, LayoutKind kind) { return (set & in(kind)) != 0; }

using enum LayoutKind;

// Which elements a slide may have: how many, in which layouts, and where it cannot do without.
struct PartRule {
    std::string_view name;
    std::size_t most;
    Layouts shown_in;
    Layouts required_in;
};
constexpr std::array<PartRule, 9> part_rules{{
    {"kicker", 1, in(headline, list, steps, split, picture, quote, invitation), in()},
    {"title", 1, in(headline, list, steps, split, picture, quote, invitation, canvas),
     in(headline, list, steps, split, invitation)},
    {"text", 8, in(headline, split, picture, invitation), in()},
    {"item", 12, in(list, steps, split, invitation), in(list, steps)},
    {"note", 1, in(headline, list, steps, split, picture, invitation), in()},
    {"picture", 1, in(headline, list, split, picture, quote, invitation), in(split, picture)},
    {"quote", 1, in(quote), in(quote)},
    {"qr", 1, in(invitation), in()},
    {"box", 40, in(canvas), in(canvas)},
}};

std::string_view layout_name(LayoutKind kind) { return layouts[static_cast<std::size_t>(kind)].name; }

std::string layout_names(Layouts set) {
    std::string names;
    for (const auto& layout : layouts) {
        if (has(set, layout.value)) names += (names.empty() ? "" : ", ") + std::string(layout.name);
    }
    return names;
}

class SlideReader {
  public:
    SlideReader(const Element& root, const Facts& facts, Reader& reader)
        : root_(root), reader_(reader), parts_(facts, reader) {}

    Slide read(const std::string& file, const Defaults& defaults) {
        reader_.only_attributes(root_, slide_attributes);
        slide_.file = file;
        read_layout();
        apply(read_settings(root_, defaults, reader_));

        std::array<std::string_view, part_rules.size()> names;
        std::ranges::transform(part_rules, names.begin(), &PartRule::name);
        children_ = reader_.only_elements(root_, names);
        for (const PartRule& rule : part_rules)
            check(rule);
        for (const Element* child : children_)
            read_part(*child);
        require_something_to_show();
        return std::move(slide_);
    }

  private:
    void read_layout() {
        const auto layout = reader_.choice(root_, "layout", layouts);
        layout_is_known_ = layout.has_value() || root_.find("layout") == nullptr;
        slide_.layout = layout.value_or(LayoutKind::headline);
    }

    void apply(const Defaults& settings) {
        slide_.time = settings.time;
        slide_.transition = settings.transition;
        slide_.tone = settings.tone;
        slide_.reveal = settings.reveal;
        slide_.footer = settings.footer;
        if (const Attribute* time = root_.find("time")) slide_.time_position = time->position;
    }

    // Too many of an element, one in a layout that does not show it, one that is missing.
    void check(const PartRule& rule) {
        std::vector<const Element*> found;
        std::ranges::copy_if(children_, std::back_inserter(found),
                             [&](const Element* child) { return child->name == rule.name; });
        if (found.size() > rule.most) report_too_many(rule, *found.front(), *found[rule.most]);
        if (!layout_is_known_) return;
        const std::string tag = "<" + std::string(rule.name) + ">";
        const std::string layout = "the layout \"" + std::string(layout_name(slide_.layout)) + "\"";
        if (found.empty() && has(rule.required_in, slide_.layout) && all_are_known()) {
            reader_.error(root_.position, tag + " is missing", layout + " needs one");
        } else if (!found.empty() && !has(rule.shown_in, slide_.layout)) {
            reader_.error(found.front()->position, tag + " does not show in " + layout,
                          "remove it, or choose another layout: " + layout_names(rule.shown_in));
        }
    }

    // What is missing may be there under a wrong name, which was reported.
    [[nodiscard]] bool all_are_known() const { return children_.size() == root_.elements().size(); }

    void report_too_many(const PartRule& rule, const Element& first, const Element& surplus) {
        const std::string tag = "<" + std::string(rule.name) + ">";
        if (rule.most == 1) {
            reader_.error(
                surplus.position, tag + " is there twice in <slide>",
                "keep one of them (the first is in line " + std::to_string(first.position.line) + ")");
        } else {
            reader_.error(surplus.position, "a slide has at most " + std::to_string(rule.most) + " " + tag,
                          "move the rest to a second slide");
        }
    }

    void read_part(const Element& child) {
        if (child.name == "kicker") slide_.kicker = parts_.words(child).value_or(Words{});
        if (child.name == "title") slide_.title = parts_.required_words(child).value_or(Words{});
        if (child.name == "note") slide_.note = parts_.words(child).value_or(Words{});
        if (child.name == "text") add(slide_.texts, parts_.words(child));
        if (child.name == "item") add(slide_.items, parts_.item(child));
        if (child.name == "picture") slide_.picture = parts_.picture(child);
        if (child.name == "quote") slide_.quote = parts_.quote(child);
        if (child.name == "qr") slide_.qr = parts_.qr(child);
        if (child.name == "box") add(slide_.boxes, parts_.box(child));
    }

    template <typename Part>
    static void add(std::vector<Part>& parts, std::optional<Part> part) {
        if (part) parts.push_back(*std::move(part));
    }

    // A slide must not be blank because of facts that are still empty.
    void require_something_to_show() {
        const bool blank = (slide_.layout == LayoutKind::quote && !slide_.quote) ||
                           (slide_.layout == LayoutKind::canvas && slide_.boxes.empty());
        if (!blank || reader_.has_error()) return;
        reader_.error(root_.position, "nothing is left to show on this slide",
                      "fill in the facts that it names");
    }

    const Element& root_;
    Reader& reader_;
    PartReader parts_;
    std::vector<const Element*> children_;
    Slide slide_;
    bool layout_is_known_ = true;
};

}  // namespace

ParsedSlide parse_slide(std::string_view bytes, const std::string& file, const Defaults& defaults,
                        const Facts& facts) {
    ParsedXml xml = parse_xml(bytes, file);
    if (!xml.root) return {std::nullopt, std::move(xml.diagnostics)};

    Reader reader(file);
    if (!reader.is_root(*xml.root, "slide")) return {std::nullopt, reader.take_diagnostics()};
    Slide slide = SlideReader(*xml.root, facts, reader).read(file, defaults);
    if (reader.has_error()) return {std::nullopt, reader.take_diagnostics()};
    advise(slide, xml.root->position, reader);
    return {std::move(slide), reader.take_diagnostics()};
}

}  // namespace slidewell
