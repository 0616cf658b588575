// `slidewell report`: what was shown in the last days, from the play log.
#include "record/report.h"

#include <fstream>
#include <iostream>
#include <utility>

#include "app/clock.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "app/home.h"

namespace slidewell {
namespace {

namespace chrono = std::chrono;

LocalMillis local_time(WallMillis wall) {
    const auto second = chrono::floor<chrono::seconds>(wall);
    const std::tm local = on_the_wall(second);
    const chrono::local_days day{chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
    return day + chrono::hours{local.tm_hour} + chrono::minutes{local.tm_min} +
           chrono::seconds{local.tm_sec} + (wall - second);
}

std::string written(const ReportFacts& facts, ReportRequest::Format format) {
    switch (format) {
        case ReportRequest::Format::csv:
            return report_csv(facts);
        case ReportRequest::Format::html:
            return report_html(facts);
        case ReportRequest::Format::text:
            break;
    }
    return report_text(facts);
}

int deliver(const std::string& report, const std::filesystem::path& file) {
    if (file.empty()) {
        std::cout << report << std::flush;
        return std::cout ? 0 : could_not_start;
    }
    std::ofstream stream(file, std::ios::binary);
    stream << report << std::flush;
    return stream ? 0 : refuse("cannot write " + file.string());
}

}  // namespace

int report(const ReportRequest& request, const Settings& settings) {
    const std::filesystem::path file = play_log_file(settings);
    std::error_code problem;
    if (!std::filesystem::exists(file, problem)) {
        return refuse("there is no play log in " + file.parent_path().string() +
                      ", which a player writes once a minute while it runs; --record DIR says where it is");
    }
    auto database = Database::open_to_read(file);
    if (!database.ok()) return refuse(file.string() + ": " + database.error().message);
    const ReportPeriod period{request.days, chrono::floor<Millis>(chrono::system_clock::now()), local_time};
    auto facts = read_report(*database, period);
    if (!facts.ok()) return refuse(file.string() + ": " + facts.error().message);
    facts->tv = settings.tv.empty() ? computer_name() : settings.tv;
    return deliver(written(*facts, request.format), request.output);
}

}  // namespace slidewell
