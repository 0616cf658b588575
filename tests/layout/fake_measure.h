// Fonts for tests: every letter is half as wide as the font is high, bold ones a little wider.
#pragma once

#include "base/text.h"
#include "layout/measure.h"

namespace slidewell::test {

class FakeMeasure : public TextMeasure {
  public:
    [[nodiscard]] int width(std::string_view utf8, const FontSpec& font) const override {
        int letters = 0;
        for (std::size_t at = 0; at < utf8.size(); ++letters)
            static_cast<void>(next_code_point(utf8, at));
        return letters * font.size * (font.bold ? 55 : 50) / 100;
    }
    [[nodiscard]] FontMetrics metrics(const FontSpec& font) const override {
        return {font.size, font.size / 4, font.size * 7 / 10};
    }
};

}  // namespace slidewell::test
