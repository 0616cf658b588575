// Numbers and texts as bytes, and back. Both ends of a link are one binary on one machine, so numbers are as
// the machine has them. What is read is trusted in nothing: whatever is out of its bounds makes the whole
// message unreadable, and nothing is allocated for what the bytes do not hold.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace slidewell {

// A T to be read into, or a constant one to be written: one function describes both directions.
template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

class ByteWriter {
  public:
    static constexpr bool reads = false;

    template <std::integral T>
    void number(T value, T /*least*/, T /*most*/) {
        const auto* const first = reinterpret_cast<const std::byte*>(&value);
        bytes_.insert(bytes_.end(), first, first + sizeof value);
    }
    void flag(bool value) { number<std::uint8_t>(value ? 1 : 0, 0, 1); }
    void text(const std::string& value, std::size_t /*longest*/) {
        number<std::uint64_t>(value.size(), 0, value.size());
        const auto* const first = reinterpret_cast<const std::byte*>(value.data());
        bytes_.insert(bytes_.end(), first, first + value.size());
    }
    // How many elements follow.
    template <typename T>
    void count(const std::vector<T>& list, std::size_t /*most*/) {
        number<std::uint64_t>(list.size(), 0, list.size());
    }
    void require(bool /*what a reader insists on*/) const {}

    [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

  private:
    std::vector<std::byte> bytes_;
};

// After the first thing that is wrong it gives what is least and empty, so that whoever reads comes to an
// end.
class ByteReader {
  public:
    static constexpr bool reads = true;

    explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    template <std::integral T>
    void number(T& value, T least, T most) {
        value = least;
        T read{};
        if (!take(&read, sizeof read)) return;
        require(least <= read && read <= most);
        if (!failed_) value = read;
    }
    void flag(bool& value) {
        std::uint8_t number_read = 0;
        number<std::uint8_t>(number_read, 0, 1);
        value = number_read == 1;
    }
    void text(std::string& value, std::size_t longest) {
        value.resize(length(longest));
        static_cast<void>(take(value.data(), value.size()));
    }
    // Makes room for the elements that follow, each of at least one byte.
    template <typename T>
    void count(std::vector<T>& list, std::size_t most) {
        list.clear();
        list.resize(length(most));
    }
    void require(bool holds) { failed_ = failed_ || !holds; }

    // Everything was read, and nothing was wrong.
    [[nodiscard]] bool complete() const { return !failed_ && bytes_.empty(); }
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    // No more than there are bytes left.
    [[nodiscard]] std::size_t length(std::size_t most) {
        std::uint64_t announced = 0;
        number<std::uint64_t>(announced, 0, most);
        require(announced <= bytes_.size());
        return failed_ ? 0 : static_cast<std::size_t>(announced);
    }
    [[nodiscard]] bool take(void* into, std::size_t size) {
        require(size <= bytes_.size());
        if (failed_) return false;
        if (size > 0) std::memcpy(into, bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
        return true;
    }

    std::span<const std::byte> bytes_;
    bool failed_ = false;
};

// An enum whose values are 0 to `last`.
template <typename Wire, typename E>
requires std::is_enum_v<std::remove_const_t<E>>
void carry_choice(Wire& wire, E& value, std::remove_const_t<E> last) {
    auto number = static_cast<std::int32_t>(value);
    wire.template number<std::int32_t>(number, 0, static_cast<std::int32_t>(last));
    if constexpr (Wire::reads) value = static_cast<E>(number);
}

template <typename Wire, typename Duration>
void carry_time(Wire& wire, Duration& value, std::remove_const_t<Duration> least,
                std::remove_const_t<Duration> most) {
    using Time = std::remove_const_t<Duration>;
    std::int64_t count = value.count();
    wire.template number<std::int64_t>(count, least.count(), most.count());
    if constexpr (Wire::reads) value = Time(count);
}

}  // namespace slidewell
