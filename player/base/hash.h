// A fast fingerprint for cache keys. Not for trust: whoever must detect damage uses a cryptographic hash.
#pragma once

#include <cstdint>
#include <string_view>

namespace slidewell {

// FNV-1a, 64 bit (Fowler, Noll, Vo; RFC 9923 lists the constants).
class Fingerprint {
  public:
    void add(std::string_view bytes) {
        for (const char c : bytes)
            add_byte(static_cast<unsigned char>(c));
        add_byte(0xFF);  // never part of UTF-8: "ab","c" and "a","bc" differ
    }
    void add(std::int64_t number) {
        for (int shift = 0; shift < 64; shift += 8) {
            add_byte(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> shift & 0xFF));
        }
    }
    [[nodiscard]] std::uint64_t value() const { return state_; }

  private:
    void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

}  // namespace slidewell
