// Lines on the terminal and PNG files.
#include "app/witness.h"

#include <cstdio>
#include <iostream>

#include "screen/cpu_compositor.h"
#include "studio/png.h"
#include "studio/studio.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

void save(const fs::path& file, const Bitmap& picture) {
    if (const auto written = write_png(file, picture); !written.ok()) {
        std::cerr << "slidewell: " << written.error().message << '\n';
    }
}

Result<> make_folder(const fs::path& folder) {
    std::error_code problem;
    if (!folder.empty()) fs::create_directories(folder, problem);
    if (problem) return Error{"cannot make the folder " + folder.string() + ": " + problem.message()};
    return Done{};
}

std::string clock_text(std::optional<Civil> time) {
    if (!time) return "--:--";
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", time->hour % 24, time->minute % 60);
    return text.data();
}

}  // namespace

std::string display_name(const SlideId& slide) {
    return slide == notice_id ? "(notice)" : fs::path(slide).filename().string();
}

Witness::Witness(const Settings& settings)
    : tells_(settings.headless),
      many_folders_(settings.sources.size() > 1),
      screen_(settings.screen),
      shots_(settings.shots) {}

// With several folders, the folder's name tells two slides of the same name apart.
std::string Witness::shot_name(const SlideId& slide) const {
    if (slide == notice_id) return "notice.png";
    const fs::path file(slide);
    const std::string folder = file.parent_path().filename().string();
    return (many_folders_ ? folder + "-" : "") + file.stem().string() + ".png";
}

Result<> Witness::prepare() const {
    if (screen_) {
        if (auto made = make_folder(screen_->parent_path()); !made.ok()) return made;
    }
    return shots_ ? make_folder(*shots_) : Result<>(Done{});
}

void Witness::stands(const SlideId& slide, const Frame& frame, Size size, Millis left) const {
    if (tells_) {
        std::cout << clock_text(frame.time_of_day) << "  " << display_name(slide) << "  "
                  << (left.count() + 500) / 1000 << " s" << std::endl;
    }
    if (!screen_ && !shots_) return;
    const Bitmap picture = drawn_settled(frame.scene.picture, size, frame.time_of_day);
    if (screen_) save(*screen_, picture);
    if (shots_) save(*shots_ / shot_name(slide), picture);
}

}  // namespace slidewell
