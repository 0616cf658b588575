// One client of a socket, or one server: bytes, both ways, within a time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/descriptor.h"

namespace slidewell {

// Lasts a few seconds; then nothing is sent or received any more.
class Connection {
  public:
    // Ends early when `stop` can be read; -1: nobody wants it to.
    explicit Connection(Descriptor socket, int stop = -1);

    // False when not all could be sent.
    bool send(std::span<const std::byte> bytes);
    bool send(std::string_view text) { return send(std::as_bytes(std::span(text))); }

    // How much came of what there is room for: 0 at the end. Nothing when there was trouble.
    [[nodiscard]] std::optional<std::size_t> receive(std::span<std::byte> room);
    // Without its end. Nothing when it is longer than `most` bytes.
    [[nodiscard]] std::optional<std::string> receive_line(std::size_t most);
    // All that comes; nothing when that is more than `most` bytes.
    [[nodiscard]] std::optional<std::string> receive_rest(std::size_t most);

  private:
    Descriptor socket_;
    Descriptor timer_;
    int stop_;
};

// Waits for `event` at `socket`. False when `timer` or `stop` can be read instead; -1: there is none.
[[nodiscard]] bool wait_for(int socket, short event, int timer, int stop);

}  // namespace slidewell
