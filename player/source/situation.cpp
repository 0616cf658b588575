// A situation, line by line.
#include "source/situation.h"

#include <algorithm>

namespace slidewell {

bool is_missing(const std::vector<ReceiptFinding>& findings, const std::string& slide) {
    return std::ranges::any_of(findings, [&](const ReceiptFinding& finding) {
        return finding.file == slide && finding.effect == ReceiptFinding::Effect::missing;
    });
}

Diagnostics to_diagnostics(const Situation& situation, const std::string& folder) {
    Diagnostics all;
    const auto say = [&](Severity severity, std::string message, std::string suggestion) {
        all.push_back({folder, {}, severity, std::move(message), std::move(suggestion)});
    };
    if (situation.lost_since) {
        say(Severity::warning, "all slides are gone at once; those that were there stay on air",
            "is the folder still connected?");
    }
    if (situation.full_disk_left) {
        say(Severity::error, "the disk is full, so nothing new can be taken from this folder",
            "make room on the disk");
    }
    if (situation.undone)
        say(Severity::warning, "an undo is in force until something in this folder changes", {});
    for (const ReceiptNote& note : situation.notes)
        say(note.needs_help ? Severity::error : Severity::warning, note.title + ". " + note.words,
            note.advice);
    for (const std::string& file : situation.copying) {
        all.push_back({file,
                       {},
                       Severity::warning,
                       "it is still being copied, or its end is missing",
                       "copy it again if this stays so"});
    }
    for (const ReceiptFinding& finding : situation.findings)
        append(all, finding.diagnostics);
    return all;
}

}  // namespace slidewell
