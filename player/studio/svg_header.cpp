// A first look at an SVG: enough of its text to know its shape, and to refuse what its drawer cannot bear.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "base/text.h"
#include "studio/image_header.h"
#include "studio/svg_text.h"
#include "studio/svg_work.h"

namespace slidewell {
namespace {

const Error too_long_to_draw{
    "it is an SVG that takes too long to draw: it has too many lines, dashes or large shapes, or some that "
    "reach far outside of it; simplify it, or save it as PNG"};

constexpr int deepest_nesting = 100;
constexpr double largest_unit = 1e6;
constexpr int longer_side = 4096;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// The tag `<svg …` without its end.
std::string_view root_tag(std::string_view text) {
    const auto start = text.find("<svg");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find('>', start) - start);
}

// What stands in a DOCTYPE. Many programs write a harmless one; what they declare in brackets is not.
std::string_view doctype(std::string_view text) {
    const auto start = text.find("<!DOCTYPE");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find('>', start) - start);
}

// A length in any absolute unit; nothing when there is none, or a share ("100%") of a frame that is not
// known.
std::optional<double> length(std::string_view tag, std::string_view name) {
    auto value = attribute(tag, name);
    if (!value) return std::nullopt;
    const auto number = take_number(*value);
    if (!number || trimmed(*value) == "%") return std::nullopt;
    return number;
}

struct Shape {
    double width = 0;
    double height = 0;
};

Result<ImageHeader> header_of(Shape shape) {
    const auto sensible = [](double side) { return side > 1e-3 && side <= largest_unit; };
    if (!sensible(shape.width) || !sensible(shape.height))
        return Error{"it has an SVG size that makes no sense"};
    const double scale = longer_side / std::max(shape.width, shape.height);
    const auto pixels = [&](double side) { return std::max(1, static_cast<int>(std::lround(side * scale))); };
    return ImageHeader{ImageFormat::svg, {pixels(shape.width), pixels(shape.height)}};
}

Result<ImageHeader> header_of_root(std::string_view root) {
    const auto width = length(root, "width");
    const auto height = length(root, "height");
    if (width && height) return header_of({*width, *height});
    if (const auto box = view_box(root)) return header_of({box->width, box->height});
    return Error{"it is an SVG without a size; give it a viewBox"};
}

// How deep the tags nest at most. Comments and the like count as flat.
int nesting(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (next == '!' || next == '?') continue;
        const auto end = text.find('>', at);
        if (end == std::string_view::npos) break;
        if (next == '/') {
            --depth;
        } else if (text[end - 1] != '/') {
            deepest = std::max(deepest, ++depth);
        }
    }
    return deepest;
}

}  // namespace

bool looks_like_svg(std::string_view bytes) {
    const auto start = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return start != std::string_view::npos && bytes[start] == '<' &&
           contains(bytes.substr(0, 65'536), "<svg");
}

Result<ImageHeader> read_svg_header(std::string_view bytes) {
    if (bytes.size() > largest_svg_file) return Error{"it is an SVG of more than 4 MiB"};
    if (contains(bytes, std::string_view("\0", 1)))
        return Error{"it is an SVG with zero bytes in it; save it as UTF-8"};
    if (contains(bytes, "<!ENTITY") || contains(doctype(bytes), "["))
        return Error{"it is an SVG that declares entities; save it as \"plain SVG\""};
    if (!contains(bytes, "</svg>") && !root_tag(bytes).ends_with('/'))
        return Error{"it is cut off: the file ends before the picture does"};
    if (nesting(bytes) > deepest_nesting) return Error{"it is an SVG that nests deeper than 100"};

    auto header = header_of_root(root_tag(bytes));
    if (header && svg_steps(bytes, header->size) > most_svg_steps) return too_long_to_draw;
    return header;
}

}  // namespace slidewell
