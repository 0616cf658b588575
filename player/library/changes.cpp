// Comparing editions by their objects.
#include "library/changes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace slidewell {
namespace {

constexpr std::size_t names_shown = 3;

using Files = std::map<std::string_view, ObjectId>;  // by path
using Slides = std::map<std::string_view, const SlideEntry*>;

Files files_of(const Edition& edition) {
    Files objects;
    for (const FileEntry& file : edition.files)
        objects.emplace(file.path, file.object);
    return objects;
}

Slides slides_of(const Edition& edition) {
    Slides slides;
    for (const SlideEntry& slide : edition.slides)
        slides.emplace(slide.file.path, &slide);
    return slides;
}

// Paths that are not in both with the same object, and that no slide on either side uses.
std::vector<std::string> changed_others(const Edition& before, const Edition& after) {
    std::set<std::string_view> used;
    for (const Edition* edition : {&before, &after}) {
        for (const SlideEntry& slide : edition->slides)
            used.insert(slide.uses.begin(), slide.uses.end());
    }
    std::vector<FileEntry> differing;
    std::ranges::set_symmetric_difference(before.files, after.files, std::back_inserter(differing),
                                          [](const FileEntry& a, const FileEntry& b) {
                                              return std::tie(a.path, a.object) < std::tie(b.path, b.object);
                                          });
    std::vector<std::string> others;
    for (const FileEntry& file : differing) {
        const bool twice = !others.empty() && others.back() == file.path;
        if (!twice && !used.contains(file.path)) others.push_back(file.path);
    }
    return others;
}

// The same bytes, the same names, and the same bytes behind those.
bool looks_the_same(const SlideEntry& a, const Files& a_files, const SlideEntry& b, const Files& b_files) {
    const auto object = [](const Files& files, const std::string& path) {
        const auto found = files.find(path);
        return found == files.end() ? ObjectId{} : found->second;
    };
    return a.file.object == b.file.object && a.uses == b.uses &&
           std::ranges::all_of(a.uses, [&](const std::string& path) {
               return object(a_files, path) == object(b_files, path);
           });
}

// Moves each pair of an added and a removed slide with the same bytes to `renamed`.
void find_renamed(Changes& changes, const Slides& old_slides, const Slides& new_slides) {
    std::multimap<ObjectId, std::string> gone;
    for (const std::string& path : changes.removed)
        gone.emplace(old_slides.at(path)->file.object, path);
    std::set<std::string_view> paired;
    for (const std::string& path : changes.added) {
        const auto from = gone.find(new_slides.at(path)->file.object);
        if (from == gone.end()) continue;
        changes.renamed.push_back({from->second, path});
        gone.erase(from);
    }
    for (const Renamed& pair : changes.renamed)
        paired.insert({std::string_view(pair.from), std::string_view(pair.to)});
    const auto is_paired = [&](const std::string& path) { return paired.contains(path); };
    std::erase_if(changes.added, is_paired);
    std::erase_if(changes.removed, is_paired);
}

// A file's name may hold anything; a line of output must not.
std::string printable(std::string name) {
    std::ranges::replace_if(
        name, [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; }, '?');
    return name;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), names_shown); ++i)
        text += (i == 0 ? "" : ", ") + printable(names[i]);
    if (names.size() > names_shown) text += " and " + std::to_string(names.size() - names_shown) + " more";
    return text;
}

std::string counted(const std::vector<std::string>& names, std::string_view what) {
    const bool slides = what == "changed";
    return std::to_string(names.size()) + (slides ? names.size() == 1 ? " slide " : " slides " : " ") +
           std::string(what) + ": " + listed(names);
}

}  // namespace

Changes changes(const Edition& before, const Edition& after) {
    const auto old_slides = slides_of(before);
    const auto new_slides = slides_of(after);
    const Files old_files = files_of(before);
    const Files new_files = files_of(after);
    Changes found;
    for (const SlideEntry& slide : after.slides) {
        const auto old = old_slides.find(slide.file.path);
        if (old == old_slides.end()) {
            found.added.push_back(slide.file.path);
        } else if (!looks_the_same(*old->second, old_files, slide, new_files)) {
            found.changed.push_back(slide.file.path);
        }
    }
    for (const SlideEntry& slide : before.slides) {
        if (!new_slides.contains(slide.file.path)) found.removed.push_back(slide.file.path);
    }
    find_renamed(found, old_slides, new_slides);
    found.others = changed_others(before, after);
    return found;
}

std::string describe(const Changes& changes) {
    std::vector<std::string> parts;
    if (!changes.changed.empty()) parts.push_back(counted(changes.changed, "changed"));
    if (!changes.added.empty()) parts.push_back(counted(changes.added, "new"));
    if (!changes.removed.empty()) parts.push_back(counted(changes.removed, "removed"));
    std::vector<std::string> pairs;
    for (const Renamed& renamed : changes.renamed)
        pairs.push_back(renamed.from + " to " + renamed.to);
    if (!pairs.empty()) parts.push_back(counted(pairs, "renamed"));
    if (!changes.others.empty()) parts.push_back(listed(changes.others) + " changed");
    if (parts.empty()) return "nothing changed";
    std::string line;
    for (const std::string& part : parts)
        line += (line.empty() ? "" : "; ") + part;
    return line;
}

}  // namespace slidewell
