// Sealing pictures, and sending them.
#include "app/player_line.h"

#include <limits>
#include <vector>

#include <poll.h>

#include "link/sealed.h"
#include "link/wire.h"

namespace slidewell {

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

bool PlayerLine::tell(Painted& painted) {
    Picture& picture = painted.picture;
    const auto refuse = [&](std::string why) {
        return tell(Report{{{painted.slide, {}, Severity::error, std::move(why), {}}}}) &&
               tell(Unpaintable{painted.slide, painted.version, picture.size});
    };
    if (!last_ || last_->key != picture.key || last_->size != picture.size) {
        last_.reset();  // before another takes as much memory
        auto memory = seal(bitmaps_of(painted));
        if (!memory) return refuse(memory.error().message);
        memory_ = *std::move(memory);
        auto pixels = open_sealed(memory_, std::numeric_limits<std::size_t>::max(), Looking::perhaps);
        if (!pixels) return refuse(pixels.error().message);
        auto sealed = decode_to_player(encode(painted), *pixels);
        if (!sealed) return refuse("it cannot be shown: a part of it has no size, or far too large a one");
        last_ = std::move(std::get<Painted>(*sealed).picture);
    }
    picture = *last_;
    return post(line_, encode(painted), memory_.get());
}

}  // namespace slidewell
