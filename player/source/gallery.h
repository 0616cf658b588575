// Thumbnails of what one source has on air, from those who paint it to those who write receipts. Safe to use
// from several threads.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "base/hash.h"
#include "library/edition.h"
#include "source/receipt.h"

namespace slidewell {

// A file by its path and its bytes.
void add(Fingerprint& fingerprint, const FileEntry& file);

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
    // Lets go of what the edition has no slide for.
    void keep_only(const Edition& edition);

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
