// Reading pictures back and comparing them.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/bitmap.h"
#include "studio/image.h"
#include "support/catch.h"

inline slidewell::Bitmap read_picture(const std::filesystem::path& file) {
    const auto image = slidewell::read_image(slidewell::FilesOnDisk(), file);
    CAPTURE(file.string());
    REQUIRE(image);
    auto bitmap = slidewell::decode(*image, image->size(), slidewell::whole(image->size()));
    REQUIRE(bitmap);
    return std::move(bitmap).value();
}

// The largest difference of one colour channel, 0 to 255.
inline int distance(slidewell::Pixel a, slidewell::Pixel b) {
    int most = 0;
    for (const int shift : {0, 8, 16}) {
        const auto channel = [&](slidewell::Pixel pixel) { return static_cast<int>(pixel >> shift & 255); };
        most = std::max(most, std::abs(channel(a) - channel(b)));
    }
    return most;
}

struct Difference {
    double mean = 0;   // of the distances
    double share = 0;  // of the pixels that are further apart than `plain_to_see`
};
inline constexpr int plain_to_see = 48;

// Of two pictures of one size.
inline Difference difference(const slidewell::Bitmap& a, const slidewell::Bitmap& b) {
    REQUIRE(a.size() == b.size());
    double sum = 0;
    double far = 0;
    for (int y = 0; y < a.size().height; ++y) {
        for (int x = 0; x < a.size().width; ++x) {
            const int apart = distance(a.at(x, y), b.at(x, y));
            sum += apart;
            far += apart > plain_to_see ? 1 : 0;
        }
    }
    const double pixels = static_cast<double>(a.size().width) * a.size().height;
    return {sum / pixels, far / pixels};
}

// True when something stands out from the picture's upper left corner.
inline bool shows_something(const slidewell::Bitmap& picture) {
    for (int y = 0; y < picture.size().height; ++y) {
        for (const slidewell::Pixel pixel : picture.row(y)) {
            if (distance(pixel, picture.at(0, 0)) > 2 * plain_to_see) return true;
        }
    }
    return false;
}
