#include <chrono>

#include "studio/settings.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;

namespace {

struct Folders {
    TempFolder root;
    SettingsShelf shelf{root.path() / "config/clinic.xml", root.path() / "config/theme.xml"};
    std::filesystem::path deck = root.path() / "deck";

    const FolderSettings& read() { return shelf.of(deck, FilesOnDisk()); }
};

}  // namespace

TEST_CASE("without any file the built-in values hold, and words can be seen") {
    Folders folders;
    const FolderSettings& settings = folders.read();
    CHECK(settings.facts.empty());
    CHECK(settings.diagnostics.empty());
    CHECK(settings.defaults.footer);
    for (const Palette& palette : settings.theme.palettes)
        CHECK(contrast_hundredths(palette.ink, palette.ground) >= 700);
}

TEST_CASE("a folder's own clinic.xml takes the place of the configuration's") {
    Folders folders;
    folders.root.write("config/clinic.xml", "<clinic><name>Ours</name></clinic>");
    CHECK(folders.read().facts.at("name") == "Ours");
    folders.root.write("deck/clinic.xml", "<clinic><name>Theirs</name></clinic>");
    CHECK(folders.read().facts.at("name") == "Theirs");
    std::filesystem::remove(folders.deck / "clinic.xml");
    CHECK(folders.read().facts.at("name") == "Ours");
}

TEST_CASE("a change is seen, and gives another fingerprint") {
    Folders folders;
    const auto file = folders.root.write("deck/deck.xml", "<deck footer=\"no\"/>");
    const FolderSettings before = folders.read();
    CHECK_FALSE(before.defaults.footer);
    CHECK(folders.read().fingerprint == before.fingerprint);
    folders.root.write("deck/deck.xml", "<deck footer=\"yes\"/>");
    std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(2));
    CHECK(folders.read().defaults.footer);
    CHECK(folders.read().fingerprint != before.fingerprint);
}

TEST_CASE("mistakes in a folder's settings are told by file, and the built-in values hold") {
    Folders folders;
    const auto theme =
        folders.root.write("deck/theme.xml", "<theme><tone name=\"light\" ink=\"blue\"/></theme>");
    folders.root.write("deck/deck.xml", "<deck");
    const FolderSettings& settings = folders.read();
    CHECK(settings.diagnostics.size() == 2);
    CHECK(settings.diagnostics.back().file == theme.string());
    CHECK(settings.theme.palette(Tone::light).ink == Theme{}.palette(Tone::light).ink);
}
