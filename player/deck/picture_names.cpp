// Names of pictures: which are refused, where their files lie, and what was meant.
#include "deck/picture_names.h"

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "deck/spelling.h"

namespace slidewell {
namespace {

// "C:a.png" and "http://a.example/a.png".
bool has_drive_or_scheme(std::string_view src) {
    return src.find(':') == 1 || src.find("://") != std::string_view::npos;
}

std::string nearest_name(std::string_view wanted, const std::vector<std::string>& names) {
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    return std::string(nearest(wanted, candidates));
}

}  // namespace

std::optional<Error> wrong_picture_name(std::string_view src) {
    if (src.empty()) return Error{"the name of the picture is empty"};
    if (has_drive_or_scheme(src) || src.front() == '/' || src.front() == '\\') {
        return Error{
            in_quotes(src) +
            " is not in the slide's folder; copy the picture beside the slide and write only its name"};
    }
    if (src.find('\\') != std::string_view::npos) {
        std::string better(src);
        std::ranges::replace(better, '\\', '/');
        return Error{in_quotes(src) + " has a \\ in it; write " + in_quotes(better)};
    }
    const std::filesystem::path path(src);
    if (std::ranges::find(path, std::filesystem::path("..")) != path.end()) {
        return Error{in_quotes(src) +
                     " leads out of the slide's folder by \"..\"; copy the picture beside the slide"};
    }
    return std::nullopt;
}

std::vector<std::string> picture_places(std::string_view src) {
    const std::string name = std::filesystem::path(src).lexically_normal().generic_string();
    return {name, "images/" + name};
}

std::vector<std::string> icon_places(std::string_view name) {
    const std::string file = std::string(name) + ".svg";
    return {"icons/" + file, file, "images/icons/" + file, "images/" + file};
}

Error picture_not_found(std::string_view src, const std::vector<std::string>& names) {
    const std::string meant = nearest_name(src, names);
    const std::string message = "there is no picture " + in_quotes(src);
    if (meant.empty()) return {message + "; put it beside the slide"};
    if (lower_ascii(meant) == lower_ascii(src)) {
        return {message + "; write " + in_quotes(meant) + ", for capital letters count"};
    }
    return {message + "; did you mean " + in_quotes(meant) + "?"};
}

Error icon_not_found(std::string_view name, const std::vector<std::string>& names) {
    const std::string meant = nearest_name(name, names);
    return {"there is no icon " + in_quotes(name) +
            (meant.empty() ? "; put " + shortened(name) + ".svg beside the slide"
                           : "; did you mean " + in_quotes(meant) + "?")};
}

}  // namespace slidewell
