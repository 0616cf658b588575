// What a folder says of all its slides: deck.xml, clinic.xml and theme.xml.
#include "fuzz/harness.h"

#include "deck/parse.h"
#include "deck/theme.h"

using namespace slidewell;

namespace {

void expect_sound(const Defaults& defaults) {
    using namespace std::chrono_literals;
    if (defaults.time)
        expect(*defaults.time > 0ms && *defaults.time <= 1h, "a slide's time can be waited for");
    expect(defaults.transition.lasts >= 0ms && defaults.transition.lasts <= 1h, "a transition ends");
}

void expect_sound(const Facts& facts) {
    expect(facts.size() <= 100, "a clinic has some facts, not thousands");
    for (const auto& [name, value] : facts)
        expect(!name.empty(), "a fact has a name");
}

void expect_sound(const Theme& theme) {
    for (const SizeRange range : {theme.title, theme.body}) {
        expect(range.smallest > 0 && range.smallest <= range.largest, "letters have a size");
        expect(range.largest <= 1000, "letters are no larger than the screen");
    }
}

}  // namespace

void try_input(std::string_view bytes) {
    const ParsedDefaults deck = parse_deck(bytes, "deck.xml");
    const ParsedFacts clinic = parse_clinic(bytes, "clinic.xml");
    const ParsedTheme theme = parse_theme(bytes, "theme.xml");
    expect_sound(deck.defaults);
    expect_sound(clinic.facts);
    expect_sound(theme.theme);
    expect(parse_deck(bytes, "deck.xml").diagnostics == deck.diagnostics,
           "the same bytes, the same deck.xml");
    expect(parse_clinic(bytes, "clinic.xml").facts == clinic.facts, "the same bytes, the same facts");
    expect(parse_theme(bytes, "theme.xml").theme.palettes == theme.theme.palettes,
           "the same bytes, the same colours");
    const bool none =
        has_error(deck.diagnostics) && has_error(clinic.diagnostics) && has_error(theme.diagnostics);
    expect(none || bytes.size() >= std::string_view("<deck/>").size(), "a file that is good says something");
}
