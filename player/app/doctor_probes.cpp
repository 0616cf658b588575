// Display, disk, folders, fonts: what the show itself is made of.
#include "app/doctor_probes.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include <unistd.h>

#include "app/answer.h"
#include "app/machine_probes.h"
#include "app/probe.h"
#include "app/reception.h"
#include "app/renderer_choice.h"
#include "app/status_folders.h"
#include "base/text.h"
#include "deck/encoding.h"
#include "deck/files.h"
#include "screen/displays.h"
#include "source/run_program.h"
#include "studio/font_files.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;
namespace chrono = std::chrono;
using Steadily = chrono::steady_clock;

constexpr Millis display_patience{1'500};
constexpr std::uint64_t enough_to_read = 8'000'000;  // bytes, to know how fast a folder is
constexpr auto long_enough = chrono::milliseconds{500};
constexpr std::size_t most_letters = 40;
constexpr std::string_view displays_opening = "displays: ";

chrono::milliseconds since(Steadily::time_point begun) {
    return chrono::floor<chrono::milliseconds>(Steadily::now() - begun);
}

// --- display

std::string named_desktop() {
    for (const char* const name : {"WAYLAND_DISPLAY", "DISPLAY"}) {
        if (const std::string value = environment_variable(name); !value.empty())
            return std::string(name) + "=" + value;
    }
    return "";
}

bool a_player_answers(const Settings& settings) {
    const auto look_up = [](const char* name) -> const char* { return std::getenv(name); };
    for (const fs::path& folder : status_folders(look_up, settings.library)) {
        const auto sockets = player_sockets(folder);
        if (!sockets) continue;
        if (std::ranges::any_of(*sockets,
                                [](const fs::path& socket) { return ask_player(socket, ask_for_text).ok(); }))
            return true;
    }
    return false;
}

// --- fonts

bool is_everyones(char32_t letter) { return letter < 0x80 || letter == 0xFEFF || letter == 0xFFFD; }

// Joins, marks of direction and variants have no shape of their own.
bool is_seen(char32_t letter) {
    return !is_everyones(letter) && !(letter >= 0x80 && letter < 0xA0) &&
           !(letter >= 0x200B && letter <= 0x200F) && !(letter >= 0x2028 && letter <= 0x202E) &&
           !(letter >= 0xFE00 && letter <= 0xFE0F);
}

std::set<char32_t> letters_in(const fs::path& slide) {
    std::set<char32_t> letters;
    const auto bytes = read_file(slide, largest_slide_file);
    const auto text = bytes ? to_utf8(*bytes) : Result<std::string>(Error{});
    if (!text) return letters;
    for (std::size_t at = 0; at < text->size();) {
        const char32_t letter = next_code_point(*text, at);
        if (is_seen(letter)) letters.insert(letter);
    }
    return letters;
}

}  // namespace

DisplayFacts probe_display(const Settings& settings) {
    DisplayFacts facts;
    facts.desktop = named_desktop();
    facts.console = look_at_console("/dev", "/sys");
    facts.user = user_name();
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem);
    const auto line = answer_of({program.string(), displays_command}, display_patience);
    if (line && line->starts_with(displays_opening)) {
        facts.answer = line->substr(displays_opening.size());
    } else {
        facts.trouble = line ? *line : line.error().message;
        facts.in_use = a_player_answers(settings);
    }
    return facts;
}

int print_displays() {
    const auto displays = describe_displays();
    std::cout << (displays ? std::string(displays_opening) + *displays : displays.error().message)
              << std::endl;
    return displays ? 0 : 1;
}

DrawingFacts probe_drawing(const Settings& settings) {
    const std::string driver = !environment_variable("WAYLAND_DISPLAY").empty() ? "wayland"
                               : !environment_variable("DISPLAY").empty()       ? "x11"
                                                                                : "KMSDRM";
    if (settings.renderer == Renderer::cpu) return {false, "as it was told to"};
    if (!has_gpu("/dev")) return {false, "no GPU here"};
    const RendererVerdict verdict = choice_by(opengl_name_elsewhere(driver));
    return {verdict.gpu, verdict.why};
}

StorageFacts probe_storage(const Settings& settings) {
    StorageFacts facts;
    facts.library = settings.library.string();
    std::error_code problem;
    fs::path there = settings.library;
    while (!fs::exists(there, problem) && there.has_relative_path())
        there = there.parent_path();
    if (!may(there, W_OK | X_OK)) facts.trouble = there.string() + " is closed to the user " + user_name();
    const fs::space_info space = fs::space(there, problem);
    if (!problem) facts.free_bytes = space.available;
    return facts;
}

FolderFacts probe_source(const SourceSetting& source) {
    FolderFacts facts;
    facts.name = name_of(source);
    facts.wants_receipt = source.receipt;
    if (source.folder.empty()) {
        const ProgramRun said =
            ask({"rclone", "lsf", "--max-depth", "1", "--include", "*.xml", source.remote});
        facts.answered = said.end != ProgramRun::End::took_too_long;
        if (said.end == ProgramRun::End::not_there) facts.trouble = "rclone is not installed";
        if (said.end == ProgramRun::End::exited && said.status != 0) facts.trouble = "rclone lsf fails";
        facts.slides = static_cast<int>(std::ranges::count(said.output, '\n'));
        return facts;
    }
    const auto begun = Steadily::now();
    const auto slides = list_slides(source.folder);
    facts.listing = since(begun);
    if (!slides) {
        facts.trouble = slides.error().message;
        return facts;
    }
    facts.slides = static_cast<int>(slides->size());
    facts.writable = may(source.folder, W_OK);
    const auto reads = Steadily::now();
    for (const std::string& slide : *slides) {
        const auto bytes = read_file(source.folder / slide, largest_slide_file);
        if (bytes) facts.bytes_read += bytes->size();
        facts.reading = since(reads);
        if (facts.bytes_read > enough_to_read || facts.reading > long_enough) break;
    }
    return facts;
}

FontFacts probe_fonts(const Settings& settings) {
    FontFacts facts;
    const auto fonts = FontFiles(settings.fonts).best_first(FontSpec::Role::body, false);
    facts.any_font = !fonts.empty();
    std::set<char32_t> seen;
    for (const SourceSetting& source : settings.sources) {
        const auto slides =
            source.folder.empty() ? Result<std::vector<std::string>>(Error{}) : list_slides(source.folder);
        for (const std::string& slide : slides ? *slides : std::vector<std::string>{}) {
            for (const char32_t letter : letters_in(source.folder / slide)) {
                const auto has_it = [&](const FontFile& font) { return font.has(letter); };
                if (!seen.insert(letter).second || std::ranges::any_of(fonts, has_it)) continue;
                if (facts.missing.size() < most_letters) facts.missing.push_back(letter);
                if (facts.where.empty()) facts.where = slide;
            }
        }
    }
    return facts;
}

}  // namespace slidewell
