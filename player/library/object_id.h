// An object is a file's bytes; its name is their hash, so whoever reads it knows whether it is whole.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slidewell {

// BLAKE2b with 256 bits (RFC 7693).
struct ObjectId {
    std::array<std::uint8_t, 32> bytes{};
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 of a comparison for a pointer
    friend auto operator<=>(const ObjectId&, const ObjectId&) = default;
};

[[nodiscard]] ObjectId object_id_of(std::string_view bytes);

// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_string(const ObjectId& id);

// What to_string wrote; nothing else.
[[nodiscard]] std::optional<ObjectId> parse_object_id(std::string_view hex);

}  // namespace slidewell
