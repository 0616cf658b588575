// player.xml: whatever it says, the settings that come of it can be played with.
#include "fuzz/harness.h"

#include "app/settings.h"

using namespace slidewell;

namespace {

void expect_sound(const Settings& settings) {
    using namespace std::chrono_literals;
    expect(!settings.display.empty(), "a screen has a number or a name");
    expect(settings.rotation % 90 == 0 && settings.rotation >= 0 && settings.rotation < 360,
           "a quarter turn");
    expect(settings.speed >= 1, "time goes forward");
    if (settings.size) {
        expect(settings.size->width >= 160 && settings.size->height >= 120, "a picture can be seen");
        expect(settings.size->width <= 16'384 && settings.size->height <= 16'384, "a picture can be held");
    }
    if (settings.run_for) expect(*settings.run_for >= 0ms, "a show does not end before it begins");
    for (const SourceSetting& source : settings.sources) {
        expect(source.folder.empty() != source.remote.empty(), "a source is a folder or a remote");
        expect(source.poll >= 10ms && source.poll <= 1h, "a source is looked into, and not all the time");
    }
}

}  // namespace

void try_input(std::string_view bytes) {
    const Settings defaults;
    const ParsedSettings parsed = parse_settings(bytes, "player.xml", "/etc/slidewell", defaults);
    expect_sound(parsed.settings);
    const ParsedSettings again = parse_settings(bytes, "player.xml", "/etc/slidewell", defaults);
    expect(again.diagnostics == parsed.diagnostics, "the same bytes, the same verdict");
    expect(again.settings.sources == parsed.settings.sources, "the same bytes, the same sources");
}
