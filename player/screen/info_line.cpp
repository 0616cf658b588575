// An alphabet of dots, and a plate to set it on.
#include "screen/info_line.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "screen/pixels.h"

namespace slidewell {
namespace {

constexpr int letters_a_row = 16;
constexpr int advance = 6;  // dots from one letter to the next
constexpr int letter_height = 8;
constexpr int padding = 4;  // dots around the text, and from the plate to the frame's edges: twice that
constexpr Pixel plate = to_pixel({0x10, 0x1C, 0x1E, 0xE0});
constexpr Pixel ink = to_pixel({0xF7, 0xF4, 0xEF, 0xFF});

// ASCII from the space on, sixteen letters in a row; the last one is the middle dot.
constexpr char middle_dot = '\x7F';
// clang-format off
constexpr std::array<std::string_view, 48> alphabet{
    "        #    # #   # #    #   ##  #  ##     #      #   #                                      # ",
    "        #    # #   # #   #### ##  # #  #    #     #     #     #     #                         # ",
    "        #    # #  ##### # #      #  # #    #     #       #  # # #   #                        #  ",
    "        #          # #   ###    #    #           #       #   ###  #####        ###          #   ",
    "        #         #####   # #  #    # # #        #       #  # # #   #     ##               #    ",
    "                   # #  ####  #  ## #  #          #     #     #     #      #         ##   #     ",
    "        #          # #    #   #  ##  ## #          #   #                  #          ##   #     ",
    "                                                                                                ",
    " ###    #    ###  #####    #  #####   ##  #####  ###   ###                 #         #     ###  ",
    "#   #  ##   #   #    #    ##  #      #        # #   # #   #  ##    ##     #           #   #   # ",
    "#  ##   #       #   #    # #  ####  #        #  #   # #   #  ##    ##    #    #####    #      # ",
    "# # #   #     ##     #  #  #      # ####    #    ###   ####             #               #    #  ",
    "##  #   #    #        # #####     # #   #   #   #   #     #  ##    ##    #    #####    #    #   ",
    "#   #   #   #     #   #    #  #   # #   #   #   #   #    #   ##     #     #           #         ",
    " ###   ###  #####  ###     #   ###   ###    #    ###   ##          #       #         #      #   ",
    "                                                                                                ",
    " ###   ###  ####   ###  ####  ##### #####  ###  #   #  ###    ### #   # #     #   # #   #  ###  ",
    "#   # #   # #   # #   # #   # #     #     #   # #   #   #      #  #  #  #     ## ## ##  # #   # ",
    "# ### #   # #   # #     #   # #     #     #     #   #   #      #  # #   #     # # # ##  # #   # ",
    "# # # ##### ####  #     #   # ####  ####  # ### #####   #      #  ##    #     # # # # # # #   # ",
    "# ### #   # #   # #     #   # #     #     #   # #   #   #      #  # #   #     #   # #  ## #   # ",
    "#     #   # #   # #   # #   # #     #     #   # #   #   #   #  #  #  #  #     #   # #  ## #   # ",
    " ###  #   # ####   ###  ####  ##### #      ###  #   #  ###   ##   #   # ##### #   # #   #  ###  ",
    "                                                                                                ",
    "####   ###  ####   #### ##### #   # #   # #   # #   # #   # #####  ###  #      ###    #         ",
    "#   # #   # #   # #       #   #   # #   # #   # #   # #   #     #  #    #        #   # #        ",
    "#   # #   # #   # #       #   #   # #   # #   #  # #   # #     #   #     #       #  #   #       ",
    "####  #   # ####   ###    #   #   # #   # # # #   #     #     #    #      #      #              ",
    "#     # # # # #       #   #   #   #  # #  # # #  # #    #    #     #       #     #              ",
    "#     #  #  #  #      #   #   #   #  # #  ## ## #   #   #   #      #        #    #              ",
    "#      ## # #   # ####    #    ###    #   #   # #   #   #   #####  ###      #  ###        ##### ",
    "                                                                                                ",
    " #          #               #         ##        #       #      #  #      ##                     ",
    "  #         #               #        #          #                 #       #                     ",
    "       ###  ####   ####  ####  ###  ####   #### ####   ##     ##  #  #    #   ## #  ####   ###  ",
    "          # #   # #     #   # #   #  #    #   # #   #   #      #  # #     #   # # # #   # #   # ",
    "       #### #   # #     #   # #####  #    #   # #   #   #      #  ###     #   # # # #   # #   # ",
    "      #   # #   # #     #   # #      #     #### #   #   #      #  #  #    #   # # # #   # #   # ",
    "       #### ####   ####  ####  ####  #        # #   #  ###     #  #   #  ###  # # # #   #  ###  ",
    "                                           ###               ##                                 ",
    "                         #                                          ##    #    ##               ",
    "                         #                                          #     #     #               ",
    "####   #### # ##   #### ####  #   # #   # #   # #   # #   # #####   #     #     #    #          ",
    "#   # #   # ##  # #      #    #   # #   # # # #  # #  #   #    #   #      #      #  # # #   #   ",
    "#   # #   # #      ###   #    #   #  # #  # # #   #   #   #   #     #     #     #      #        ",
    "####   #### #         #  #  # #  ##  # #  # # #  # #   ####  #      #     #     #               ",
    "#         # #     ####    ##   ## #   #    # #  #   #     # #####   ##    #    ##               ",
    "#         #                                            ###                                      "};
// clang-format on

constexpr bool continues_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// One letter of the alphabet for each character.
std::string letters_of(std::string_view text) {
    std::string letters;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\u00B7") {
            letters.push_back(middle_dot);
        } else if (text[i] >= ' ' && text[i] <= '~') {
            letters.push_back(text[i]);
        } else if (!continues_a_character(text[i])) {
            letters.push_back('?');
        }
    }
    return letters;
}

std::string shortened(std::string letters, std::size_t most) {
    if (letters.size() <= most) return letters;
    letters.resize(most);
    const std::size_t dots = std::min<std::size_t>(3, most);
    return letters.replace(most - dots, dots, dots, '.');
}

bool has_dot(char letter, int x, int y) {
    const int index = letter - ' ';
    const int row = index / letters_a_row * letter_height + y;
    const int column = index % letters_a_row * advance + x;
    return alphabet[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] == '#';
}

void draw_letter(Canvas& canvas, char letter, Point at, int dot) {
    for (int y = 0; y < letter_height * dot; ++y) {
        const auto row = canvas.row(at.y + y).subspan(static_cast<std::size_t>(at.x));
        for (int x = 0; x < advance * dot; ++x) {
            if (has_dot(letter, x / dot, y / dot)) row[static_cast<std::size_t>(x)] = ink;
        }
    }
}

}  // namespace

Overlay info_line(std::string_view text, Size frame) {
    const int dot = std::max(1, (frame.shorter() + 180) / 360);
    const int room = frame.width / dot - 6 * padding;
    const std::string letters =
        shortened(letters_of(text), static_cast<std::size_t>(std::max(0, room / advance)));
    if (letters.empty()) return {};
    const int text_width = static_cast<int>(letters.size()) * advance;
    Canvas canvas({(text_width + 2 * padding - 1) * dot, (letter_height + 2 * padding - 1) * dot}, plate);
    int x = padding * dot;
    for (const char letter : letters) {
        draw_letter(canvas, letter, {x, padding * dot}, dot);
        x += advance * dot;
    }
    const int margin = 2 * padding * dot;
    const Point at{margin, frame.height - margin - canvas.size.height};
    return {Bitmap(std::move(canvas)), at};
}

}  // namespace slidewell
