// Answering a plan's questions.
#include "source/eyes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "deck/files.h"
#include "deck/reading.h"
#include "source/check_file.h"
#include "source/gallery.h"

namespace slidewell {
namespace {

constexpr std::size_t most_folders = 40;

std::string text_of(const Words& words) {
    std::string text;
    for (const Run& run : words.runs)
        text += run.text;
    std::ranges::replace(text, '\n', ' ');
    return text;
}

// What a slide would be called in a table of contents.
std::string title_of(const Slide& slide) {
    if (!slide.title.empty()) return text_of(slide.title);
    if (slide.quote) return text_of(slide.quote->words);
    if (!slide.texts.empty()) return text_of(slide.texts.front());
    return slide.picture ? slide.picture->alt : "";
}

}  // namespace

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

Harvest::Eyes::Eyes(Harvest& harvest, const Edition* on_air, const Watch& watch, Standing standing,
                    Steady now)
    : harvest_(harvest), on_air_(on_air), watch_(watch), standing_(standing), now_(now) {
    unreadable_.whole = false;
    if (standing == Standing::away) {
        if (on_air == nullptr) return;
        std::ranges::transform(on_air->slides, std::back_inserter(slides_on_air_),
                               [](const SlideEntry& slide) { return slide.file.path; });
    } else {
        put_names_in_order();
    }
}

// That takes long where there are many, so it is done only when others are there.
void Harvest::Eyes::put_names_in_order() {
    std::vector<std::string> names;
    Fingerprint seen;
    for (const WatchedFile& file : watch_.files()) {
        if (role_of(file.path) != FileRole::slide || is_conflict_copy(file.path)) continue;
        names.push_back(file.path);
        seen.add(file.path);
    }
    if (std::exchange(harvest_.names_seen_, seen.value()) == seen.value()) return;
    sort_naturally(names);
    names.shrink_to_fit();
    harvest_.names_in_order_ = std::move(names);
}

const std::vector<std::string>& Harvest::Eyes::slides() const {
    return standing_ == Standing::away ? slides_on_air_ : harvest_.names_in_order_;
}

FileState Harvest::Eyes::state(const std::string& path) const {
    FileState unknown;
    unknown.kind = FileState::Kind::unread;
    if (standing_ == Standing::away) return unknown;
    if (!is_listed(path)) {
        new_folders_.insert(folder_of(path));
        return unknown;
    }
    const WatchedFile* const file = watch_.find(path);
    if (file == nullptr) return {};
    const Copy* const copy = harvest_.copy_of(path);
    if (copy == nullptr || !harvest_.same_state(copy->stamp, file->stamp)) {
        if (!file->quiet && standing_ != Standing::cold) unknown.kind = FileState::Kind::arriving;
        return unknown;
    }
    FileState state = Harvest::state_of(*copy);
    const bool cut_off = copy->remarks && copy->remarks->cut_off;
    if (cut_off && now_ - file->since < copying_for) state.kind = FileState::Kind::arriving;
    return state;
}

bool Harvest::Eyes::is_listed(const std::string& path) const {
    const std::string folder = folder_of(path);
    return folder.empty() || new_folders_.size() + harvest_.folders_.size() >= most_folders ||
           std::ranges::find(harvest_.folders_, folder) != harvest_.folders_.end();
}

bool Harvest::Eyes::take_new_folders() {
    harvest_.folders_.insert(harvest_.folders_.end(), new_folders_.begin(), new_folders_.end());
    return !std::exchange(new_folders_, {}).empty();
}

const SlideReading& Harvest::Eyes::reading(const FileEntry& slide, const SettingsFiles& with) {
    const ReadingKey key = key_of(slide, with);
    const auto found = harvest_.readings_.find(key);
    if (found != harvest_.readings_.end()) {
        found->second.used = true;
        return found->second.reading;
    }
    SlideReading reading = parse(slide, with);
    if (!reading.whole) return unreadable_;
    return harvest_.readings_.insert_or_assign(key, CachedReading{std::move(reading), true})
        .first->second.reading;
}

const Harvest::Terms* Harvest::Eyes::terms(const SettingsFiles& with) {
    std::optional<Terms>& terms = harvest_.terms_;
    if (terms && terms->of == with) return &*terms;
    terms.reset();
    Terms fresh{with, {}, harvest_.facts_};
    if (with.deck) {
        const auto bytes = harvest_.library_.get(*with.deck);
        if (!bytes) return nullptr;
        fresh.defaults = parse_deck(*bytes, "deck.xml").defaults;
    }
    if (with.clinic) {
        const auto bytes = harvest_.library_.get(*with.clinic);
        if (!bytes) return nullptr;
        fresh.facts = parse_clinic(*bytes, "clinic.xml").facts;
    }
    return &terms.emplace(std::move(fresh));
}

SlideReading Harvest::Eyes::parse(const FileEntry& slide, const SettingsFiles& with) {
    SlideReading reading;
    const Task task = checking(slide.path, slide.object);
    Caution* const caution = harvest_.examiner_.caution();
    if (caution != nullptr && caution->forbids(task)) {
        reading.diagnostics = {{slide.path, {}, Severity::error, stopped_the_studio, what_to_do}};
        return reading;
    }
    const InHand in_hand(caution, task);
    const auto bytes = harvest_.library_.get(slide);
    const Terms* const common = terms(with);
    reading.whole = bytes.ok() && common != nullptr;
    if (!reading.whole) return reading;

    ParsedSlide parsed = parse_slide(*bytes, slide.path, common->defaults, common->facts);
    reading.diagnostics = std::move(parsed.diagnostics);
    if (!parsed.slide) return reading;
    reading.playable = true;
    reading.names = names_in(*parsed.slide);
    reading.title = title_of(*parsed.slide);
    reading.lasts = dwell(*parsed.slide);
    reading.transition = parsed.slide->transition;
    return reading;
}

std::vector<std::string> Harvest::Eyes::pictures() {
    std::vector<std::string> paths = harvest_.examiner_.image_library();
    for (const WatchedFile& file : watch_.files()) {
        if (!file.path.ends_with(".xml")) paths.push_back(file.path);
    }
    return paths;
}

bool Harvest::Eyes::may_be_painted(const SlideEntry& slide, std::vector<FileEntry> uses,
                                   const SettingsFiles& with) const {
    const auto forbidden = harvest_.examiner_.forbidden_versions(slide.file.path);
    if (forbidden.empty()) return true;
    Edition edition;
    edition.files = std::move(uses);
    for (const auto& file : {with.deck, with.clinic, with.theme}) {
        if (file) edition.files.push_back(*file);
    }
    std::ranges::sort(edition.files, {}, &FileEntry::path);
    return std::ranges::find(forbidden, version_of(edition, slide)) == forbidden.end();
}

std::optional<Knowledge::OlderVersion> Harvest::Eyes::older_version(const std::string& slide,
                                                                    const SettingsFiles& with) {
    auto numbers = harvest_.shelf_.numbers();
    if (!numbers || on_air_ == nullptr) return std::nullopt;
    std::ranges::reverse(*numbers);
    for (const EditionNumber number : *numbers) {
        if (number >= on_air_->number) continue;
        const auto edition = harvest_.shelf_.edition(number);
        if (!edition) continue;
        auto version = version_in(*edition, slide);
        if (version && may_be_painted(version->slide, version->files, with)) return version;
    }
    return std::nullopt;
}

std::optional<Knowledge::OlderVersion> Harvest::Eyes::version_in(const Edition& edition,
                                                                 const std::string& slide) const {
    const auto found = std::ranges::find_if(
        edition.slides, [&](const SlideEntry& entry) { return entry.file.path == slide; });
    if (found == edition.slides.end()) return std::nullopt;
    OlderVersion version{*found, {}};
    version.slide.kept_from = found->kept_from.value_or(content_number(edition));
    for (const std::string& use : found->uses) {
        if (const FileEntry* const file = find_file(edition, use)) version.files.push_back(*file);
    }
    const bool whole = harvest_.library_.has(found->file.object) &&
                       std::ranges::all_of(version.files, [&](const FileEntry& file) {
                           return harvest_.library_.has(file.object);
                       });
    return whole ? std::optional<OlderVersion>(version) : std::nullopt;
}

}  // namespace slidewell
