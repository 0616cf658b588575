// How wide words are: what the layout asks of the fonts. The studio answers with real ones, tests with a
// simple rule.
#pragma once

#include <string_view>

#include "layout/display_list.h"

namespace slidewell {

// In pixels. ascent and descent are positive distances from the baseline; a line's own height is their sum.
struct FontMetrics {
    int ascent = 0;
    int descent = 0;
    int cap_height = 0;
};

class TextMeasure {
  public:
    TextMeasure() = default;
    TextMeasure(const TextMeasure&) = delete;
    TextMeasure& operator=(const TextMeasure&) = delete;
    virtual ~TextMeasure() = default;

    // The advance width of `utf8` on one line, with kerning. The same every time for the same arguments.
    [[nodiscard]] virtual int width(std::string_view utf8, const FontSpec& font) const = 0;
    [[nodiscard]] virtual FontMetrics metrics(const FontSpec& font) const = 0;
};

}  // namespace slidewell
