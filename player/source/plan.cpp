// Slide by slide: the newest version that is good, or the one that is on air.
#include "source/plan.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "source/find_pictures.h"

namespace slidewell {
namespace {

using Effect = ReceiptFinding::Effect;

constexpr std::array<std::string_view, 3> settings_names{"deck.xml", "clinic.xml", "theme.xml"};

std::optional<FileEntry>& member(SettingsFiles& settings, std::string_view name) {
    if (name == "deck.xml") return settings.deck;
    return name == "clinic.xml" ? settings.clinic : settings.theme;
}

template <typename T>
void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

// Plans with given settings.
class Planner {
  public:
    Planner(const Edition* before, const EditionIndex& index, Knowledge& known, SettingsFiles settings)
        : before_(before), index_(index), known_(known), finder_(index, known) {
        plan_.settings = std::move(settings);
    }

    Plan make() {
        plan_.slides.reserve(known_.slides().size());
        for (const std::optional<FileEntry>* file :
             {&plan_.settings.clinic, &plan_.settings.deck, &plan_.settings.theme}) {
            if (*file) files_.emplace((*file)->path, **file);
        }
        for (const std::string& slide : known_.slides())
            add(slide);
        std::ranges::transform(files_, std::back_inserter(plan_.files),
                               [](const auto& file) { return file.second; });
        return std::move(plan_);
    }

    // Slides that were on air and can be shown with other settings only: the errors in them.
    [[nodiscard]] const Diagnostics& orphans() const { return orphans_; }

  private:
    void add(const std::string& slide) {
        const FileState state = known_.state(slide);
        switch (state.kind) {
            case FileState::Kind::absent:
                return;
            case FileState::Kind::arriving:
                plan_.copying.push_back(slide);
                (void)keep(slide);
                return;
            case FileState::Kind::unread:
                plan_.reads.push_back(slide);
                (void)keep(slide);
                return;
            case FileState::Kind::bad:
                refuse(slide, state.problems);
                return;
            case FileState::Kind::good:
                consider(state.held);
        }
    }

    void consider(const FileEntry& slide) {
        const SlideReading& reading = known_.reading(slide, plan_.settings);
        if (!reading.whole) {
            (void)keep(slide.path);
        } else if (!reading.playable) {
            refuse(slide.path, reading.diagnostics);
        } else {
            Pictures pictures = finder_.find(slide.path, reading.names);
            append(plan_.copying, pictures.copying);
            append(plan_.reads, pictures.reads);
            Diagnostics problems = reading.diagnostics;
            append(problems, pictures.problems);
            if (pictures.refused) {
                refuse(slide.path, problems);
            } else if (pictures.undecided()) {
                if (keep(slide.path) && index_.slide(slide.path)->file.object != slide.object)
                    plan_.older.push_back(slide.path);
            } else if (!may_be_painted({slide, pictures.uses, {}})) {
                problems.push_back({slide.path, {}, Severity::error, stopped_the_studio, what_to_do});
                refuse(slide.path, problems);
            } else {
                take(slide, std::move(pictures.uses));
                const Effect effect = pictures.problems.empty() ? Effect::none : Effect::older;
                if (!problems.empty()) plan_.findings.push_back({slide.path, effect, std::move(problems)});
            }
        }
    }

    [[nodiscard]] bool may_be_painted(const SlideEntry& slide) const {
        std::vector<FileEntry> uses;
        for (const std::string& path : slide.uses)
            uses.push_back(*finder_.best(path));
        return known_.may_be_painted(slide, std::move(uses), plan_.settings);
    }

    void take(const FileEntry& slide, std::vector<std::string> uses) {
        for (const std::string& path : uses)
            files_.insert_or_assign(path, *finder_.best(path));
        plan_.slides.push_back({slide, std::move(uses), std::nullopt});
    }

    void refuse(const std::string& slide, Diagnostics problems) {
        const bool kept = keep(slide);
        if (kept) plan_.older.push_back(slide);
        plan_.findings.push_back({slide, kept ? Effect::older : Effect::missing, std::move(problems)});
    }

    // The version that is on air goes on, as far as it still can.
    bool keep(const std::string& path) {
        const SlideEntry* const on_air = index_.slide(path);
        if (on_air == nullptr) return false;
        const bool has_all =
            known_.has(on_air->file.object) && std::ranges::all_of(on_air->uses, [&](const std::string& use) {
                return finder_.best(use).has_value() && known_.has(finder_.best(use)->object);
            });
        if (!has_all) return keep_older(path);
        const SlideReading& reading = known_.reading(on_air->file, plan_.settings);
        if (!reading.whole) return keep_older(path);
        if (!reading.playable) {
            std::ranges::copy_if(reading.diagnostics, std::back_inserter(orphans_),
                                 [](const Diagnostic& d) { return d.severity == Severity::error; });
            return false;
        }
        if (!may_be_painted(*on_air)) return keep_older(path);
        for (const std::string& use : on_air->uses) {
            if (known_.state(use).kind == FileState::Kind::unread) plan_.reads.push_back(use);
            files_.insert_or_assign(use, *finder_.best(use));
        }
        plan_.slides.push_back(
            {on_air->file, on_air->uses, on_air->kept_from.value_or(content_number(*before_))});
        return true;
    }

    // Something of the version on air was damaged on the TV's own disk, or it stopped the studio.
    bool keep_older(const std::string& path) {
        const auto older = known_.older_version(path, plan_.settings);
        if (!older) return false;
        const bool fits = std::ranges::all_of(older->files, [&](const FileEntry& file) {
            const auto taken = files_.find(file.path);
            return taken == files_.end() || taken->second == file;
        });
        if (!fits || !known_.reading(older->slide.file, plan_.settings).playable) return false;
        for (const FileEntry& file : older->files)
            files_.emplace(file.path, file);
        plan_.slides.push_back(older->slide);
        plan_.older.push_back(path);
        return true;
    }

    const Edition* before_;
    const EditionIndex& index_;
    Knowledge& known_;
    PictureFinder finder_;
    Plan plan_;
    std::map<std::string, FileEntry> files_;
    Diagnostics orphans_;
};

// What deck.xml, clinic.xml and theme.xml come to: each the newest that is good.
struct SettingsPlan {
    SettingsFiles newest;
    SettingsFiles on_air;
    std::vector<std::string> reads;
    std::vector<std::string> copying;
    std::vector<ReceiptFinding> findings;
};

SettingsPlan look_at_settings(const EditionIndex& index, const Knowledge& known) {
    SettingsPlan settings;
    for (const std::string_view name : settings_names) {
        const std::string path(name);
        const FileState state = known.state(path);
        const FileEntry* const on_air = index.file(path);
        if (on_air != nullptr && known.has(on_air->object)) member(settings.on_air, name) = *on_air;
        std::optional<FileEntry>& newest = member(settings.newest, name);
        if (state.kind != FileState::Kind::absent) newest = member(settings.on_air, name);
        if (state.kind == FileState::Kind::good) newest = state.held;
        if (state.kind == FileState::Kind::arriving) settings.copying.push_back(path);
        if (state.kind == FileState::Kind::unread) settings.reads.push_back(path);
        if (!state.problems.empty()) {
            const bool advice = state.kind == FileState::Kind::good;
            const Effect effect = advice ? Effect::none : newest ? Effect::older : Effect::missing;
            settings.findings.push_back({path, effect, state.problems});
        }
    }
    return settings;
}

// That new settings have to wait, because a slide that is on air could not be shown with them.
void explain_refusal(SettingsPlan& settings, const Diagnostics& orphans) {
    for (const std::string_view name : settings_names) {
        if (member(settings.newest, name) == member(settings.on_air, name) || name == "theme.xml") continue;
        settings.findings.push_back({std::string(name), Effect::older, orphans});
    }
}

template <typename T>
void put_in_front(std::vector<T>& list, const std::vector<T>& first) {
    list.insert(list.begin(), first.begin(), first.end());
}

void drop_repeats(std::vector<std::string>& paths) {
    std::vector<std::string> kept;
    std::map<std::string_view, bool> seen;
    for (const std::string& path : paths) {
        if (seen.emplace(path, true).second) kept.push_back(path);
    }
    paths = std::move(kept);
}

}  // namespace

Plan make_plan(const Edition* before, Knowledge& known) {
    const EditionIndex index(before);
    SettingsPlan settings = look_at_settings(index, known);
    Planner planner(before, index, known, settings.newest);
    Plan plan = planner.make();
    if (!planner.orphans().empty() && settings.newest != settings.on_air) {
        explain_refusal(settings, planner.orphans());
        plan = Planner(before, index, known, settings.on_air).make();
    }
    put_in_front(plan.reads, settings.reads);
    put_in_front(plan.copying, settings.copying);
    put_in_front(plan.findings, settings.findings);
    drop_repeats(plan.reads);
    drop_repeats(plan.copying);
    return plan;
}

bool shows(const Edition& edition, const Plan& plan) {
    const auto same = [](const SlideEntry& a, const SlideEntry& b) {
        return a.file == b.file && a.uses == b.uses;
    };
    return std::ranges::equal(edition.slides, plan.slides, same) && edition.files == plan.files;
}

}  // namespace slidewell
