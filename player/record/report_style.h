// The look of the report.
#pragma once

#include <string_view>

namespace slidewell {

// What the report adds to page_style().
[[nodiscard]] std::string_view report_style();

}  // namespace slidewell
