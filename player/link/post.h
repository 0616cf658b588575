// Letters over a socket: bytes, and with some of them memory. Whoever receives trusts nothing: a letter is as
// long as allowed or the line counts as broken, and what arrives half does not keep anybody waiting.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"

namespace slidewell {

inline constexpr std::size_t largest_letter = std::size_t{32} << 20;  // in bytes
inline constexpr std::size_t most_memories = 3;                       // beside a letter

struct Letter {
    std::vector<std::byte> bytes;
    std::vector<Descriptor> memories{};  // most have none
};

// Two sockets that are each other's end.
struct Line {
    Descriptor here{-1};
    Descriptor there{-1};
};
[[nodiscard]] Result<Line> make_line();

enum class Posting { waits, hurries };  // hurries: fails rather than wait for the other side to read

// False when the other side is gone, or does not read. At most most_memories can go along, as descriptors.
[[nodiscard]] bool post(const Descriptor& line, std::span<const std::byte> bytes,
                        std::span<const int> memories = {}, Posting how = Posting::waits);

// Puts together what arrives in pieces.
class Mailbox {
  public:
    // Takes what is there without waiting: a letter, or nothing when none is whole yet. An error when no more
    // will come.
    [[nodiscard]] Result<std::optional<Letter>> receive(const Descriptor& line);
    // Whether that was because of what came, not because the other side has gone.
    [[nodiscard]] bool garbled() const { return garbled_; }

  private:
    struct Label {
        std::uint64_t size = 0;
    };
    enum class Step { went_on, must_wait, ended, garbled };
    [[nodiscard]] Step read_label(const Descriptor& line);
    [[nodiscard]] Step read_bytes(const Descriptor& line);

    std::array<std::byte, sizeof(Label)> label_{};
    std::size_t labelled_ = 0;  // bytes of the label that have arrived
    std::size_t size_ = 0;      // as it says
    Letter letter_;
    bool garbled_ = false;
};

}  // namespace slidewell
