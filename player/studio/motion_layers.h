// The layers that move: a picture that drifts within its frame, the clock.
#pragma once

#include <vector>

#include "layout/display_list.h"
#include "playback/picture.h"
#include "studio/fonts.h"

namespace slidewell {

// What to fetch for a picture that drifts: it covers its frame and 8 % more each way, with sharp corners.
[[nodiscard]] PlacedPicture drifting_source(const PlacedPicture& picture);

// Shows `bitmap`, fetched as above, in the picture's frame: over `lasts` it slowly comes nearer, or moves
// away, towards a corner, or towards the picture's focus where its author set one. Its name says which way,
// so that a picture moves the same way each time and on every machine.
[[nodiscard]] Layer drift_layer(const PlacedPicture& picture, const Bitmap& bitmap, Millis lasts);

// What rounds the corners of something that moves in `frame`: four still pieces of what lies `below` it, a
// picture of the whole screen.
[[nodiscard]] std::vector<Layer> corner_layers(const Bitmap& below, Rect frame, int radius);

[[nodiscard]] Layer clock_layer(const ShowsClock& clock, const FontBook& fonts);

}  // namespace slidewell
