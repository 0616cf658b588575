// A value, or the reason why there is none. Errors are values that gain context on the way up.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace slidewell {

struct Error {
    std::string message;
};

// `error` with what was being done put in front: "cannot read knee.jpg: no such file".
[[nodiscard]] inline Error in_context(std::string_view doing, const Error& error) {
    return {std::string(doing) + ": " + error.message};
}

struct Done {};

// Holds a T or the reason why there is none: an Error, or a type of its own where whoever asks must tell one
// reason from another. Reading the one that is not there is a programming error and throws.
template <typename T = Done, typename Reason = Error>
class [[nodiscard]] Result {
  public:
    Result(T value) : held_(std::move(value)) {}
    Result(Reason error) : held_(std::move(error)) {}

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(held_); }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const& { return std::get<T>(held_); }
    [[nodiscard]] T& value() & { return std::get<T>(held_); }
    [[nodiscard]] T&& value() && { return std::get<T>(std::move(held_)); }
    [[nodiscard]] const Reason& error() const { return std::get<Reason>(held_); }

    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

  private:
    std::variant<T, Reason> held_;
};

}  // namespace slidewell
