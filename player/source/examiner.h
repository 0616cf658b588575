// What a source has to be told about slides and pictures, because only rooms above it, or the computer's own
// files, know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/caution.h"
#include "deck/parse.h"
#include "deck/slide.h"

namespace slidewell {

// Why a picture cannot be shown, as a sentence about the file, which it calls "it".
struct Flaw {
    std::string message;
    bool cut_off = false;  // it looks right as far as it goes: more of it may be on its way
    friend bool operator==(const Flaw&, const Flaw&) = default;
};

class Examiner {
  public:
    Examiner() = default;
    Examiner(const Examiner&) = delete;
    Examiner& operator=(const Examiner&) = delete;
    virtual ~Examiner() = default;

    // Decodes a picture to its end. Called on the source's thread; may take its time.
    [[nodiscard]] virtual std::optional<Flaw> flaw_in_picture(std::string_view bytes) = 0;

    // Whether the image library has a file at this path ("river.svg", "icons/heart.svg").
    [[nodiscard]] virtual bool in_image_library(const std::string& path) = 0;
    // The paths of its files, for guessing what a slide meant.
    [[nodiscard]] virtual std::vector<std::string> image_library() = 0;

    // Told of each file before its bytes are looked into; null when nobody needs to know.
    [[nodiscard]] virtual Caution* caution() { return nullptr; }

    // The versions (see gallery.h) of a slide, by its path, that stopped the studio when it painted them.
    [[nodiscard]] virtual std::vector<std::uint64_t> forbidden_versions(const std::string& /*slide*/) {
        return {};
    }

    // What slides may say of the clinic where their folder has no clinic.xml.
    [[nodiscard]] virtual Facts facts() = 0;
};

// A picture or an icon that a slide names.
struct NamedPicture {
    enum class Kind { picture, icon };
    Kind kind = Kind::picture;
    std::string name;  // as written
    Position position;
    friend bool operator==(const NamedPicture&, const NamedPicture&) = default;
};

// In the order in which the slide names them; one that it names twice is there twice.
[[nodiscard]] std::vector<NamedPicture> names_in(const Slide& slide);

}  // namespace slidewell
