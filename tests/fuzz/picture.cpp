// A picture file of any kind: what its header says is what decoding it gives.
#include <string>

#include "fuzz/harness.h"

#include "studio/check.h"
#include "studio/image.h"

using namespace slidewell;

namespace {

// Larger ones are refused here, so that an input takes no more than some milliseconds.
constexpr int most_pixels = 256 * 256;

void expect_same_size(const Image& image) {
    const Size size = image.size();
    const auto picture = decode(image, size, whole(size));
    if (!picture) return expect(!picture.error().message.empty(), "a reason has words");
    expect(picture->size() == size, "a picture has the size that its header says");
}

void expect_part(const Image& image) {
    const Rect shown = contain(image.size(), {0, 0, 9, 7});
    const Rect part{shown.width / 2, shown.height / 2, 1, 1};
    const auto picture = decode(image, shown.size(), part);
    if (picture) expect(picture->size() == Size{1, 1}, "a part has its size");
}

}  // namespace

void try_input(std::string_view bytes) {
    const auto header = read_image_header(bytes);
    if (!header) return expect(!header.error().message.empty(), "a reason has words");
    expect(!header->size.empty(), "a picture has pixels");
    expect(header->size.width <= longest_image_side && header->size.height <= longest_image_side,
           "a picture can be held");
    if (header->format == ImageFormat::svg || header->size.width * header->size.height > most_pixels) return;
    const auto image = open_image(std::string(bytes));
    expect(image.ok() && image->header == *header, "the same bytes, the same header");
    expect(image->orientation >= 1 && image->orientation <= 8, "a photo has one of eight orientations");
    expect_same_size(*image);
    expect_part(*image);
    const auto flaw = picture_flaw(std::string(bytes));
    expect(flaw.has_value() == picture_flaw(std::string(bytes)).has_value(),
           "the same bytes, the same verdict");
}
