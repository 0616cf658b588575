// What the commands are asked, and the commands themselves. Each returns the program's exit status.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/settings.h"

namespace slidewell {

int play(const Settings& settings);

// The process that `play` starts for itself.
int studio();

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

struct EditionsRequest {
    std::string source;  // a folder or a remote; empty: all
    bool as_json = false;
};
int editions(const EditionsRequest& request, const Settings& settings);

struct StatusRequest {
    bool as_json = false;
};
int status(const StatusRequest& request, const Settings& settings);

struct DoctorRequest {
    bool as_json = false;
};
int doctor(const DoctorRequest& request, const Settings& settings);

struct ShotRequest {
    std::filesystem::path file;
    std::string process;  // of the player; empty: the only one
};
int shot(const ShotRequest& request, const Settings& settings);

struct ReportRequest {
    enum class Format { text, csv, html };
    Format format = Format::text;
    int days = 7;                  // with today
    std::filesystem::path output;  // empty: standard output
};
int report(const ReportRequest& request, const Settings& settings);

// Empty: the only source that there is.
int undo(const std::string& source, const Settings& settings);

}  // namespace slidewell
