// The fonts of the slides: how wide words are, and their pixels.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "base/bitmap.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "layout/measure.h"

namespace slidewell {

// Fonts by role, with a fallback for each letter that a font lacks. Nothing is looked up before the
// first word, and a file is opened when it is first needed. What is measured is what is painted: a run paints
// exactly `width` pixels further on. For one thread at a time.
class FontBook final : public TextMeasure {
  public:
    // `folder` holds fonts.conf and a clinic's own font files. Fails only where FreeType cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<FontBook>> open(const std::filesystem::path& folder);
    FontBook(const FontBook&) = delete;
    FontBook& operator=(const FontBook&) = delete;
    ~FontBook() override;

    // Both answer for the whole run; text of more than 4,000 bytes, far beyond any screen, is taken to go on
    // as it began.
    [[nodiscard]] int width(std::string_view utf8, const FontSpec& font) const override;
    [[nodiscard]] FontMetrics metrics(const FontSpec& font) const override;

    // Paints `utf8` over `canvas`, its baseline starting at `origin`; what lies outside is cut off. Returns
    // the run's width. At most the first 4,000 bytes are painted.
    int paint(Canvas& canvas, Point origin, std::string_view utf8, const FontSpec& font, Colour colour) const;

    // Font files that were passed over, each once. An error when words were asked for and no font was found.
    [[nodiscard]] const Diagnostics& findings() const;

    // The file that serves `font` first, as a number: part of what a picture depends on.
    [[nodiscard]] std::uint64_t fingerprint(const FontSpec& font) const;

  private:
    struct Shelf;
    explicit FontBook(std::unique_ptr<Shelf> shelf);
    std::unique_ptr<Shelf> shelf_;
};

}  // namespace slidewell
