// Marks that a terminal in black and white shows too.
#include "health/finding.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace slidewell {
namespace {

std::string_view mark(Finding::Verdict verdict) {
    switch (verdict) {
        case Finding::Verdict::good:
            return "✓";
        case Finding::Verdict::note:
            return "!";
        case Finding::Verdict::bad:
            break;
    }
    return "✗";
}

std::string_view name(Finding::Verdict verdict) {
    switch (verdict) {
        case Finding::Verdict::good:
            return "good";
        case Finding::Verdict::note:
            return "note";
        case Finding::Verdict::bad:
            break;
    }
    return "bad";
}

std::string json_of(const Finding& finding) {
    return json_object({{"verdict", json_string(name(finding.verdict))},
                        {"what", json_string(finding.what)},
                        {"advice", finding.advice.empty() ? "null" : json_string(finding.advice)}});
}

}  // namespace

bool has_bad(std::span<const Finding> findings) {
    return std::ranges::find(findings, Finding::Verdict::bad, &Finding::verdict) != findings.end();
}

std::string to_text(std::span<const Finding> findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text += std::string(mark(finding.verdict)) + ' ' + finding.what + '\n';
        if (!finding.advice.empty()) text += "    " + finding.advice + '\n';
    }
    return text;
}

std::string to_json(std::span<const Finding> findings) {
    std::vector<std::string> all;
    std::ranges::transform(findings, std::back_inserter(all), json_of);
    return json_object({{"findings", json_array(all)}});
}

}  // namespace slidewell
