// Editions as text: one line per entry, from `slidewell edition 1` to `end`.
//
//     slidewell edition 1
//     number 18
//     published 1795342609
//     folder 9ab3…                 the folder's state, 16 hexadecimal digits
//     undo 17 12                   only where 18 takes 17 back and shows what 12 showed
//     slide 5ad2… 1042 10-what.xml
//     uses images/knee%20left.jpg
//     kept 12
//     file 77f0… 3145728 images/knee%20left.jpg
//     end
//
// Bytes of a path that are neither ASCII letters or digits nor one of `/._-` are written as `%` and two
// digits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "library/edition.h"

namespace slidewell {

// Above this a manifest is not read.
inline constexpr std::size_t largest_manifest = 64 << 20;

[[nodiscard]] std::string to_manifest(const Edition& edition);

// Exactly what to_manifest wrote of an edition that passes check_edition; an error names the line.
[[nodiscard]] Result<Edition> parse_manifest(std::string_view text);

}  // namespace slidewell
