// What the studio's tests need to run: the shipped fonts, and folders of slides.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "samples.h"

#include "studio/fonts.h"
#include "studio/workshop.h"
#include "support/catch.h"
#include "support/temp_folder.h"

namespace fixtures {

inline constexpr slidewell::Size screen{640, 360};

inline std::unique_ptr<slidewell::FontBook> fonts() {
    auto opened = slidewell::FontBook::open(SLIDEWELL_SOURCE_DIR "/fonts");
    REQUIRE(opened);
    return std::move(opened).value();
}

// A workshop whose configuration lies in `folder`/config and whose image library is `folder`/library.
inline std::unique_ptr<slidewell::Workshop> workshop(const TempFolder& folder) {
    const auto config = folder.path() / "config";
    auto opened =
        slidewell::Workshop::open({config / "clinic.xml", config / "theme.xml", config / "notice.xml",
                                   folder.path() / "library", SLIDEWELL_SOURCE_DIR "/fonts"});
    REQUIRE(opened);
    return std::move(opened).value();
}

inline std::string slide(std::string_view title, std::string_view more = "") {
    return "<slide><title>" + std::string(title) + "</title>" + std::string(more) + "</slide>";
}

inline std::string photo(slidewell::Size size = {40, 20}) {
    return samples::png(slidewell::Canvas(size, 0xFF3366CC));
}

}  // namespace fixtures
