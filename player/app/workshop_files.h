// The settings that the studio needs.
#pragma once

#include "app/settings.h"
#include "studio/workshop.h"

namespace slidewell {

[[nodiscard]] inline WorkshopFiles workshop_files(const Settings& settings) {
    return {settings.clinic, settings.theme, settings.notice, settings.images, settings.fonts};
}

}  // namespace slidewell
