// deck.xml: what every slide of a folder does unless it says otherwise.
#include "deck/parse.h"
#include "deck/settings.h"

namespace slidewell {
namespace {

constexpr std::array<std::string_view, 7> deck_attributes{
    "time", "transition", "transition-time", "tone", "reveal", "footer", "clock"};
constexpr std::array<Choice<ClockStyle>, 3> clocks{
    {{"24h", ClockStyle::hours24}, {"12h", ClockStyle::hours12}, {"off", ClockStyle::off}}};

}  // namespace

ParsedDefaults parse_deck(std::string_view bytes, const std::string& file) {
    ParsedXml xml = parse_xml(bytes, file);
    if (!xml.root) return {{}, std::move(xml.diagnostics)};

    Reader reader(file);
    if (!reader.is_root(*xml.root, "deck")) return {{}, reader.take_diagnostics()};
    reader.only_attributes(*xml.root, deck_attributes);
    reader.nothing_inside(*xml.root);
    Defaults defaults = read_settings(*xml.root, {}, reader);
    defaults.clock = reader.choice(*xml.root, "clock", clocks).value_or(defaults.clock);
    return {defaults, reader.take_diagnostics()};
}

}  // namespace slidewell
