// Colours from theme.xml, and whether they can be told apart.
#include "deck/theme.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "deck/reader.h"
#include "deck/settings.h"

namespace slidewell {
namespace {

struct Role {
    std::string_view name;
    Colour Palette::*colour;
};
constexpr std::array<Role, 7> roles{{{"ground", &Palette::ground},
                                     {"ink", &Palette::ink},
                                     {"muted", &Palette::muted},
                                     {"accent", &Palette::accent},
                                     {"accent-shape", &Palette::accent_shape},
                                     {"on-accent", &Palette::on_accent},
                                     {"card", &Palette::card}}};
constexpr std::array<std::string_view, 8> tone_attributes{"name",   "ground",       "ink",       "muted",
                                                          "accent", "accent-shape", "on-accent", "card"};
constexpr std::array<std::string_view, 4> size_attributes{"title-largest", "title-smallest", "body-largest",
                                                          "body-smallest"};
constexpr std::array<std::string_view, 2> theme_elements{"tone", "sizes"};

// Words and what they stand on.
struct Pair {
    std::string_view words;
    std::string_view ground;
};
constexpr std::array<Pair, 5> pairs{{{"ink", "ground"},
                                     {"muted", "ground"},
                                     {"accent", "ground"},
                                     {"ink", "card"},
                                     {"on-accent", "accent-shape"}}};
constexpr int least_contrast = 450;  // WCAG 2.2, success criterion 1.4.3

constexpr int smallest_letters = 10;  // thousandths of the screen's shorter side
constexpr int largest_letters = 250;

// "#RRGGBB".
std::optional<Colour> parse_colour(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    std::uint32_t rgb = 0;
    const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + text.size(), rgb, 16);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return Colour{static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8 & 0xFF),
                  static_cast<std::uint8_t>(rgb & 0xFF)};
}

Colour Palette::*colour_of(std::string_view role) {
    return std::ranges::find(roles, role, &Role::name)->colour;
}

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

std::string ratio(int hundredths) {
    return std::to_string(hundredths / 100) + "." + std::to_string(hundredths / 10 % 10) + ":1";
}

class ThemeReader {
  public:
    explicit ThemeReader(Reader& reader) : reader_(reader) {}

    Theme read(const Element& root) {
        reader_.only_attributes(root, {});
        for (const Element* child : reader_.only_elements(root, theme_elements)) {
            child->name == "tone" ? read_tone(*child) : read_sizes(*child);
        }
        return theme_;
    }

  private:
    void read_tone(const Element& element) {
        reader_.only_attributes(element, tone_attributes);
        reader_.nothing_inside(element);
        if (reader_.required(element, "name") == nullptr) return;
        const auto tone = reader_.choice(element, "name", tones);
        if (!tone) return;
        if (!seen_.insert(*tone).second) {
            reader_.error(element.position, "this tone is there twice", "keep one of them");
            return;
        }
        Palette& palette = theme_.palettes[static_cast<std::size_t>(*tone)];
        for (const Role& role : roles)
            read_colour(element, role, palette);
        for (const Pair& pair : pairs)
            check_contrast(element, pair, palette);
    }

    void read_colour(const Element& element, const Role& role, Palette& palette) {
        const Attribute* attribute = element.find(role.name);
        if (attribute == nullptr) return;
        if (const auto colour = parse_colour(trimmed(attribute->value))) {
            palette.*role.colour = *colour;
        } else {
            reader_.error(attribute->position,
                          attribute->name + "=\"" + shortened(attribute->value) + "\" is not a colour",
                          "write it like #12383B: two hexadecimal digits each for red, green and blue");
        }
    }

    void check_contrast(const Element& element, const Pair& pair, const Palette& palette) {
        const int contrast =
            contrast_hundredths(palette.*colour_of(pair.words), palette.*colour_of(pair.ground));
        if (contrast >= least_contrast) return;
        const Attribute* attribute = element.find(pair.words);
        reader_.warning(attribute != nullptr ? attribute->position : element.position,
                        std::string(pair.words) + " on " + std::string(pair.ground) + " has a contrast of " +
                            ratio(contrast) + ", and words need 4.5:1",
                        "make one of them darker or lighter");
    }

    void read_sizes(const Element& element) {
        reader_.only_attributes(element, size_attributes);
        reader_.nothing_inside(element);
        if (std::exchange(sizes_seen_, true)) {
            reader_.error(element.position, "<sizes> is there twice", "keep one of them");
            return;
        }
        theme_.title = read_range(element, "title", theme_.title);
        theme_.body = read_range(element, "body", theme_.body);
    }

    SizeRange read_range(const Element& element, const std::string& what, SizeRange built_in) {
        const auto size = [&](const std::string& name, int otherwise) {
            return reader_.number(element, name, smallest_letters, largest_letters).value_or(otherwise);
        };
        const SizeRange range{size(what + "-largest", built_in.largest),
                              size(what + "-smallest", built_in.smallest)};
        if (range.largest >= range.smallest) return range;
        reader_.error(element.position, what + "-largest is smaller than " + what + "-smallest",
                      "exchange the two numbers");
        return built_in;
    }

    Reader& reader_;
    Theme theme_;
    std::set<Tone> seen_;
    bool sizes_seen_ = false;
};

}  // namespace

ParsedTheme parse_theme(std::string_view bytes, const std::string& file) {
    ParsedXml xml = parse_xml(bytes, file);
    if (!xml.root) return {{}, std::move(xml.diagnostics)};

    Reader reader(file);
    if (!reader.is_root(*xml.root, "theme")) return {{}, reader.take_diagnostics()};
    Theme theme = ThemeReader(reader).read(*xml.root);
    return {theme, reader.take_diagnostics()};
}

int contrast_hundredths(Colour a, Colour b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return static_cast<int>(std::lround(100 * (lighter + 0.05) / (darker + 0.05)));
}

}  // namespace slidewell
