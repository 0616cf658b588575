// One function for each thing that travels, good for both directions.
#include "link/errand.h"

#include <array>
#include <cerrno>
#include <limits>

#include <sys/socket.h>
#include <sys/uio.h>

#include "link/bytes.h"

namespace slidewell {
namespace {

constexpr std::size_t longest_path = 8'192;
constexpr std::size_t longest_message = 8'192;
constexpr std::size_t most_files = 1'000'000;
constexpr Millis longest_rest = std::chrono::hours{24};
constexpr std::uint64_t longest_note = std::uint64_t{256} << 20;
constexpr std::uint64_t largest_load = std::uint64_t{256} << 20;  // receipts are pages with pictures in them

template <typename Wire, std::integral T>
void carry_any(Wire& wire, T& value) {
    using Number = std::remove_const_t<T>;
    wire.template number<Number>(value, std::numeric_limits<Number>::min(),
                                 std::numeric_limits<Number>::max());
}

template <typename Wire>
void carry(Wire& wire, Is<Stamp> auto& stamp) {
    carry_any(wire, stamp.size);
    carry_any(wire, stamp.modified);
    carry_any(wire, stamp.changed);
    carry_any(wire, stamp.device);
    carry_any(wire, stamp.inode);
}

template <typename Wire>
void carry(Wire& wire, Is<FolderContents> auto& contents) {
    wire.count(contents.files, most_files);
    for (auto& file : contents.files) {
        wire.text(file.path, longest_path);
        carry(wire, file.stamp);
    }
    wire.count(contents.closed, most_files);
    for (auto& folder : contents.closed) {
        wire.text(folder.path, longest_path);
        wire.text(folder.why.message, longest_message);
    }
}

template <typename Wire>
void carry(Wire& wire, Is<Errand> auto& errand) {
    carry_choice(wire, errand.kind, Errand::Kind::write_receipt);
    wire.count(errand.inside, most_files);
    for (auto& folder : errand.inside)
        wire.text(folder, longest_path);
    wire.text(errand.path, longest_path);
    carry_any(wire, errand.limit);
    carry_time(wire, errand.pause, Millis{0}, longest_rest);
    carry_time(wire, errand.longest, Millis{0}, longest_rest);
}

template <typename Wire>
void carry(Wire& wire, Is<ErrandReport> auto& report) {
    bool failed = report.trouble.has_value();
    if constexpr (Wire::reads) {
        wire.flag(failed);
        if (failed) report.trouble.emplace();
    } else {
        wire.flag(failed);
    }
    if (report.trouble) wire.text(report.trouble->message, longest_message);
    carry(wire, report.contents);
    carry(wire, report.stamp);
}

template <typename T>
std::vector<std::byte> as_bytes(const T& value) {
    ByteWriter writer;
    carry(writer, value);
    return writer.take();
}

template <typename T>
std::optional<T> from_bytes(std::span<const std::byte> bytes) {
    ByteReader reader(bytes);
    T value;
    carry(reader, value);
    if (!reader.complete()) return std::nullopt;
    return value;
}

// How much follows.
struct Announcement {
    std::uint64_t note = 0;
    std::uint64_t load = 0;
};

bool receive(const Descriptor& line, void* into, std::size_t size) {
    auto* at = static_cast<char*>(into);
    while (size > 0) {
        const ssize_t count = ::recv(line.get(), at, size, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        at += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

// What is left of `parts` once `sent` bytes of them are gone.
void pass_over(std::span<iovec> parts, std::size_t sent) {
    for (iovec& part : parts) {
        const std::size_t of_this = std::min(sent, part.iov_len);
        part.iov_base = static_cast<char*>(part.iov_base) + of_this;
        part.iov_len -= of_this;
        sent -= of_this;
    }
}

template <typename T>
iovec part_of(const T& bytes) {
    return {const_cast<void*>(static_cast<const void*>(bytes.data())), bytes.size()};
}

}  // namespace

std::vector<std::byte> encode(const Errand& errand) { return as_bytes(errand); }
std::vector<std::byte> encode(const ErrandReport& report) { return as_bytes(report); }
std::optional<Errand> decode_errand(std::span<const std::byte> bytes) { return from_bytes<Errand>(bytes); }
std::optional<ErrandReport> decode_report(std::span<const std::byte> bytes) {
    return from_bytes<ErrandReport>(bytes);
}

bool deliver(const Descriptor& line, std::span<const std::byte> note, std::string_view load) {
    Announcement announcement{note.size(), load.size()};
    std::array<iovec, 3> parts{{{&announcement, sizeof announcement}, part_of(note), part_of(load)}};
    std::size_t left = sizeof announcement + note.size() + load.size();
    while (left > 0) {
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = parts.size();
        const ssize_t count = ::sendmsg(line.get(), &message, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        pass_over(parts, static_cast<std::size_t>(count));
        left -= static_cast<std::size_t>(count);
    }
    return true;
}

std::optional<Delivery> receive_delivery(const Descriptor& line) {
    Announcement announcement;
    if (!receive(line, &announcement, sizeof announcement)) return std::nullopt;
    if (announcement.note > longest_note || announcement.load > largest_load) return std::nullopt;
    Delivery delivery{std::vector<std::byte>(announcement.note), std::string(announcement.load, '\0')};
    if (!receive(line, delivery.note.data(), delivery.note.size())) return std::nullopt;
    if (!receive(line, delivery.load.data(), delivery.load.size())) return std::nullopt;
    return delivery;
}

}  // namespace slidewell
