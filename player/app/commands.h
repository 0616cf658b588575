// What the commands are asked, and the commands themselves. Each returns the program's exit status.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/settings.h"

namespace slidewell {

int play(const Settings& settings);

struct ValidateRequest {
    std::vector<std::filesystem::path> folders;
    bool as_json = false;
};
int validate(const ValidateRequest& request, const Settings& settings);

struct PreviewRequest {
    std::filesystem::path folder;
    std::optional<std::filesystem::path> sheet;
    std::optional<std::filesystem::path> each;
    Size size{1920, 1080};
};
int preview(const PreviewRequest& request, const Settings& settings);

}  // namespace slidewell
