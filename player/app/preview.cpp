// `slidewell preview`: a contact sheet, or one PNG per slide, painted by the code that paints the TV.
#include <algorithm>
#include <iostream>

#include "app/commands.h"
#include "app/contact_sheet.h"
#include "app/exit_status.h"
#include "app/progress.h"
#include "app/workshop_files.h"
#include "base/diagnostic.h"
#include "deck/files.h"
#include "screen/cpu_compositor.h"
#include "studio/png.h"
#include "studio/scale.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr int content_has_errors = 1;

constexpr Civil sheet_time{10, 30};  // the same picture whenever it is drawn

Bitmap shrunk(const Bitmap& picture, Size size) {
    const PixelRows rows{
        picture.size(), [&](int y, std::span<Pixel> row) { std::ranges::copy(picture.row(y), row.begin()); }};
    return Bitmap(scaled(rows, size, whole(size)));
}

std::string first_error(const Diagnostics& diagnostics) {
    const auto found = std::ranges::find(diagnostics, Severity::error, &Diagnostic::severity);
    return found == diagnostics.end() ? "" : to_string(*found);
}

std::string how_it_plays(const SlideOutcome& outcome) {
    const auto seconds = std::chrono::round<std::chrono::seconds>(outcome.timing.dwell);
    return std::to_string(seconds.count()) + " s · " +
           std::string(transition_name(outcome.timing.transition));
}

class Preview {
  public:
    Preview(const PreviewRequest& request, Workshop& workshop) : request_(request), workshop_(workshop) {}

    // An error says what could not be written.
    Result<> draw(const std::vector<std::string>& names) {
        Progress progress("drawing", names.size());
        int index = 0;
        for (const std::string& name : names) {
            progress.advance(name);
            const RoundPosition position{index++, static_cast<int>(names.size())};
            const SlideOutcome outcome = workshop_.paint(request_.folder / name, request_.size, position);
            append(diagnostics_, outcome.diagnostics);
            if (auto kept = keep(name, outcome); !kept.ok()) return kept;
        }
        return Done{};
    }

    [[nodiscard]] const std::vector<SheetEntry>& entries() const { return entries_; }
    [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

  private:
    Result<> keep(const std::string& name, const SlideOutcome& outcome) {
        const bool on_sheet = request_.sheet && entries_.size() < most_sheet_entries;
        if (!outcome.picture) {
            if (on_sheet) entries_.push_back({name, first_error(outcome.diagnostics), {}});
            return Done{};
        }
        const Bitmap picture = drawn_settled(*outcome.picture, outcome.picture->size, sheet_time);
        if (on_sheet) {
            entries_.push_back({name, how_it_plays(outcome), shrunk(picture, thumbnail_size(request_.size))});
        }
        if (!request_.each) return Done{};
        return write_png(*request_.each / (fs::path(name).stem().string() + ".png"), picture);
    }

    const PreviewRequest& request_;
    Workshop& workshop_;
    std::vector<SheetEntry> entries_;
    Diagnostics diagnostics_;
};

Result<> write_sheet(const Preview& preview, std::size_t slides, const PreviewRequest& request,
                     const fs::path& fonts) {
    const auto book = FontBook::open(fonts);
    if (!book.ok()) return book.error();
    if (slides > most_sheet_entries) {
        std::cerr << "the sheet shows the first " << most_sheet_entries << " of " << slides
                  << " slides; --each draws them all\n";
    }
    return write_png(*request.sheet, contact_sheet(preview.entries(), thumbnail_size(request.size), **book));
}

Result<int> run_preview(const PreviewRequest& request, const Settings& settings) {
    const auto names = list_slides(request.folder);
    if (!names.ok()) return in_context(request.folder.string(), names.error());
    if (names->empty()) return Error{request.folder.string() + ": there is no slide in this folder"};
    std::error_code problem;
    if (request.each) fs::create_directories(*request.each, problem);
    if (problem) return Error{"cannot make the folder " + request.each->string() + ": " + problem.message()};
    const auto workshop = Workshop::open(workshop_files(settings));
    if (!workshop.ok()) return workshop.error();

    Preview preview(request, **workshop);
    if (const auto drawn = preview.draw(*names); !drawn.ok()) return drawn.error();
    if (request.sheet) {
        const auto written = write_sheet(preview, names->size(), request, settings.fonts);
        if (!written.ok()) return written.error();
    }
    for (const Diagnostic& diagnostic : preview.diagnostics())
        std::cerr << to_string(diagnostic) << '\n';
    return has_error(preview.diagnostics()) ? content_has_errors : 0;
}

}  // namespace

int preview(const PreviewRequest& request, const Settings& settings) {
    const auto status = run_preview(request, settings);
    return status.ok() ? *status : refuse(status.error().message);
}

}  // namespace slidewell
