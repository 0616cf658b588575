// The parts of a slide, each from its element.
#pragma once

#include <optional>

#include "deck/parse.h"
#include "deck/reader.h"
#include "deck/slide.h"
#include "deck/words.h"
#include "deck/xml.h"

namespace slidewell {

inline constexpr std::size_t most_box_parts = 12;

// Every function gives nothing when the part has an error, or when it is left out because a fact that it
// names is still empty or there is nothing in it; each of these was reported.
class PartReader {
  public:
    PartReader(const Facts& facts, Reader& reader) : facts_(facts), reader_(reader) {}

    // <kicker>, <text>, <note>.
    [[nodiscard]] std::optional<Words> words(const Element& element);
    // As `words`, for the title that a slide cannot do without: there to be empty is an error.
    [[nodiscard]] std::optional<Words> required_words(const Element& element);
    [[nodiscard]] std::optional<Item> item(const Element& element);
    [[nodiscard]] std::optional<PictureRef> picture(const Element& element);
    [[nodiscard]] std::optional<Quote> quote(const Element& element);
    [[nodiscard]] std::optional<QrCode> qr(const Element& element);
    [[nodiscard]] std::optional<Box> box(const Element& element);

  private:
    [[nodiscard]] std::optional<BoxPart> box_part(const Element& element);
    [[nodiscard]] std::optional<Rect> box_place(const Element& element);
    [[nodiscard]] Focus focus(const Element& element);
    [[nodiscard]] std::string icon(const Attribute* attribute);
    // True (and a warning) when `fact` is there: `element` is left out because of it.
    bool left_out(const std::optional<EmptyFact>& fact, const Element& element);

    const Facts& facts_;
    Reader& reader_;
};

}  // namespace slidewell
