// What a text editor saved, as UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace slidewell {

// `bytes` of an XML file as UTF-8 without a byte order mark. Reads UTF-8; UTF-16 of either byte order, with a
// mark or without; and what its XML declaration calls us-ascii, iso-8859-1 or windows-1252, the latter two
// both as Windows-1252 (https://encoding.spec.whatwg.org/#index-windows-1252). In a file that is not declared
// as one of these, a byte that is no UTF-8 is a stray from Windows-1252 and converted alone. A declaration of
// UTF-16 over bytes that are plainly not is passed over. An error names a declared encoding that is none of
// these.
[[nodiscard]] Result<std::string> to_utf8(std::string_view bytes);

}  // namespace slidewell
