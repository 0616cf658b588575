// Thumbnails of what is on air, for the receipts, painted while nobody waits for anything else.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/caution.h"
#include "source/gallery.h"
#include "studio/workshop.h"

namespace slidewell {

// What hangs in a gallery should be the portraits of this edition's slides.
struct Sitting {
    std::filesystem::path folder;
    std::shared_ptr<const Edition> edition;
    Gallery* gallery = nullptr;
};

class Portraits {
  public:
    // `sittings` gives those of the present moment.
    explicit Portraits(std::function<std::vector<Sitting>()> sittings, Caution* caution = nullptr)
        : sittings_(std::move(sittings)), caution_(caution) {}

    // Paints one that is missing, as it looks on a screen of that shape. False when there is none.
    [[nodiscard]] bool paint_one(Workshop& workshop, Size screen);

  private:
    [[nodiscard]] bool paint_one(const Sitting& sitting, Workshop& workshop, Size screen);

    std::function<std::vector<Sitting>()> sittings_;
    Caution* caution_;                                       // null: anything may be painted
    std::set<std::pair<std::string, std::uint64_t>> tried_;  // those that cannot be painted
};

}  // namespace slidewell
