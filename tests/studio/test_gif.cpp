#include "samples.h"

#include "studio/gif.h"
#include "studio/image.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

std::string kept(const std::string& name) {
    return samples::read(SLIDEWELL_SOURCE_DIR "/tests/fuzz/corpus/picture/" + name);
}

Bitmap decoded(const std::string& bytes) {
    const auto image = open_image(bytes);
    REQUIRE(image);
    auto bitmap = decode(*image, image->size(), whole(image->size()));
    REQUIRE(bitmap);
    return std::move(bitmap).value();
}

}  // namespace

TEST_CASE("a GIF shows its first frame, in its own size") {
    CHECK(decoded(samples::gif()).at(0, 0) == 0xFF000000);
    CHECK(decoded(kept("moving.gif")).size() == Size{24, 16});
}

TEST_CASE("the rows of an interlaced GIF stand in their places") {
    const Bitmap plain = decoded(kept("still.gif"));
    const Bitmap interlaced = decoded(kept("interlaced.gif"));
    REQUIRE(plain.size() == interlaced.size());
    CHECK(plain.at(3, 0) >> 24 == 255);
    // From dark at the top to light at the bottom, without a step back.
    for (int y = 1; y < interlaced.size().height; ++y)
        CHECK((interlaced.at(3, y) >> 16 & 255) + 8 >= (interlaced.at(3, y - 1) >> 16 & 255));
}

TEST_CASE("what is clear in a GIF stays clear") {
    const Bitmap picture = decoded(kept("clear.gif"));
    CHECK(picture.at(0, 0) == 0);
    CHECK(picture.at(6, 6) == 0xFFFF0000);
}

// It made SDL2_image free what it had never allocated.
TEST_CASE("a GIF whose codes lead nowhere is refused") {
    const std::string bytes = samples::read(SLIDEWELL_SOURCE_DIR "/tests/studio/samples/wild.gif");
    const auto image = open_image(bytes);
    REQUIRE(image);
    const auto picture = decode(*image, image->size(), whole(image->size()));
    REQUIRE_FALSE(picture);
    CHECK(picture.error().message.starts_with("it cannot be decoded: "));
}

TEST_CASE("a GIF of more pixels than can be held is refused before they are") {
    CHECK(GifFrame::read(kept("still.gif"), 24 * 16));
    CHECK_FALSE(GifFrame::read(kept("still.gif"), 24 * 16 - 1));
}
