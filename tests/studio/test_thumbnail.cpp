#include "studio/image.h"
#include "studio/thumbnail.h"
#include "support/catch.h"
#include "support/images.h"

using namespace slidewell;

TEST_CASE("a thumbnail is a JPEG of the picture's own size and colours") {
    const Bitmap grey(Canvas({48, 27}, 0xFF808080));
    const auto bytes = to_jpeg(grey);
    REQUIRE(bytes);
    const auto image = open_image(*bytes);
    REQUIRE(image);
    CHECK(image->header.format == ImageFormat::jpeg);
    const auto back = decode(*image, image->size(), whole(image->size()));
    REQUIRE(back);
    CHECK(back->size() == grey.size());
    CHECK(distance(back->at(20, 10), grey.at(20, 10)) <= 3);
}

TEST_CASE("of an empty picture there is no thumbnail") { CHECK_FALSE(to_jpeg(Bitmap())); }
