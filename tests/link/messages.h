// Messages as a studio sends them, with a little of everything.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "link/wire.h"

namespace messages {

inline slidewell::Bitmap bitmap(slidewell::Size size, slidewell::Pixel colour) {
    return slidewell::Bitmap(slidewell::Canvas(size, colour));
}

inline slidewell::Picture picture() {
    using namespace slidewell;
    constexpr Size screen{32, 18};
    Clock clock{{2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1}, true};
    return {77,
            screen,
            {{bitmap(screen, 0xFF102030), whole(screen), Still{}},
             {bitmap({4, 3}, 0x80808080), {-1, 16, 4, 3}, Appear{Millis{900}, Millis{300}, 5}},
             {bitmap({12, 10}, 0xFFFFFFFF),
              {3, 3, 10, 8},
              Drift{to_area({0, 0, 10, 8}), to_area({2, 2, 10, 8}), Millis{12'000}}},
             {bitmap({21, 4}, 0xFF000000), {20, 12, 9, 4}, clock}}};
}

inline slidewell::Painted painted() {
    using namespace slidewell;
    Painted message{"/deck/10-what.xml", 42, {Millis{12'000}, {}}, picture()};
    message.timing.transition = {Transition::Kind::wipe, Transition::Direction::up, Millis{600}};
    return message;
}

// In one piece; none where there are no bitmaps.
inline std::vector<slidewell::CarriedPixels> pixels_of(const slidewell::ToPlayer& message) {
    auto all = std::make_shared<std::vector<slidewell::Pixel>>();
    for (const slidewell::Bitmap& bitmap : slidewell::bitmaps_of(message))
        all->insert(all->end(), bitmap.pixels().begin(), bitmap.pixels().end());
    if (all->empty()) return {};
    return {{{all, all->data()}, all->size()}};
}

inline slidewell::Result<slidewell::ToPlayer> there_and_back(const slidewell::ToPlayer& message) {
    return slidewell::decode_to_player(slidewell::encode(message), pixels_of(message));
}

}  // namespace messages
