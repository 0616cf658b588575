// fontconfig behind a small door.
#include "studio/font_files.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include <fontconfig/fontconfig.h>

#include "base/text.h"

namespace slidewell {
namespace {

struct DestroyPattern {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using PatternPtr = std::unique_ptr<FcPattern, DestroyPattern>;

struct DestroyFontSet {
    void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};
using FontSetPtr = std::unique_ptr<FcFontSet, DestroyFontSet>;

struct DestroyConfig {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using ConfigPtr = std::unique_ptr<FcConfig, DestroyConfig>;

// Which letters a font has. Keeps the font's pattern, to which the set belongs.
std::function<bool(char32_t)> letters_of(FcPattern* font) {
    FcCharSet* letters = nullptr;
    if (FcPatternGetCharSet(font, FC_CHARSET, 0, &letters) != FcResultMatch)
        return [](char32_t) { return false; };
    FcPatternReference(font);
    const std::shared_ptr<FcPattern> kept(font, DestroyPattern{});
    return [kept, letters](char32_t letter) { return FcCharSetHasChar(letters, letter) == FcTrue; };
}

const FcChar8* fc(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

bool flag(const FcPattern* pattern, const char* name) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, name, 0, &value) == FcResultMatch && value == FcTrue;
}

PatternPtr wanted(FontSpec::Role role, bool bold) {
    const bool heading = role == FontSpec::Role::heading;
    PatternPtr pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, fc(heading ? "slidewell-heading" : "slidewell-body"));
    const int weight = heading ? FC_WEIGHT_EXTRABOLD : bold ? FC_WEIGHT_BOLD : FC_WEIGHT_MEDIUM;
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, weight);
    FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
    return pattern;
}

// Text is tinted, so fonts of coloured pictures would come out as blots.
bool usable(const FcPattern* pattern) { return flag(pattern, FC_OUTLINE) && !flag(pattern, FC_COLOR); }

bool named_like_a_font(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 4> endings{".ttf", ".otf", ".ttc", ".otc"};
    return std::ranges::find(endings, lower_ascii(file.extension().string())) != endings.end();
}

bool is_a_font(const std::filesystem::path& file) {
    int faces = 0;
    return PatternPtr(FcFreeTypeQuery(fc(file.c_str()), 0, nullptr, &faces)) != nullptr;
}

Diagnostic warning(const std::filesystem::path& file, std::string message, std::string suggestion = {}) {
    return {file.string(), {}, Severity::warning, std::move(message), std::move(suggestion)};
}

Diagnostics impostors(const std::filesystem::path& folder) {
    Diagnostics found;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const auto& file = entry->path();
        std::error_code unreadable;
        if (!named_like_a_font(file) || !entry->is_regular_file(unreadable) || is_a_font(file)) continue;
        found.push_back(warning(file, "is not a font file", "replace or remove it; other fonts are used"));
    }
    std::ranges::sort(found, {}, &Diagnostic::file);
    return found;
}

// The roles by `conf`, without fonts yet; null when it is no fontconfig file.
ConfigPtr parse(const std::filesystem::path& conf) {
    ConfigPtr config(FcConfigCreate());
    if (FcConfigParseAndLoad(config.get(), fc(conf.c_str()), FcTrue) != FcTrue) return nullptr;
    return FcConfigBuildFonts(config.get()) == FcTrue ? std::move(config) : nullptr;
}

ConfigPtr load(const std::filesystem::path& folder, Diagnostics& findings) {
    const auto conf = folder / "fonts.conf";
    std::error_code problem;
    const bool there = std::filesystem::is_regular_file(conf, problem);
    ConfigPtr config = there ? parse(conf) : nullptr;
    if (!config) {
        findings.push_back(warning(conf, there ? "is not a fontconfig file" : "is not there",
                                   "the system's fonts are used"));
        config.reset(FcInitLoadConfigAndFonts());
    }
    if (config && std::filesystem::is_directory(folder, problem))
        FcConfigAppFontAddDir(config.get(), fc(folder.c_str()));
    return config;
}

}  // namespace

struct FontFiles::Config {
    ConfigPtr handle;
};

FontFiles::FontFiles(const std::filesystem::path& folder)
    : config_(std::make_shared<const Config>(Config{load(folder, findings_)})) {
    const auto not_fonts = impostors(folder);
    findings_.insert(findings_.end(), not_fonts.begin(), not_fonts.end());
}

std::vector<FontFile> FontFiles::best_first(FontSpec::Role role, bool bold) const {
    FcConfig* config = config_->handle.get();
    if (config == nullptr) return {};
    const PatternPtr pattern = wanted(role, bold);
    FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult outcome = FcResultNoMatch;
    const FontSetPtr sorted(FcFontSort(config, pattern.get(), FcFalse, nullptr, &outcome));

    std::vector<FontFile> files;
    for (int i = 0; sorted && i < sorted->nfont; ++i) {
        FcPattern* font = sorted->fonts[i];
        FcChar8* path = nullptr;
        int index = 0;
        if (!usable(font) || FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch) continue;
        FcPatternGetInteger(font, FC_INDEX, 0, &index);
        files.push_back({reinterpret_cast<const char*>(path), index, letters_of(font)});
    }
    return files;
}

}  // namespace slidewell
