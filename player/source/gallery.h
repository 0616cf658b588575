// Thumbnails of what one source has on air, from those who paint it to those who write receipts. Safe to use
// from several threads.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "library/edition.h"
#include "source/receipt.h"

namespace slidewell {

// A fingerprint of all that the edition gives to a slide's picture: its words, the pictures and icons that it
// uses, deck.xml, clinic.xml, theme.xml.
[[nodiscard]] std::uint64_t version_of(const Edition& edition, const SlideEntry& slide);

class Gallery {
  public:
    void put(const std::string& slide, std::uint64_t version, Thumbnail thumbnail);
    // The slide's thumbnail; while there is none of this version, an empty one.
    [[nodiscard]] Thumbnail of(const std::string& slide, std::uint64_t version) const;
    // Grows with each thumbnail.
    [[nodiscard]] std::uint64_t count() const;
    void keep_only(const std::set<std::string>& slides);

  private:
    struct Hung {
        std::uint64_t version = 0;
        Thumbnail thumbnail;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Hung> hung_;  // by slide
    std::uint64_t count_ = 0;
};

}  // namespace slidewell
