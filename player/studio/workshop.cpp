// Reading, laying out, painting.
#include "studio/workshop.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "base/hash.h"
#include "deck/parse.h"
#include "deck/reading.h"
#include "layout/layout.h"
#include "studio/check.h"
#include "studio/fonts.h"
#include "studio/paint.h"
#include "studio/settings.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_on_notice = 3;
constexpr const char* no_font = "there is no font to draw its words with";

Diagnostic unreadable(const std::string& file, const Error& error) {
    return {file, {}, Severity::error, error.message, {}};
}

bool is_error(const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; }

// The state of each file that a list shows.
void add_files(Fingerprint& key, const DisplayList& list, const SlideFiles& sources) {
    const DeckFiles& files = sources.files;
    const PictureRoots& roots = sources.roots;
    const auto add = [&](const Result<fs::path>& path) {
        if (!path) return;
        const FileStamp stamp = files.stamp(*path);
        key.add(path->string());
        key.add(stamp.modified);
        key.add(static_cast<std::int64_t>(stamp.size));
    };
    for (const LayerPlan& plan : list.layers) {
        for (const Mark& mark : plan.marks) {
            if (const auto* picture = std::get_if<PlacedPicture>(&mark))
                add(files.find_picture(picture->picture.src, roots));
            if (const auto* icon = std::get_if<PlacedIcon>(&mark)) add(files.find_icon(icon->name, roots));
        }
    }
}

// The fonts of the words that a list shows.
void add_fonts(Fingerprint& key, const DisplayList& list, const FontBook& fonts) {
    const auto add = [&](const FontSpec& font) {
        key.add(static_cast<std::int64_t>(fonts.fingerprint(font)));
    };
    for (const LayerPlan& plan : list.layers) {
        if (const auto* clock = std::get_if<ShowsClock>(&plan.motion)) add(clock->font);
        for (const Mark& mark : plan.marks) {
            const auto* line = std::get_if<TextLine>(&mark);
            if (line == nullptr) continue;
            for (const TextRun& run : line->runs)
                add(run.font);
        }
    }
}

// "10-what.xml:7", as a viewer needs it: without folders.
std::string short_place(const Diagnostic& diagnostic) {
    const fs::path file(diagnostic.file);
    std::string place = (file.has_filename() ? file : file.parent_path()).filename().string();
    if (diagnostic.position.line > 0) place += ":" + std::to_string(diagnostic.position.line);
    return place;
}

void add_items(Slide& notice, const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        if (!is_error(diagnostic)) continue;
        if (notice.items.size() == most_on_notice) return;
        notice.layout = LayoutKind::list;
        std::string words = diagnostic.message;
        if (!diagnostic.suggestion.empty()) words += "; " + diagnostic.suggestion;
        notice.items.push_back({{}, short_place(diagnostic), {{{std::move(words), false}}, {}}, {}, {}});
    }
}

// Should the shipped notice be missing too: what is wrong, without a word more.
Slide wordless_notice() {
    Slide slide;
    slide.time = Millis{5'000};
    slide.footer = false;
    return slide;
}

}  // namespace

struct Workshop::Tools {
    WorkshopFiles files;
    std::shared_ptr<const DeckFiles> decks;
    std::unique_ptr<FontBook> fonts;
    SettingsShelf settings;
    Verdicts verdicts;
    CanvasStock canvases{};
    std::optional<Picture> last{};
};

// All that is known of a slide before it is painted; a list when it can be.
struct Workshop::Draft {
    SlideOutcome outcome;
    SlideFiles sources;
    std::optional<DisplayList> list;
    ContentKey key = 0;
};

struct Workshop::Wish {
    Size screen;
    RoundPosition position;
    Point nudge;
};

Workshop::Workshop(std::unique_ptr<Tools> tools) : tools_(std::move(tools)) {}
Workshop::~Workshop() = default;

Result<std::unique_ptr<Workshop>> Workshop::open(WorkshopFiles files) {
    auto fonts = FontBook::open(files.fonts);
    if (!fonts) return fonts.error();
    SettingsShelf settings(files.clinic, files.theme);
    std::unique_ptr<Tools> tools(new Tools{std::move(files),
                                           std::make_shared<FilesOnDisk>(),
                                           std::move(fonts).value(),
                                           std::move(settings),
                                           {}});
    return std::unique_ptr<Workshop>(new Workshop(std::move(tools)));
}

void Workshop::read_from(std::shared_ptr<const DeckFiles> files) { tools_->decks = std::move(files); }

Workshop::Draft Workshop::draft(const fs::path& slide, const Wish& wish) const {
    Draft made{{}, {*tools_->decks, {slide.parent_path(), tools_->files.images}, slide.string()}, {}, 0};
    const FolderSettings& settings = tools_->settings.of(slide.parent_path(), *tools_->decks);
    const auto bytes = tools_->decks->read(slide, largest_slide_file);
    if (!bytes) {
        made.outcome.diagnostics.push_back(unreadable(made.sources.file, bytes.error()));
        return made;
    }
    ParsedSlide parsed = parse_slide(*bytes, made.sources.file, settings.defaults, settings.facts);
    made.outcome.slide = std::move(parsed.slide);
    made.outcome.diagnostics = std::move(parsed.diagnostics);
    if (made.outcome.slide) lay_out(made, settings, wish, *bytes);
    return made;
}

void Workshop::lay_out(Draft& draft, const FolderSettings& settings, const Wish& wish,
                       std::string_view content) const {
    const auto& [screen, position, nudge] = wish;
    const Slide& slide = *draft.outcome.slide;
    const auto name = settings.facts.find("name");
    draft.outcome.timing = {dwell(slide), slide.transition};
    const Surroundings around{name == settings.facts.end() ? std::string() : name->second,
                              settings.defaults.clock,
                              position.index,
                              position.count,
                              draft.outcome.timing.dwell,
                              nudge};
    draft.list = slidewell::lay_out(slide, settings.theme, screen, around, *tools_->fonts);
    append(draft.outcome.diagnostics, draft.list->findings);
    if (has_error(tools_->fonts->findings())) {
        append(draft.outcome.diagnostics, {{draft.sources.file, {}, Severity::error, no_font, {}}});
        draft.list.reset();
        return;
    }

    Fingerprint key;
    key.add(content);
    key.add(static_cast<std::int64_t>(settings.fingerprint));
    for (const int number : {screen.width, screen.height, position.index, position.count, nudge.x, nudge.y})
        key.add(number);
    add_fonts(key, *draft.list, *tools_->fonts);
    add_files(key, *draft.list, draft.sources);
    draft.key = key.value();
}

SlideOutcome Workshop::finish(Draft draft) const {
    if (!draft.list) return std::move(draft.outcome);
    if (tools_->last && tools_->last->key == draft.key) {
        draft.outcome.picture = tools_->last;
        return std::move(draft.outcome);
    }
    tools_->last.reset();  // before another takes as much memory
    PaintedPicture painted = slidewell::paint(
        {*draft.list, *tools_->fonts, draft.sources, draft.outcome.timing, draft.key, tools_->canvases});
    append(draft.outcome.diagnostics, painted.diagnostics);
    tools_->last = painted.picture;
    draft.outcome.picture = std::move(painted.picture);
    return std::move(draft.outcome);
}

SlideOutcome Workshop::paint(const fs::path& slide, Size screen, RoundPosition position, Point nudge) {
    return finish(draft(slide, {screen, position, nudge}));
}

void Workshop::keep_instead(const Picture& picture) {
    if (tools_->last && tools_->last->key == picture.key) tools_->last = picture;
}

CanvasStock& Workshop::canvases() { return tools_->canvases; }

SlideOutcome Workshop::check(const fs::path& slide, Size screen, RoundPosition position) {
    Draft made = draft(slide, {screen, position, {}});
    if (made.list) append(made.outcome.diagnostics, check_assets(*made.list, made.sources, tools_->verdicts));
    return std::move(made.outcome);
}

SlideOutcome Workshop::paint_notice(const Diagnostics& diagnostics, Size screen, Point nudge) {
    const fs::path& file = tools_->files.notice;
    const FolderSettings& settings = tools_->settings.of(file.parent_path(), *tools_->decks);
    Draft made{{}, {*tools_->decks, {file.parent_path(), tools_->files.images}, file.string()}, {}, 0};
    const auto bytes = tools_->decks->read(file, largest_slide_file);
    if (bytes) {
        auto parsed = parse_slide(*bytes, made.sources.file, settings.defaults, settings.facts);
        made.outcome.slide = std::move(parsed.slide);
        std::ranges::copy_if(parsed.diagnostics, std::back_inserter(made.outcome.diagnostics), is_error);
    } else {
        made.outcome.diagnostics.push_back(unreadable(made.sources.file, bytes.error()));
    }
    if (!made.outcome.slide) made.outcome.slide = wordless_notice();
    add_items(*made.outcome.slide, diagnostics);

    std::string content = bytes ? *bytes : std::string();
    for (const Diagnostic& diagnostic : diagnostics)
        content += '\n' + to_string(diagnostic);
    lay_out(made, settings, {screen, {}, nudge}, content);
    return finish(std::move(made));
}

Diagnostics Workshop::folder_findings(const fs::path& folder) {
    return tools_->settings.of(folder, *tools_->decks).diagnostics;
}

const Diagnostics& Workshop::font_findings() const { return tools_->fonts->findings(); }

}  // namespace slidewell
