// What the studio sends: a message that is understood is one that the player can show, and is written in one
// way only. The first byte tells the direction; two more, to the player, how many pixels come along.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "fuzz/harness.h"

#include "link/wire.h"
#include "playback/frame.h"
#include "screen/cpu_compositor.h"

using namespace slidewell;

namespace {

constexpr int most_pixels_drawn = 128 * 128;

// Of their own memory, so that reading beside them is noticed.
CarriedPixels pixels(std::size_t count) {
    const std::shared_ptr<Pixel[]> memory(new Pixel[count]);
    std::fill_n(memory.get(), count, 0xFF336699U);
    return {std::shared_ptr<const Pixel>(memory, memory.get()), count};
}

void show(const Painted& painted) {
    const Picture& picture = painted.picture;
    const Size size = picture.size;
    if (size.width > most_pixels_drawn / size.height) return;
    for (const Millis elapsed :
         {Millis{0}, Millis{700}, painted.timing.dwell, Millis{std::chrono::hours{24}}}) {
        const Frame frame{
            {picture, elapsed}, Scene{picture, elapsed}, painted.timing.transition, elapsed, Civil{23, 59}};
        expect(drawn(frame, size).size == size, "a frame has the screen's size");
        if (const auto next = next_motion(picture, elapsed)) expect(*next > elapsed, "time goes on");
    }
    expect(drawn_settled(picture, size, Civil{12, 0}).size() == size, "a picture has the screen's size");
}

void to_player(std::span<const std::byte> bytes, const std::vector<CarriedPixels>& carried) {
    const auto message = decode_to_player(bytes, carried);
    if (!message) return expect(!message.error().message.empty(), "a reason has words");
    expect(std::ranges::equal(encode(*message), bytes), "there is one way only to write a message");
    std::size_t count = 0;
    for (const Bitmap& bitmap : bitmaps_of(*message))
        count +=
            static_cast<std::size_t>(bitmap.size().width) * static_cast<std::size_t>(bitmap.size().height);
    std::size_t came = 0;
    for (const CarriedPixels& piece : carried)
        came += piece.count;
    expect(count == came, "all pixels that came along are somebody's");
    if (const auto* const painted = std::get_if<Painted>(&*message)) show(*painted);
}

void to_studio(std::span<const std::byte> bytes) {
    const auto message = decode_to_studio(bytes);
    if (!message) return expect(!message.error().message.empty(), "a reason has words");
    expect(std::ranges::equal(encode(*message), bytes), "there is one way only to write a message");
}

}  // namespace

void try_input(std::string_view bytes) {
    const auto all = std::as_bytes(std::span(bytes));
    if (all.empty()) return;
    if (std::to_integer<int>(all[0]) == 0) return to_studio(all.subspan(1));
    if (all.size() < 3) return;
    const std::size_t count =
        std::to_integer<std::size_t>(all[1]) + 256 * std::to_integer<std::size_t>(all[2]);
    if (count == 0) return to_player(all.subspan(3), {});
    to_player(all.subspan(3), {pixels(count)});
    to_player(all.subspan(3), {pixels(count / 2), pixels(count - count / 2)});
}
