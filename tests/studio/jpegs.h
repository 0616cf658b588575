// JPEG files of any kind, made by libjpeg for a test.
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <jpeglib.h>

#include "base/geometry.h"

namespace jpegs {

// One pixel's channels, as many as the kind has.
using Paint = std::function<void(slidewell::Point at, std::span<JSAMPLE> channels)>;

struct Kind {
    J_COLOR_SPACE colours = JCS_RGB;
    int channels = 3;
    bool progressive = false;
    std::span<const jpeg_scan_info> scans;  // another order than the usual one
};

inline void write_rows(jpeg_compress_struct& compress, const Paint& paint) {
    const auto channels = static_cast<std::size_t>(compress.input_components);
    std::vector<JSAMPLE> row(compress.image_width * channels);
    for (int y = 0; y < static_cast<int>(compress.image_height); ++y) {
        for (int x = 0; x < static_cast<int>(compress.image_width); ++x)
            paint({x, y}, std::span(row).subspan(static_cast<std::size_t>(x) * channels, channels));
        JSAMPLE* line = row.data();
        jpeg_write_scanlines(&compress, &line, 1);
    }
}

inline std::string made(slidewell::Size size, const Kind& kind, const Paint& paint) {
    jpeg_compress_struct compress{};
    jpeg_error_mgr errors{};
    compress.err = jpeg_std_error(&errors);
    jpeg_create_compress(&compress);
    unsigned char* bytes = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&compress, &bytes, &length);
    compress.image_width = static_cast<JDIMENSION>(size.width);
    compress.image_height = static_cast<JDIMENSION>(size.height);
    compress.input_components = kind.channels;
    compress.in_color_space = kind.colours;
    jpeg_set_defaults(&compress);
    jpeg_set_quality(&compress, 90, TRUE);
    if (kind.progressive) jpeg_simple_progression(&compress);
    if (!kind.scans.empty()) {
        compress.scan_info = kind.scans.data();
        compress.num_scans = static_cast<int>(kind.scans.size());
    }
    jpeg_start_compress(&compress, TRUE);
    write_rows(compress, paint);
    jpeg_finish_compress(&compress);
    jpeg_destroy_compress(&compress);
    const std::string made(reinterpret_cast<const char*>(bytes), length);
    std::free(bytes);  // NOLINT(cppcoreguidelines-no-malloc): libjpeg's own
    return made;
}

}  // namespace jpegs
