// Making objects and editions in tests.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/library.h"
#include "support/catch.h"

// A file's entry, whether or not its object is in a library.
inline slidewell::FileEntry file_entry(const std::string& path, std::string_view content) {
    return {path, slidewell::object_id_of(content), content.size()};
}

// An entry whose object has been put.
inline slidewell::FileEntry put_file(slidewell::Library& library, const std::string& path,
                                     std::string_view content) {
    REQUIRE(library.put(content));
    return file_entry(path, content);
}

// A draft of slides only, each given as path and content, whose objects have been put.
inline slidewell::Edition draft_of(slidewell::Library& library,
                                   const std::vector<std::pair<std::string, std::string>>& slides) {
    slidewell::Edition draft;
    for (const auto& [path, content] : slides)
        draft.slides.push_back({put_file(library, path, content), {}, {}});
    return draft;
}

// Every object of the edition can be read and is what was put.
inline bool is_whole(slidewell::Library& library, const slidewell::Edition& edition) {
    return std::ranges::all_of(edition.slides,
                               [&](const auto& slide) { return library.get(slide.file).ok(); }) &&
           std::ranges::all_of(edition.files, [&](const auto& file) { return library.get(file).ok(); });
}
