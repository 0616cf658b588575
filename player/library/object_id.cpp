// Hashing, and hexadecimal both ways.
#include "library/object_id.h"

#include <algorithm>

#include <sodium.h>

namespace slidewell {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

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
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const std::size_t digit = digits.find(hex[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        id.bytes.at(i / 2) = static_cast<std::uint8_t>(id.bytes.at(i / 2) << 4 | digit);
    }
    return id;
}

}  // namespace slidewell
