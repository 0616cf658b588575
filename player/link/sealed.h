// Finished pixels in memory of their own that goes from one process to another, and that nobody can change,
// shrink or enlarge any more: whoever receives it checks once and reads without fear.
#pragma once

#include <span>

#include "base/bitmap.h"
#include "base/descriptor.h"
#include "base/result.h"
#include "link/wire.h"

namespace slidewell {

// The pixels of `bitmaps`, one after the other. The first one's own memory where it can be handed over, which
// it then shares: nobody else may look at it meanwhile.
[[nodiscard]] Result<Descriptor> seal(std::span<const Bitmap> bitmaps);

// Maps what a stranger sent, to be read only; it stays as long as anybody shares it. Refuses what is not
// sealed for good, what is not all there, what is not plain memory (reading that could end this process), and
// what is larger than `most_bytes`.
enum class Looking { at_once, perhaps };  // at once: all of it is made ready for that
[[nodiscard]] Result<CarriedPixels> open_sealed(const Descriptor& memory, std::size_t most_bytes,
                                                Looking when = Looking::at_once);

}  // namespace slidewell
