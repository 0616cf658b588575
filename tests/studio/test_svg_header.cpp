#include "samples.h"

#include "studio/image_header.h"
#include "support/catch.h"

using namespace slidewell;
using namespace samples;

namespace {

Size size_of(const std::string& bytes) {
    const auto header = read_svg_header(bytes);
    return header ? header->size : Size{};
}

std::string nested(int depth) {
    std::string open;
    std::string close;
    for (int i = 0; i < depth; ++i) {
        open += "<g>";
        close += "</g>";
    }
    return svg("viewBox=\"0 0 1 1\"", open + close);
}

}  // namespace

TEST_CASE("an SVG's shape comes from its width and height, else from its view box") {
    CHECK(size_of(svg("viewBox=\"0 0 20 10\"")) == Size{4096, 2048});
    CHECK(size_of(svg("viewBox='0,0,10,20'")) == Size{2048, 4096});
    CHECK(size_of(svg("width=\"30mm\" height=\"30mm\" viewBox=\"0 0 20 10\"")) == Size{4096, 4096});
    CHECK(size_of(svg("width=\"100%\" height=\"100%\" viewBox=\"0 0 20 10\"")) == Size{4096, 2048});
    CHECK(size_of(svg("stroke-width=\"3\" height=\"5\" width=\"5\"")) == Size{4096, 4096});
}

TEST_CASE("an SVG without a sensible size is refused") {
    for (const char* attributes :
         {"", "viewBox=\"0 0 0 10\"", "viewBox=\"0 0 -5 10\"", "viewBox=\"0 0 nan 10\"",
          "viewBox=\"0 0 inf 10\"", "viewBox=\"0 0 1e30 10\"", "viewBox=\"0 0 10\"",
          "width=\"1e999\" height=\"2\"", "width=\"0\" height=\"2\""}) {
        CAPTURE(attributes);
        CHECK_FALSE(read_svg_header(svg(attributes)));
    }
}

TEST_CASE("an SVG may have a DOCTYPE, as drawing programs write it, but no entities") {
    const std::string plain = svg();
    CHECK(read_svg_header("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">" + plain));
    CHECK_FALSE(read_svg_header("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>" + plain));
    CHECK_FALSE(read_svg_header("<!DOCTYPE svg [ ]>" + plain));
}

TEST_CASE("an SVG that nests too deep or is too large is refused") {
    CHECK(read_svg_header(nested(90)));
    CHECK_FALSE(read_svg_header(nested(101)));
    CHECK_FALSE(read_svg_header(nested(100'000)));
    CHECK_FALSE(read_svg_header(svg("viewBox=\"0 0 1 1\"", std::string(largest_svg_file, ' '))));
}
