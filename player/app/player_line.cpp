// Lending canvases, copying what is smaller, and sending both.
#include "app/player_line.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <span>

#include <poll.h>

#include "link/post.h"
#include "link/sealed.h"
#include "link/wire.h"

namespace slidewell {
namespace {

bool lies_in_file(const Layer& layer) {
    return layer.bitmap.memory() != nullptr && layer.bitmap.memory()->file() >= 0;
}

// Those from the first on that lie in files. One memory is left for the others.
std::span<const Layer> to_lend(const Picture& picture) {
    const std::span layers =
        std::span(picture.layers).first(std::min(picture.layers.size(), most_memories - 1));
    return {layers.begin(), std::ranges::find_if_not(layers, lies_in_file)};
}

// The player would end a studio that sends what it cannot show.
bool can_be_shown(const Painted& painted) {
    std::vector<CarriedPixels> pixels;
    for (const Bitmap& bitmap : bitmaps_of(painted))
        pixels.push_back({{std::shared_ptr<const void>(), bitmap.pixels().data()}, bitmap.pixels().size()});
    return decode_to_player(encode(painted), pixels).ok();
}

}  // namespace

Result<Letter> PlayerLine::receive() {
    for (;;) {
        auto letter = mailbox_.receive(line_);
        if (!letter) return letter.error();
        if (*letter) return **std::move(letter);
        pollfd event{line_.get(), POLLIN, 0};
        ::poll(&event, 1, -1);
    }
}

bool PlayerLine::tell(const ToPlayer& message) { return post(line_, encode(message)); }

bool PlayerLine::tell(Painted& painted, CanvasStock& canvases) {
    Picture& picture = painted.picture;
    const auto refuse = [&](std::string why) {
        return tell(Report{{{painted.slide, {}, Severity::error, std::move(why), {}}}}) &&
               tell(Unpaintable{painted.slide, painted.version, picture.size});
    };
    if (!can_be_shown(painted))
        return refuse("it cannot be shown: a part of it has no size, or far too large a one");
    std::vector<int> memories;
    for (const Layer& layer : to_lend(picture))
        memories.push_back(layer.bitmap.memory()->file());
    const std::size_t lent = memories.size();
    if (const auto copied = copy(picture, lent); !copied) return refuse(copied.error().message);
    if (copies_.memory.open()) memories.push_back(copies_.memory.get());
    for (const Layer& layer : std::span(picture.layers).first(lent))
        canvases.lend(layer.bitmap);
    const bool told = post(line_, encode(painted), memories);
    canvases.tidy();
    return told;
}

// The layers from number `first` on, into memory that the player sees.
Result<> PlayerLine::copy(Picture& picture, std::size_t first) {
    const auto layers = std::span(picture.layers).subspan(first);
    const bool known =
        copies_.key == picture.key && copies_.size == picture.size && copies_.bitmaps.size() == layers.size();
    if (!known) copies_ = {};  // before others take as much memory
    if (!known && !layers.empty()) {
        std::vector<Bitmap> bitmaps(layers.size());
        std::ranges::transform(layers, bitmaps.begin(), &Layer::bitmap);
        auto memory = seal(bitmaps);
        if (!memory) return memory.error();
        auto seen = SealedMemory::open(*memory, std::numeric_limits<std::size_t>::max(), Looking::perhaps);
        if (!seen) return seen.error();
        const auto shared = std::make_shared<const SealedMemory>(*std::move(seen));
        const Pixel* next = shared->pixels().data();
        for (Bitmap& bitmap : bitmaps) {
            const std::size_t count = bitmap.pixels().size();
            bitmap = Bitmap(bitmap.size(), std::shared_ptr<const Pixel>(shared, next));
            next += count;
        }
        copies_ = {picture.key, picture.size, std::move(bitmaps), *std::move(memory)};
    }
    for (std::size_t i = 0; i < layers.size(); ++i)
        layers[i].bitmap = copies_.bitmaps[i];
    return Done{};
}

}  // namespace slidewell
