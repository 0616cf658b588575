// From facts to sentences.
#include "source/status_outline.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "deck/files.h"

namespace slidewell {
namespace {

using Effect = ReceiptFinding::Effect;

struct Counts {
    std::size_t on_air = 0;
    std::size_t older = 0;    // of those on air
    std::size_t missing = 0;  // slides that are not on air
    [[nodiscard]] std::size_t all() const { return on_air + missing; }
};

bool is_missing_slide(const ReceiptFinding& finding) {
    return finding.effect == Effect::missing && is_slide_name(finding.file);
}

Counts counts(const ReceiptFacts& facts) {
    const auto older = std::ranges::count_if(
        facts.slides, [](const ReceiptSlide& slide) { return slide.older_since.has_value(); });
    const auto missing = std::ranges::count_if(facts.findings, is_missing_slide);
    return {facts.slides.size(), static_cast<std::size_t>(older), static_cast<std::size_t>(missing)};
}

std::string all_of(std::size_t number) {
    if (number == 1) return "The one slide";
    if (number == 2) return "Both slides";
    return "All " + std::to_string(number) + " slides";
}

std::string is_or_are(std::size_t number) { return number == 1 ? " is" : " are"; }

Sentence headline(const ReceiptFacts& facts, const Counts& count) {
    if (count.on_air == 0) return {words("No slide is on air from this folder yet.")};
    if (facts.lost_since) {
        return {words(all_of(count.on_air) + (count.on_air == 1 ? " stays" : " stay") + " on air.")};
    }
    if (count.missing > 0) {
        return {words(std::to_string(count.on_air) + " of " + counted(count.all(), "slide") +
                      is_or_are(count.on_air) + " on air.")};
    }
    const std::string on_air = all_of(count.on_air) + is_or_are(count.on_air) + " on air";
    if (count.older > 0 || !facts.on_air_since.is_known()) return {words(on_air + ".")};
    return {words(on_air + " since "), moment(facts.on_air_since, facts.written), words(".")};
}

Sentence more(const ReceiptFacts& facts, const Counts& count) {
    if (facts.lost_since) return {words("But this folder looks empty.")};
    if (count.all() == 0) {
        if (!facts.notes.empty()) return {};  // they say what to do
        return {words("Put a slide into this folder, and it is on air a few seconds later.")};
    }
    const std::string missing =
        count.missing == 0 ? "" : std::to_string(count.missing) + is_or_are(count.missing) + " not";
    const std::string older =
        count.older == 0
            ? ""
            : std::to_string(count.older) + (count.older == 1 ? " plays" : " play") + " in an older version";
    if (missing.empty() && older.empty()) return {};
    return {words(missing + (missing.empty() || older.empty() ? "" : ", and ") + older + ".")};
}

Sentence dateline(const ReceiptFacts& facts) { return {full_moment(facts.written)}; }

// Where in the file that the card is about, or in which other one.
Sentence place(const Diagnostic& diagnostic, std::string_view file) {
    const Position position = diagnostic.position;
    std::string where;
    if (position.line > 0) where = "line " + std::to_string(position.line);
    if (position.line > 0 && position.column > 0) where += ", column " + std::to_string(position.column);
    if (diagnostic.file == file) return where.empty() ? Sentence{} : Sentence{words("L" + where.substr(1))};
    if (where.empty()) return {file_name(diagnostic.file)};
    return {file_name(diagnostic.file), words(", " + where)};
}

std::vector<StatusPoint> points(const ReceiptFinding& finding) {
    std::vector<StatusPoint> result;
    for (const Diagnostic& diagnostic : finding.diagnostics) {
        result.push_back({place(diagnostic, finding.file), as_sentence(diagnostic.message),
                          as_sentence(diagnostic.suggestion)});
    }
    return result;
}

StatusCard older_card(const ReceiptFinding& finding, const ReceiptFacts& facts) {
    StatusCard card{{file_name(finding.file), words(" plays in an older version")}, {}, points(finding)};
    const auto slide = std::ranges::find(facts.slides, finding.file, &ReceiptSlide::file);
    if (slide != facts.slides.end() && slide->older_since) {
        card.words = {words("The TV has kept that one since "), moment(*slide->older_since, facts.written),
                      words(", and will take the new one as soon as this is mended.")};
    }
    return card;
}

// About deck.xml and the like, which are not on air themselves.
StatusCard settings_card(const ReceiptFinding& finding) {
    const std::string how =
        finding.effect == Effect::older ? "The TV goes by an older version of " : "The TV does without ";
    return {{words(how), file_name(finding.file)}, {}, points(finding)};
}

StatusCard card(const ReceiptFinding& finding, const ReceiptFacts& facts) {
    if (finding.effect == Effect::none) return {{file_name(finding.file)}, {}, points(finding)};
    if (!is_slide_name(finding.file)) return settings_card(finding);
    if (finding.effect == Effect::older) return older_card(finding, facts);
    return {{file_name(finding.file), words(" is not on air")}, {}, points(finding)};
}

StatusCard card(const ReceiptNote& note) {
    StatusCard result{{words(plain(note.title))}, {words(plain(note.words))}, {}};
    if (!note.advice.empty()) result.points.push_back({{}, "", plain(note.advice)});
    return result;
}

StatusCard lost_card(const WallTime& since, const WallTime& today) {
    return {{words("This folder looks empty")},
            {words("Its slides were gone all at once ("), moment(since, today),
             words("), as when a drive is not connected. The TV goes on with the slides that it has.")},
            {{{},
              "",
              "Connect the drive again. To change what plays, put at least one slide into this folder."}}};
}

StatusCard disk_card(std::uintmax_t left) {
    return {{words("The TV’s disk is full")},
            {words(in_megabytes(left) +
                   " are free on it. What is on air stays on air. Changes wait until there is "
                   "room, and then go on air by themselves.")},
            {{{}, "", "Ask whoever looks after the TV to make room on its disk."}}};
}

StatusCard undone_card(const WallTime& when, const WallTime& today) {
    return {{words("The slides from before "), moment(when, today), words(" are back")},
            {words("They stay until something in this folder changes.")},
            {}};
}

StatusCard copying_card(const std::vector<std::string>& files) {
    constexpr std::size_t most_named = 5;
    const std::string title = counted(files.size(), "file") + is_or_are(files.size()) + " still being copied";
    Sentence list;
    for (std::size_t i = 0; i < std::min(files.size(), most_named); ++i) {
        if (i > 0) list.push_back(words(", "));
        list.push_back(file_name(files[i]));
    }
    if (files.size() > most_named) {
        list.push_back(words(" and " + std::to_string(files.size() - most_named) + " more"));
    }
    list.push_back(words(". Each counts as soon as it is complete."));
    return {{words(title)}, list, {}};
}

// Cards of one kind of finding, in the facts' order.
void add_cards(std::vector<StatusCard>& cards, const ReceiptFacts& facts, Effect effect) {
    for (const ReceiptFinding& finding : facts.findings)
        if (finding.effect == effect) cards.push_back(card(finding, facts));
}

void add_notes(std::vector<StatusCard>& cards, const ReceiptFacts& facts, bool needs_help) {
    for (const ReceiptNote& note : facts.notes)
        if (note.needs_help == needs_help) cards.push_back(card(note));
}

std::vector<StatusCard> help(const ReceiptFacts& facts) {
    std::vector<StatusCard> cards;
    if (facts.lost_since) cards.push_back(lost_card(*facts.lost_since, facts.written));
    if (facts.full_disk_left) cards.push_back(disk_card(*facts.full_disk_left));
    add_notes(cards, facts, true);
    add_cards(cards, facts, Effect::missing);
    add_cards(cards, facts, Effect::older);
    return cards;
}

std::vector<StatusCard> to_know(const ReceiptFacts& facts) {
    std::vector<StatusCard> cards;
    if (facts.undone) cards.push_back(undone_card(*facts.undone, facts.written));
    if (!facts.copying.empty()) cards.push_back(copying_card(facts.copying));
    add_notes(cards, facts, false);
    return cards;
}

StatusEntry entry(const ReceiptSlide& slide, const WallTime& today) {
    StatusEntry result{plain(slide.title), plain(slide.file), {}, {}, {}, &slide.thumbnail};
    if (slide.lasts > Millis{0}) {
        result.lasts = length(slide.lasts);
        result.transition = in_words(slide.transition);
    }
    if (slide.older_since) result.older = {words("Older version since "), moment(*slide.older_since, today)};
    return result;
}

std::vector<StatusEntry> entries(const ReceiptFacts& facts) {
    std::vector<StatusEntry> result;
    std::ranges::transform(facts.slides, std::back_inserter(result),
                           [&](const ReceiptSlide& slide) { return entry(slide, facts.written); });
    return result;
}

Sentence edition_line(const ReceiptFacts& facts) {
    const std::string edition = "Edition " + std::to_string(facts.edition) + " of these slides is on air";
    if (!facts.on_air_since.is_known()) return {words(edition + ".")};
    return {words(edition + " since "), moment(facts.on_air_since, facts.written), words(".")};
}

std::vector<Sentence> small_print(const ReceiptFacts& facts) {
    std::vector<Sentence> lines;
    if (facts.edition > 0) {
        lines.push_back(edition_line(facts));
    }
    if (facts.read && facts.read->is_known()) {
        lines.push_back(
            {words("This folder was last read at "), moment(*facts.read, facts.written),
             words(". The TV keeps looking into it, and writes this page anew when there is news.")});
    }
    if (facts.edition > 0) {
        lines.push_back(
            {words("To take back the last change, put a file named "), file_name("UNDO"),
             words(" into this folder. The slides from before it come back, and stay until something in "
                   "the folder changes.")});
    }
    return lines;
}

}  // namespace

StatusOutline outline(const ReceiptFacts& facts) {
    const Counts count = counts(facts);
    StatusOutline result;
    result.tv = plain(facts.tv);
    result.source = plain(facts.source);
    result.headline = headline(facts, count);
    result.more = more(facts, count);
    result.dateline = dateline(facts);
    result.help = help(facts);
    result.to_know = to_know(facts);
    result.slides = entries(facts);
    add_cards(result.advice, facts, Effect::none);
    result.small_print = small_print(facts);
    result.all_is_well = result.help.empty() && count.on_air > 0;
    return result;
}

}  // namespace slidewell
