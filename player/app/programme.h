// From what each source has on air to what the studio plays.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "base/diagnostic.h"
#include "library/edition_files.h"
#include "source/source.h"
#include "studio/programme.h"

namespace slidewell {

// What one source has to offer.
struct Offer {
    std::filesystem::path folder;
    std::shared_ptr<const Edition> edition;  // null: none yet
    Diagnostics findings;
    bool looked = false;  // into the folder, so that it is known whether there is more to come
    std::optional<Absence> absence = {};
};

// The offers one after another. `library` must outlive it.
[[nodiscard]] std::shared_ptr<const Programme> make_programme(std::span<const Offer> offers,
                                                              Library& library);

}  // namespace slidewell
