// The report for spreadsheets.
#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "record/report.h"
#include "record/report_words.h"

namespace slidewell {
namespace {

// A name that looks like a formula must stay a name (https://owasp.org/www-community/attacks/CSV_Injection).
std::string cell(std::string_view name) {
    std::string text = plain(name);
    if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string seconds(Millis time) {
    return std::to_string(std::chrono::round<std::chrono::seconds>(time).count());
}

}  // namespace

std::string report_csv(const ReportFacts& facts) {
    std::string text = "slide,folder,times shown,seconds shown,cut short,last shown\r\n";
    for (const SlideShown& slide : facts.slides) {
        text += cell(file_of(slide)) + ',' + cell(slide.source) + ',' + std::to_string(slide.plays) + ',' +
                seconds(slide.shown) + ',' + std::to_string(slide.cut_short) + ',' +
                machine_moment(slide.last) + "\r\n";
    }
    return text;
}

}  // namespace slidewell
