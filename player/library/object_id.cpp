// Hashing, and hexadecimal both ways.
#include "library/object_id.h"

#include <algorithm>

#include <sodium.h>

namespace slidewell {
namespace {

constexpr std::string_view digits = "0123456789abcdef";
constexpr unsigned no_digit = 16;

constexpr unsigned value_of(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10;
    return no_digit;
}

}  // namespace

ObjectId object_id_of(std::string_view bytes) {
    // Picks, once, the fastest code for this processor; without it the hash is as right, and slower.
    [[maybe_unused]] const int ready = sodium_init();
    ObjectId id;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
    crypto_generichash(id.bytes.data(), id.bytes.size(), data, bytes.size(), nullptr, 0);
    return id;
}

std::string to_string(const ObjectId& id) {
    std::string hex;
    hex.reserve(2 * id.bytes.size());
    for (const unsigned byte : id.bytes) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::optional<ObjectId> parse_object_id(std::string_view hex) {
    ObjectId id;
    if (hex.size() != 2 * id.bytes.size()) return std::nullopt;
    for (std::uint8_t& byte : id.bytes) {
        const unsigned high = value_of(hex[0]);
        const unsigned low = value_of(hex[1]);
        if (high == no_digit || low == no_digit) return std::nullopt;
        byte = static_cast<std::uint8_t>(high << 4 | low);
        hex.remove_prefix(2);
    }
    return id;
}

}  // namespace slidewell
