// From a slide's file to its picture: the one way that playing, previewing and validating share.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "deck/deck_files.h"
#include "deck/slide.h"
#include "playback/messages.h"
#include "playback/picture.h"
#include "studio/canvas_stock.h"

namespace slidewell {

struct FolderSettings;

// Where the files lie that are not the slides' own. All but `fonts` may be missing.
struct WorkshopFiles {
    std::filesystem::path clinic;  // clinic.xml
    std::filesystem::path theme;   // theme.xml
    std::filesystem::path notice;  // notice.xml
    std::filesystem::path images;  // the image library, a folder
    std::filesystem::path fonts;   // fonts.conf and a clinic's own fonts, a folder
};

// A slide's place in the round, for the footer.
struct RoundPosition {
    int index = 0;
    int count = 1;
};

struct SlideOutcome {
    std::optional<Picture> picture;
    Timing timing;
    std::optional<Slide> slide;  // there when the file could be read and parsed
    Diagnostics diagnostics;     // of the slide and the pictures that it names
};

// Owns the fonts and what folders have in common. For one thread at a time; never throws but for lack of
// memory.
class Workshop {
  public:
    // Fails only where FreeType cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<Workshop>> open(WorkshopFiles files);
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop();

    // Where slides and their pictures are read from; the disk, until then. Good from the next slide on.
    void read_from(std::shared_ptr<const DeckFiles> files);

    // Reads, checks, lays out and paints. Painting the same content again at once gives the same pixels
    // without the work. The words lie `nudge` off their place.
    [[nodiscard]] SlideOutcome paint(const std::filesystem::path& slide, Size screen, RoundPosition position,
                                     Point nudge = {});

    // The same pixels lie elsewhere now, such as in memory that is shared: those painted last are let go.
    void keep_instead(const Picture& picture);

    // On which whole screens are painted. Good as long as the workshop.
    [[nodiscard]] CanvasStock& canvases();

    // The same diagnostics, without a picture.
    [[nodiscard]] SlideOutcome check(const std::filesystem::path& slide, Size screen, RoundPosition position);

    // A calm screen for when no slide can be shown: the shipped notice, and the first of `diagnostics`.
    [[nodiscard]] SlideOutcome paint_notice(const Diagnostics& diagnostics, Size screen, Point nudge = {});

    // What is wrong with the deck.xml, clinic.xml and theme.xml that `folder` uses.
    [[nodiscard]] Diagnostics folder_findings(const std::filesystem::path& folder);
    // What is wrong with the fonts, as far as they have been used.
    [[nodiscard]] const Diagnostics& font_findings() const;

  private:
    struct Tools;
    struct Draft;
    struct Wish;
    explicit Workshop(std::unique_ptr<Tools> tools);
    [[nodiscard]] Draft draft(const std::filesystem::path& slide, const Wish& wish) const;
    void lay_out(Draft& draft, const FolderSettings& settings, const Wish& wish,
                 std::string_view content) const;
    [[nodiscard]] SlideOutcome finish(Draft draft) const;

    std::unique_ptr<Tools> tools_;
};

}  // namespace slidewell
