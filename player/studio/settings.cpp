// Reading deck.xml, clinic.xml and theme.xml.
#include "studio/settings.h"

#include <system_error>
#include <utility>

#include "base/diagnostic.h"
#include "base/hash.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

// The bytes of a file that may be missing; then there is nothing to parse.
std::optional<std::string> bytes_of(const fs::path& file, const FileStamp& stamp, const DeckFiles& files,
                                    FolderSettings& into) {
    if (!stamp.there) return std::nullopt;
    auto bytes = files.read(file, largest_slide_file);
    if (bytes) return std::move(bytes).value();
    into.diagnostics.push_back({file.string(), {}, Severity::error, bytes.error().message, {}});
    return std::nullopt;
}

}  // namespace

const FolderSettings& SettingsShelf::of(const fs::path& folder, const DeckFiles& files) {
    const Sources sources = sources_for(folder, files);
    auto [place, added] = shelved_.try_emplace(folder);
    if (added || place->second.sources != sources) place->second = {sources, read(sources, files)};
    return place->second.settings;
}

SettingsShelf::Sources SettingsShelf::sources_for(const fs::path& folder, const DeckFiles& files) const {
    const auto own_or = [&](const char* name, const fs::path& otherwise) {
        const fs::path own = folder / name;
        return files.stamp(own).there ? own : otherwise;
    };
    Sources sources{
        folder / "deck.xml", own_or("clinic.xml", clinic_), own_or("theme.xml", theme_), {}, {}, {}};
    sources.deck_stamp = files.stamp(sources.deck);
    sources.clinic_stamp = files.stamp(sources.clinic);
    sources.theme_stamp = files.stamp(sources.theme);
    return sources;
}

FolderSettings SettingsShelf::read(const Sources& sources, const DeckFiles& files) {
    FolderSettings settings;
    Fingerprint seen;
    if (const auto bytes = bytes_of(sources.deck, sources.deck_stamp, files, settings)) {
        auto parsed = parse_deck(*bytes, sources.deck.string());
        settings.defaults = parsed.defaults;
        append(settings.diagnostics, parsed.diagnostics);
        seen.add(*bytes);
    }
    if (const auto bytes = bytes_of(sources.clinic, sources.clinic_stamp, files, settings)) {
        auto parsed = parse_clinic(*bytes, sources.clinic.string());
        settings.facts = std::move(parsed.facts);
        append(settings.diagnostics, parsed.diagnostics);
        seen.add(*bytes);
    }
    if (const auto bytes = bytes_of(sources.theme, sources.theme_stamp, files, settings)) {
        auto parsed = parse_theme(*bytes, sources.theme.string());
        settings.theme = parsed.theme;
        append(settings.diagnostics, parsed.diagnostics);
        seen.add(*bytes);
    }
    settings.fingerprint = seen.value();
    return settings;
}

}  // namespace slidewell
