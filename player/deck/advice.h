// What a person in the waiting room could not read in time.
#pragma once

#include "deck/reader.h"
#include "deck/slide.h"

namespace slidewell {

// Warns of too many items, too many words and too little time. `at` is where the slide's element stands.
void advise(const Slide& slide, Position at, Reader& reader);

}  // namespace slidewell
