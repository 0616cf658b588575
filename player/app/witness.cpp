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

// Long after the last reveal of any slide.
constexpr Millis settled{24LL * 60 * 60 * 1000};

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

std::string clock_text(Civil time) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", time.hour % 24, time.minute % 60);
    return text.data();
}

}  // namespace

std::string display_name(const SlideId& slide) {
    return slide == notice_id ? "(notice)" : fs::path(slide).filename().string();
}

Witness::Witness(const Settings& settings)
    : tells_(settings.headless), screen_(settings.screen), shots_(settings.shots) {}

Result<> Witness::prepare() const {
    if (screen_) {
        if (auto made = make_folder(screen_->parent_path()); !made.ok()) return made;
    }
    return shots_ ? make_folder(*shots_) : Result<>(Done{});
}

void Witness::stands(const SlideId& slide, Frame frame, Size size, Millis left) const {
    if (tells_) {
        std::cout << clock_text(frame.time_of_day) << "  " << display_name(slide) << "  "
                  << (left.count() + 500) / 1000 << " s" << std::endl;
    }
    if (!screen_ && !shots_) return;
    frame.outgoing.reset();
    frame.scene.elapsed = settled;
    const Bitmap picture(drawn(frame, size));
    if (screen_) save(*screen_, picture);
    if (shots_) {
        const std::string stem = slide == notice_id ? "notice" : fs::path(slide).stem().string();
        save(*shots_ / (stem + ".png"), picture);
    }
}

}  // namespace slidewell
