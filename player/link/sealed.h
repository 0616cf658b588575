// Finished pixels in memory that goes from one process to another. Whoever receives it checks once and reads
// without fear: it can neither shrink nor get holes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include <sys/types.h>

#include "base/bitmap.h"
#include "base/descriptor.h"
#include "base/result.h"

namespace slidewell {

// A copy of the pixels of `bitmaps`, one after the other, that nobody can change any more.
[[nodiscard]] Result<Descriptor> seal(std::span<const Bitmap> bitmaps);

// Which memory it is, as long as somebody has it open or mapped.
struct MemoryId {
    dev_t device = 0;
    ino_t file = 0;
    friend bool operator==(const MemoryId&, const MemoryId&) = default;
};
// Nothing for what cannot be sealed: to ask a file about itself may take as long as a network does.
[[nodiscard]] std::optional<MemoryId> id_of(const Descriptor& memory);

enum class Looking { at_once, perhaps };  // at once: all of it is made ready for that

// Memory that a stranger has sent, to be read only. It stays as long as this does.
class SealedMemory {
  public:
    // Refuses what is not sealed against shrinking, growing, and writing by anybody who does not do it yet;
    // what has holes, what is not plain memory (reading that could end this process), and what is larger than
    // `most_bytes`.
    [[nodiscard]] static Result<SealedMemory> open(const Descriptor& memory, std::size_t most_bytes,
                                                   Looking when = Looking::at_once);
    SealedMemory(SealedMemory&& other) noexcept;
    SealedMemory& operator=(SealedMemory other) noexcept;
    ~SealedMemory();

    [[nodiscard]] std::span<const Pixel> pixels() const { return pixels_; }
    [[nodiscard]] const MemoryId& id() const { return id_; }
    // Whether whoever sent it may paint on it. Pixels that others rely on change then only if that one does
    // not keep to what was agreed.
    [[nodiscard]] bool may_change() const { return may_change_; }

  private:
    SealedMemory() = default;

    std::span<const Pixel> pixels_;
    MemoryId id_;
    bool may_change_ = false;
};

}  // namespace slidewell
