// EXIF by libexif.
#include "studio/orientation.h"

#include <array>
#include <cstddef>
#include <memory>

#include <libexif/exif-data.h>

namespace slidewell {
namespace {

struct FreeExif {
    void operator()(ExifData* data) const { exif_data_unref(data); }
};
using ExifPtr = std::unique_ptr<ExifData, FreeExif>;

// How stored pixels become upright ones: axes swapped, then each stored axis mirrored.
struct Turn {
    bool swap = false;
    bool mirror_x = false;
    bool mirror_y = false;
};

// Exif 2.32, 4.6.4 A "Orientation".
Turn turn_of(int orientation) {
    constexpr std::array<Turn, 8> turns{{{false, false, false},
                                         {false, true, false},
                                         {false, true, true},
                                         {false, false, true},
                                         {true, false, false},
                                         {true, false, true},
                                         {true, true, true},
                                         {true, true, false}}};
    return turns[static_cast<std::size_t>(orientation - 1)];
}

// Where the upright `part` of `whole` lies among the stored pixels.
Rect stored_part(Size whole, Rect part, int orientation) {
    const Turn turn = turn_of(orientation);
    const Size stored = turned(whole, orientation);
    Rect in = turn.swap ? Rect{part.y, part.x, part.height, part.width} : part;
    if (turn.mirror_x) in.x = stored.width - in.right();
    if (turn.mirror_y) in.y = stored.height - in.bottom();
    return in;
}

}  // namespace

int exif_orientation(std::string_view jpeg) {
    const ExifPtr data(exif_data_new_from_data(reinterpret_cast<const unsigned char*>(jpeg.data()),
                                               static_cast<unsigned int>(jpeg.size())));
    if (!data) return 1;
    const ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) return 1;
    const int value = exif_get_short(entry->data, exif_data_get_byte_order(data.get()));
    return value >= 1 && value <= 8 ? value : 1;
}

Size turned(Size size, int orientation) {
    return turn_of(orientation).swap ? Size{size.height, size.width} : size;
}

void scale_upright(const PixelRows& rows, Size whole, Rect part, int orientation, Canvas& onto) {
    if (orientation == 1) return scale(rows, whole, part, onto);
    const Turn turn = turn_of(orientation);
    const Rect stored = stored_part(whole, part, orientation);
    scale(rows, turned(whole, orientation), stored, [&](int y, std::span<const Pixel> row) {
        const int across = turn.mirror_y ? stored.height - 1 - y : y;
        int along = turn.mirror_x ? stored.width - 1 : 0;
        for (const Pixel pixel : row) {
            const Point at = turn.swap ? Point{across, along} : Point{along, across};
            onto.row(at.y)[static_cast<std::size_t>(at.x)] = pixel;
            along += turn.mirror_x ? -1 : 1;
        }
    });
}

}  // namespace slidewell
