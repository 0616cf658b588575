#include "samples.h"

#include "studio/image.h"
#include "studio/png.h"
#include "support/catch.h"

using namespace slidewell;

TEST_CASE("a picture comes back as it was written") {
    Canvas canvas({3, 2});
    canvas.pixels = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF000000, 0x00000000, 0x80804020};
    const auto expected = canvas.pixels;
    const TempFolder folder;
    const auto file = folder.path() / "a.png";
    REQUIRE(write_png(file, Bitmap(std::move(canvas))));
    const auto image = read_image(FilesOnDisk(), file);
    REQUIRE(image);
    const auto bitmap = decode(*image, {3, 2}, {0, 0, 3, 2});
    REQUIRE(bitmap);
    for (int i = 0; i < 6; ++i)
        CHECK(bitmap->at(i % 3, i / 3) == expected[static_cast<std::size_t>(i)]);
}

TEST_CASE("a file is replaced at once, and nothing else is left lying about") {
    const TempFolder folder;
    const auto file = folder.write("a.png", "old");
    REQUIRE(write_png(file, Bitmap(Canvas({1, 1}, 0xFFFFFFFF))));
    CHECK(samples::read(file).substr(1, 3) == "PNG");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("what cannot be written is said, with the file's name") {
    const TempFolder folder;
    const auto nowhere = folder.path() / "no" / "such" / "a.png";
    const auto result = write_png(nowhere, Bitmap(Canvas({1, 1})));
    REQUIRE_FALSE(result);
    CHECK(result.error().message.find(nowhere.string()) != std::string::npos);
    CHECK_FALSE(write_png(folder.path() / "a.png", Bitmap()));
}
