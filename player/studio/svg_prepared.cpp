// Puts in what is missing, and leaves the rest of the text as it is.
#include "studio/svg_prepared.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "studio/svg_path.h"
#include "studio/svg_text.h"

namespace slidewell {
namespace {

std::string coloured(const std::string& svg, Colour current) {
    constexpr std::string_view keyword = "currentcolor";
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex = "#";
    for (const unsigned value : {current.red, current.green, current.blue}) {
        hex += digits[value >> 4];
        hex += digits[value & 15];
    }
    const std::string lower = lower_ascii(svg);
    std::string made;
    std::size_t done = 0;
    for (auto at = lower.find(keyword); at != std::string::npos; at = lower.find(keyword, done)) {
        made.append(svg, done, at - done).append(hex);
        done = at + keyword.size();
    }
    return made.append(svg, done);
}

// The tags of stops that are the only ones of their gradients. To the drawer, a stop belongs to the gradient
// that began last.
std::vector<std::string_view> only_stops(std::string_view svg) {
    std::vector<std::string_view> found;
    std::optional<std::string_view> stop;
    int stops = 0;
    const auto finish = [&] {
        if (stops == 1) found.push_back(*stop);
        stops = 0;
    };
    std::size_t at = 0;
    for (auto tag = next_tag(svg, at); tag; tag = next_tag(svg, at)) {
        const std::string_view name = tag_name(*tag);
        if (name == "linearGradient" || name == "radialGradient") finish();
        if (name != "stop") continue;
        stop = tag;
        ++stops;
    }
    finish();
    return found;
}

std::string with_stops_in_pairs(const std::string& svg) {
    std::string made;
    std::size_t done = 0;
    for (const std::string_view stop : only_stops(svg)) {
        const auto start = svg.rfind('<', static_cast<std::size_t>(stop.data() - svg.data()));
        made.append(svg, done, start - done);
        made.append("<").append(stop.substr(0, stop.find_last_not_of('/') + 1)).append("/>");
        done = start;
    }
    return made.append(svg, done);
}

// The drawer takes the flags of an arc for ordinary numbers: "a5 5 0 1010 0" is to be "a5 5 0 1 0 10 0".
std::string with_flags_apart(const std::string& svg) {
    std::string made;
    std::size_t done = 0;
    std::size_t at = 0;
    for (auto tag = next_tag(svg, at); tag; tag = next_tag(svg, at)) {
        const auto path = tag_name(*tag) == "path" ? attribute(*tag, "d") : std::nullopt;
        if (!path) continue;
        const auto start = static_cast<std::size_t>(path->data() - svg.data());
        made.append(svg, done, start - done);
        SvgPathReader reader(*path);
        while (const auto item = reader.next())
            made.append(item->text).append(item->flag ? " " : "");
        done = start + path->size();
    }
    return made.append(svg, done);
}

}  // namespace

std::string prepared_svg(const std::string& svg, Colour current) {
    return coloured(with_flags_apart(with_stops_in_pairs(svg)), current);
}

}  // namespace slidewell
