// Reading the parts of a slide.
#include "deck/parts.h"

#include <algorithm>

#include "base/text.h"
#include "deck/words.h"

namespace slidewell {
namespace {

constexpr std::array<std::string_view, 2> item_attributes{"icon", "lead"};
constexpr std::array<std::string_view, 5> picture_attributes{"src", "fit", "focus", "alt", "motion"};
constexpr std::array<std::string_view, 1> quote_attributes{"by"};
constexpr std::array<std::string_view, 2> qr_attributes{"href", "label"};
constexpr std::array<std::string_view, 4> box_attributes{"x", "y", "w", "h"};
constexpr std::array<std::string_view, 8> box_elements{"kicker", "title",   "text",  "item",
                                                       "note",   "picture", "quote", "qr"};
constexpr std::array<Choice<Fit>, 2> fits{{{"cover", Fit::cover}, {"contain", Fit::contain}}};
constexpr std::array<Choice<bool>, 2> motions{{{"still", false}, {"drift", true}}};
constexpr std::array<Choice<BoxWords::Part>, 4> box_words{{{"kicker", BoxWords::Part::kicker},
                                                           {"title", BoxWords::Part::title},
                                                           {"text", BoxWords::Part::text},
                                                           {"note", BoxWords::Part::note}}};
constexpr int whole_screen = 10'000;  // hundredths of a percent

std::string tag(const Element& element) { return "<" + element.name + ">"; }

// "50% 30%" as the two numbers, in hundredths of a percent.
std::optional<Point> parse_focus(std::string_view text) {
    const std::size_t gap = text.find(' ');
    if (gap == std::string_view::npos) return std::nullopt;
    const auto x = parse_percent(text.substr(0, gap));
    const auto y = parse_percent(text.substr(gap + 1));
    return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

}  // namespace

bool PartReader::left_out(const std::optional<EmptyFact>& fact, const Element& element) {
    if (!fact) return false;
    reader_.warning(fact->position, fact->name + " is still empty, so this " + tag(element) + " is left out",
                    "fill it in clinic.xml");
    return true;
}

std::optional<Words> PartReader::words(const Element& element) {
    reader_.only_attributes(element, {});
    ReadWords read = read_words(element, facts_, reader_);
    if (left_out(read.empty_fact, element)) return std::nullopt;
    if (!read.words.empty()) return std::move(read.words);
    reader_.warning(element.position, tag(element) + " is empty, so it is left out",
                    "write something in it, or remove it");
    return std::nullopt;
}

std::optional<Words> PartReader::required_words(const Element& element) {
    reader_.only_attributes(element, {});
    ReadWords read = read_words(element, facts_, reader_);
    if (read.empty_fact) {
        reader_.error(read.empty_fact->position,
                      read.empty_fact->name + " is still empty, and " + tag(element) + " needs it",
                      "fill it in clinic.xml, or do without it here");
    } else if (read.words.empty()) {
        reader_.error(element.position, tag(element) + " is empty", "write something in it");
    } else {
        return std::move(read.words);
    }
    return std::nullopt;
}

std::string PartReader::icon(const Attribute* attribute) {
    if (attribute == nullptr) return {};
    const std::string_view name = trimmed(attribute->value);
    if (!name.empty() && name.find_first_of("/\\.") == std::string_view::npos) return std::string(name);
    const std::string_view file = name.substr(name.find_last_of("/\\") + 1);
    const std::string_view stem = file.substr(0, file.find('.'));
    reader_.error(attribute->position, "an icon is named without folder and ending",
                  stem.empty() ? "write it like icon=\"heart\"" : "write icon=\"" + shortened(stem) + "\"");
    return {};
}

std::optional<Item> PartReader::item(const Element& element) {
    reader_.only_attributes(element, item_attributes);
    const Attribute* const icon_name = element.find("icon");
    ReadText lead = read_text(element.find("lead"), facts_, reader_);
    ReadWords detail = read_words(element, facts_, reader_);
    Item item{icon(icon_name), std::move(lead.text), std::move(detail.words), element.position,
              icon_name != nullptr ? icon_name->position : Position{}};
    if (left_out(lead.empty_fact, element) || left_out(detail.empty_fact, element)) return std::nullopt;
    if (!item.lead.empty() || !item.detail.empty()) return item;
    reader_.error(element.position, "<item> is empty", "write something in it, or give it a lead=\"…\"");
    return std::nullopt;
}

Focus PartReader::focus(const Element& element) {
    const Attribute* attribute = element.find("focus");
    if (attribute == nullptr) return {};
    if (const auto point = parse_focus(fold_space(attribute->value))) return {point->x / 10, point->y / 10};
    reader_.error(attribute->position,
                  "focus=\"" + shortened(attribute->value) + "\" is not a place in a picture",
                  "write it like focus=\"50% 30%\": from the left, then from the top");
    return {};
}

std::optional<PictureRef> PartReader::picture(const Element& element) {
    reader_.only_attributes(element, picture_attributes);
    reader_.nothing_inside(element);
    PictureRef picture;
    picture.fit = reader_.choice(element, "fit", fits).value_or(picture.fit);
    picture.drifts = reader_.choice(element, "motion", motions).value_or(picture.drifts);
    picture.focus = focus(element);
    picture.position = element.position;
    if (const Attribute* alt = element.find("alt")) picture.alt = fold_space(alt->value);
    const Attribute* src = reader_.required(element, "src");
    if (src == nullptr) return std::nullopt;
    picture.src = trimmed(src->value);
    picture.src_position = src->position;
    return picture;
}

std::optional<Quote> PartReader::quote(const Element& element) {
    reader_.only_attributes(element, quote_attributes);
    ReadText by = read_text(element.find("by"), facts_, reader_);
    ReadWords said = read_words(element, facts_, reader_);
    if (left_out(by.empty_fact, element) || left_out(said.empty_fact, element)) return std::nullopt;
    if (!said.words.empty()) return Quote{std::move(said.words), std::move(by.text)};
    reader_.error(element.position, "<quote> is empty", "write what was said");
    return std::nullopt;
}

std::optional<QrCode> PartReader::qr(const Element& element) {
    reader_.only_attributes(element, qr_attributes);
    reader_.nothing_inside(element);
    const Attribute* target = reader_.required(element, "href");
    ReadText href = read_text(target, facts_, reader_);
    ReadText label = read_text(element.find("label"), facts_, reader_);
    if (target == nullptr) return std::nullopt;
    if (left_out(href.empty_fact, element) || left_out(label.empty_fact, element)) return std::nullopt;
    if (href.text.find(':') == std::string::npos) {
        reader_.warning(target->position, "a phone may not know what to do with this address",
                        "start it with https://");
    }
    return QrCode{std::move(href.text), std::move(label.text), element.position};
}

std::optional<Rect> PartReader::box_place(const Element& element) {
    std::array<std::optional<int>, 4> edges;
    std::ranges::transform(box_attributes, edges.begin(), [&](std::string_view name) {
        return reader_.required(element, name) == nullptr ? std::nullopt
                                                          : reader_.percent_hundredths(element, name);
    });
    if (!std::ranges::all_of(edges, [](const auto& edge) { return edge.has_value(); })) return std::nullopt;
    const Rect place{*edges[0], *edges[1], *edges[2], *edges[3]};
    if (place.empty()) {
        reader_.error(element.position, "this <box> has no size", "give it a w and an h above 0%");
    } else if (place.right() > whole_screen || place.bottom() > whole_screen) {
        const bool sideways = place.right() > whole_screen;
        reader_.error(element.position, "this <box> sticks out of the screen",
                      sideways ? "x and w together are 100% at most" : "y and h together are 100% at most");
    } else {
        return place;
    }
    return std::nullopt;
}

std::optional<BoxPart> PartReader::box_part(const Element& element) {
    const auto wrapped = [](auto part) -> std::optional<BoxPart> {
        return part ? std::optional<BoxPart>(*std::move(part)) : std::nullopt;
    };
    if (element.name == "item") return wrapped(item(element));
    if (element.name == "picture") return wrapped(picture(element));
    if (element.name == "quote") return wrapped(quote(element));
    if (element.name == "qr") return wrapped(qr(element));
    const auto* part = std::ranges::find(box_words, element.name, &Choice<BoxWords::Part>::name);
    std::optional<Words> said = words(element);
    return said ? std::optional<BoxPart>(BoxWords{part->value, *std::move(said)}) : std::nullopt;
}

std::optional<Box> PartReader::box(const Element& element) {
    reader_.only_attributes(element, box_attributes);
    const std::optional<Rect> place = box_place(element);
    const std::vector<const Element*> children = reader_.only_elements(element, box_elements);
    if (element.elements().empty())
        reader_.error(element.position, "<box> is empty", "put a <text> or a <picture> in it");
    if (children.size() > most_box_parts) {
        reader_.error(children[most_box_parts]->position,
                      "a <box> holds at most " + std::to_string(most_box_parts) + " elements",
                      "use a second <box>");
    }
    Box box{place.value_or(Rect{}), {}, element.position};
    for (const Element* child : children) {
        if (auto part = box_part(*child)) box.parts.push_back(*std::move(part));
    }
    return place && !box.parts.empty() ? std::optional(std::move(box)) : std::nullopt;
}

}  // namespace slidewell
