// A stream of bytes; each letter behind a label that says how long it is. See unix(7) for how memory travels.
#include "link/post.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>

namespace slidewell {
namespace {

constexpr std::size_t at_once = std::size_t{64} << 10;  // nothing is allocated before it has arrived
constexpr std::size_t most_descriptors = 8;             // that are looked at; the kernel closes the others

// Room for descriptors beside a message.
template <std::size_t Count>
struct alignas(cmsghdr) Beside {
    std::array<char, CMSG_SPACE(sizeof(int) * Count)> bytes{};
};

void enclose(msghdr& message, Beside<most_memories>& beside, std::span<const int> memories) {
    message.msg_control = beside.bytes.data();
    message.msg_controllen = CMSG_SPACE(memories.size_bytes());
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(memories.size_bytes());
    std::memcpy(CMSG_DATA(header), memories.data(), memories.size_bytes());
}

// All that came, so that none is lost.
std::vector<Descriptor> enclosed(msghdr& message) {
    std::vector<Descriptor> all;
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(header) + i * sizeof number, sizeof number);
            all.emplace_back(number);
        }
    }
    return all;
}

bool would_wait() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

Result<Line> make_line() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return Error{std::string("no line to another process: ") + std::strerror(errno)};
    return Line{Descriptor(ends[0]), Descriptor(ends[1])};
}

bool post(const Descriptor& line, std::span<const std::byte> bytes, std::span<const int> memories,
          Posting how) {
    const std::uint64_t size = bytes.size();
    if (size > largest_letter || memories.size() > most_memories) return false;
    std::array<iovec, 2> parts{{{const_cast<std::uint64_t*>(&size), sizeof size},
                                {const_cast<std::byte*>(bytes.data()), bytes.size()}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    Beside<most_memories> beside;
    if (!memories.empty()) enclose(message, beside, memories);
    const int flags = MSG_NOSIGNAL | (how == Posting::hurries ? MSG_DONTWAIT : 0);
    while (parts[0].iov_len + parts[1].iov_len > 0) {
        const ssize_t sent = ::sendmsg(line.get(), &message, flags);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        message.msg_control = nullptr;
        message.msg_controllen = 0;
        auto gone = static_cast<std::size_t>(sent);
        for (iovec& part : parts) {
            const std::size_t of_this = std::min(gone, part.iov_len);
            part.iov_base = static_cast<char*>(part.iov_base) + of_this;
            part.iov_len -= of_this;
            gone -= of_this;
        }
    }
    return true;
}

Result<std::optional<Letter>> Mailbox::receive(const Descriptor& line) {
    for (;;) {
        const Step step = labelled_ < label_.size() ? read_label(line) : read_bytes(line);
        if (step == Step::must_wait) return std::optional<Letter>();
        if (step == Step::ended) return Error{"it has ended"};
        garbled_ = step == Step::garbled;
        if (garbled_) return Error{"it sent what cannot be understood"};
        if (labelled_ < label_.size() || letter_.bytes.size() < size_) continue;
        labelled_ = 0;
        return std::optional<Letter>(std::exchange(letter_, {}));
    }
}

Mailbox::Step Mailbox::read_label(const Descriptor& line) {
    iovec part{label_.data() + labelled_, label_.size() - labelled_};
    Beside<most_descriptors> beside;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = beside.bytes.data();
    message.msg_controllen = beside.bytes.size();
    const ssize_t count = ::recvmsg(line.get(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (count < 0) return would_wait() ? Step::must_wait : Step::ended;
    std::vector<Descriptor> came = enclosed(message);
    if (count == 0) return Step::ended;
    if (!came.empty() && !letter_.memories.empty()) return Step::garbled;
    if (came.size() > most_memories) return Step::garbled;
    if (!came.empty()) letter_.memories = std::move(came);
    labelled_ += static_cast<std::size_t>(count);
    if (labelled_ < label_.size()) return Step::went_on;
    Label label;
    std::memcpy(&label.size, label_.data(), sizeof label.size);
    if (label.size > largest_letter) return Step::garbled;
    size_ = static_cast<std::size_t>(label.size);
    return Step::went_on;
}

Mailbox::Step Mailbox::read_bytes(const Descriptor& line) {
    std::vector<std::byte>& bytes = letter_.bytes;
    const std::size_t before = bytes.size();
    bytes.resize(before + std::min(size_ - before, at_once));
    const ssize_t count = ::recv(line.get(), bytes.data() + before, bytes.size() - before, MSG_DONTWAIT);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0) return would_wait() ? Step::must_wait : Step::ended;
    return count == 0 ? Step::ended : Step::went_on;
}

}  // namespace slidewell
