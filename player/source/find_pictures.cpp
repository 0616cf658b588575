// The folder first, then the image library, then what is on air.
#include "source/find_pictures.h"

#include <algorithm>
#include <utility>

#include "deck/picture_names.h"

namespace slidewell {
namespace {

// How a slide speaks of it.
std::string name_of(const NamedPicture& named) {
    return (named.kind == NamedPicture::Kind::icon ? "the icon " : "") + named.name;
}

std::vector<std::string> places_of(const NamedPicture& named) {
    return named.kind == NamedPicture::Kind::icon ? icon_places(named.name) : picture_places(named.name);
}

void use(const std::string& path, Pictures& pictures) {
    if (std::ranges::find(pictures.uses, path) == pictures.uses.end()) pictures.uses.push_back(path);
}

}  // namespace

Pictures PictureFinder::find(const std::string& slide, const std::vector<NamedPicture>& names) {
    Pictures pictures;
    for (const NamedPicture& named : names)
        find(slide, named, pictures);
    return pictures;
}

void PictureFinder::find(const std::string& slide, const NamedPicture& named, Pictures& pictures) {
    const auto problem = [&](Severity severity, std::string message, std::string suggestion = {}) {
        pictures.refused = pictures.refused || severity == Severity::error;
        pictures.problems.push_back(
            {slide, named.position, severity, std::move(message), std::move(suggestion)});
    };
    if (const auto wrong = wrong_picture_name(named.name)) return problem(Severity::error, wrong->message);

    const std::vector<std::string> places = places_of(named);
    const auto place = std::ranges::find_if(
        places, [&](const std::string& path) { return known_.state(path).kind != FileState::Kind::absent; });
    if (place != places.end()) {
        const FileState state = known_.state(*place);
        if (state.kind == FileState::Kind::arriving) return pictures.copying.push_back(*place);
        if (state.kind == FileState::Kind::unread) return pictures.reads.push_back(*place);
        if (state.kind == FileState::Kind::good) return use(*place, pictures);
        const Diagnostic& flaw = state.problems.front();
        const std::string message = name_of(named) + ": " + flaw.message;
        if (!is_on_air(*place)) return problem(Severity::error, message, flaw.suggestion);
        problem(Severity::warning, message + "; the TV shows the one before it", flaw.suggestion);
        return use(*place, pictures);
    }
    if (std::ranges::any_of(places, [&](const auto& path) { return known_.in_image_library(path); })) return;
    const auto gone = std::ranges::find_if(places, [&](const auto& path) { return is_on_air(path); });
    if (gone == places.end()) return problem(Severity::error, not_found(named).message);
    problem(Severity::warning, name_of(named) + " is gone from the folder; the TV still shows it",
            "put it back, or take it out of the slide");
    use(*gone, pictures);
}

std::optional<FileEntry> PictureFinder::best(const std::string& path) const {
    const FileState state = known_.state(path);
    if (state.kind == FileState::Kind::good) return state.held;
    const FileEntry* const on_air = index_.file(path);
    return on_air != nullptr ? std::optional<FileEntry>(*on_air) : std::nullopt;
}

bool PictureFinder::is_on_air(const std::string& path) const {
    const FileEntry* const file = index_.file(path);
    return file != nullptr && known_.has(file->object);
}

Error PictureFinder::not_found(const NamedPicture& named) {
    std::vector<std::string> names;
    const bool icon = named.kind == NamedPicture::Kind::icon;
    constexpr std::string_view ending = ".svg";
    for (const std::string& path : known_.pictures()) {
        if (!icon) {
            names.push_back(path.starts_with("images/") ? path.substr(path.find('/') + 1) : path);
        } else if (path.ends_with(ending)) {
            const std::size_t start = path.rfind('/') + 1;
            names.push_back(path.substr(start, path.size() - start - ending.size()));
        }
    }
    return icon ? icon_not_found(named.name, names) : picture_not_found(named.name, names);
}

}  // namespace slidewell
