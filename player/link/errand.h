// What the studio sends the porter for, and what comes back: what can be done with a folder, as bytes that
// another process reads. Neither side trusts the other's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/duration.h"
#include "source/folder.h"

namespace slidewell {

struct Errand {
    enum class Kind { list, rest, read, write_receipt };
    Kind kind = Kind::list;
    std::vector<std::string> inside;  // list, rest: the folders inside that are looked into as well
    std::string path;         // read: of the file; write_receipt: its name, while its bytes come along
    std::uint64_t limit = 0;  // read: no more bytes than that
    Millis pause{0};          // rest: between two looks
    Millis longest{0};        // rest: until it is over although nothing has changed
};

struct ErrandReport {
    std::optional<Error> trouble;
    FolderContents contents;  // list
    Stamp stamp;              // read; the bytes come along
};

[[nodiscard]] std::vector<std::byte> encode(const Errand& errand);
[[nodiscard]] std::vector<std::byte> encode(const ErrandReport& report);
// Nothing when the bytes are no such thing, or one of a size that no folder has.
[[nodiscard]] std::optional<Errand> decode_errand(std::span<const std::byte> bytes);
[[nodiscard]] std::optional<ErrandReport> decode_report(std::span<const std::byte> bytes);

// What travels: a note, and the bytes of a file.
struct Delivery {
    std::vector<std::byte> note;
    std::string load;
};

// False when the other end of `line`, a stream socket, is gone.
[[nodiscard]] bool deliver(const Descriptor& line, std::span<const std::byte> note,
                           std::string_view load = {});
// Waits for one. Nothing when the other end is gone, or announces more than a delivery holds.
[[nodiscard]] std::optional<Delivery> receive_delivery(const Descriptor& line);

}  // namespace slidewell
