// Folders of slides for the program to play, and the ways in which the tests call it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/process.h"
#include "support/temp_folder.h"

namespace deck {

inline std::string slide(std::string_view title, std::string_view more = "",
                         std::string_view attributes = "") {
    return "<slide " + std::string(attributes) + "><title>" + std::string(title) + "</title>" +
           std::string(more) + "</slide>";
}

inline const std::string good = slide("Good <b>morning</b>", "<text>A few words.</text>");
inline const std::string broken = "<slide>\n  <titel>Oh</titel>\n</slide>";

inline Finished validate(const std::filesystem::path& folder) {
    return slidewell_run({"validate", folder.string()});
}

// Each slide once, fast, in small pictures.
inline std::vector<std::string> quick_play(const std::filesystem::path& folder,
                                           const std::filesystem::path& shots) {
    return {"play",   "--headless", "--once",  "--speed",      "200",
            "--size", "640x360",    "--shots", shots.string(), folder.string()};
}

inline std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

inline bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// In the order of the alphabet.
inline std::vector<std::string> files_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

}  // namespace deck
