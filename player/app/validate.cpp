// `slidewell validate`: every problem of every slide, as text or JSON.
#include <algorithm>
#include <iostream>
#include <set>

#include "app/commands.h"
#include "app/progress.h"
#include "app/workshop_files.h"
#include "base/diagnostic.h"
#include "base/json.h"
#include "deck/files.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

// Legibility is judged on the most usual screen.
constexpr Size judged_at{1920, 1080};

Diagnostics check_folder(Workshop& workshop, const fs::path& folder) {
    const auto names = list_slides(folder);
    if (!names.ok()) return {{folder.string(), {}, Severity::error, names.error().message, ""}};
    Diagnostics all = workshop.folder_findings(folder);
    if (names->empty()) {
        all.push_back({folder.string(),
                       {},
                       Severity::error,
                       "there is no slide in this folder",
                       "a slide is a file whose name ends in .xml"});
    }
    Progress progress("checking", names->size());
    int index = 0;
    for (const std::string& name : *names) {
        progress.advance(name);
        const RoundPosition position{index++, static_cast<int>(names->size())};
        const SlideOutcome outcome = workshop.check(folder / name, judged_at, position);
        append(all, outcome.diagnostics);
    }
    return all;
}

// In order, each once: what folders share is found again in each.
Diagnostics without_repeats(const Diagnostics& diagnostics) {
    Diagnostics each_once;
    std::set<std::string> seen;
    std::ranges::copy_if(diagnostics, std::back_inserter(each_once), [&](const Diagnostic& diagnostic) {
        return seen.insert(to_string(diagnostic)).second;
    });
    return each_once;
}

std::string as_json(const Diagnostics& diagnostics) {
    std::string json = "[";
    for (const Diagnostic& d : diagnostics) {
        json += json.size() > 1 ? ",\n " : "\n ";
        json += "{\"file\": " + json_string(d.file) + ", \"line\": " + std::to_string(d.position.line) +
                ", \"column\": " + std::to_string(d.position.column) +
                ", \"severity\": " + json_string(to_string(d.severity)) +
                ", \"message\": " + json_string(d.message) +
                ", \"suggestion\": " + json_string(d.suggestion) + "}";
    }
    return json + (diagnostics.empty() ? "]\n" : "\n]\n");
}

}  // namespace

int validate(const ValidateRequest& request, const Settings& settings) {
    auto workshop = Workshop::open(workshop_files(settings));
    if (!workshop.ok()) {
        std::cerr << "slidewell: " << workshop.error().message << '\n';
        return 2;
    }
    Diagnostics all;
    const auto add = [&](const Diagnostics& more) { all.insert(all.end(), more.begin(), more.end()); };
    for (const fs::path& folder : request.folders)
        add(check_folder(**workshop, folder));
    add((*workshop)->font_findings());
    all = without_repeats(all);

    if (request.as_json) {
        std::cout << as_json(all);
    } else {
        for (const Diagnostic& diagnostic : all)
            std::cout << to_string(diagnostic) << '\n';
    }
    return has_error(all) ? 1 : 0;
}

}  // namespace slidewell
