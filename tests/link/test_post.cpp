// Letters that arrive, in pieces or not at all.
#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "link/post.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
    std::vector<std::byte> bytes(text.size());
    std::ranges::transform(text, bytes.begin(), [](char letter) { return static_cast<std::byte>(letter); });
    return bytes;
}

Line line_made() {
    auto line = make_line();
    REQUIRE(line.ok());
    return *std::move(line);
}

void send_raw(const Descriptor& to, std::span<const std::byte> bytes) {
    REQUIRE(::send(to.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
}

std::vector<std::byte> label(std::uint64_t size) {
    std::vector<std::byte> bytes(sizeof size);
    std::memcpy(bytes.data(), &size, sizeof size);
    return bytes;
}

// A label with descriptors beside it.
void send_with(const Descriptor& to, const std::vector<int>& files) {
    std::vector<std::byte> bytes = label(0);
    iovec part{bytes.data(), bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * 64)> beside{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = beside.data();
    message.msg_controllen = CMSG_SPACE(sizeof(int) * files.size());
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * files.size());
    std::memcpy(CMSG_DATA(header), files.data(), sizeof(int) * files.size());
    REQUIRE(::sendmsg(to.get(), &message, 0) == static_cast<ssize_t>(bytes.size()));
}

std::ptrdiff_t open_files() {
    const std::filesystem::directory_iterator files("/proc/self/fd");
    return std::distance(begin(files), end(files));
}

}  // namespace

TEST_CASE("letters arrive one by one, in their order") {
    const Line line = line_made();
    CHECK(post(line.there, bytes_of("one")));
    CHECK(post(line.there, {}));
    CHECK(post(line.there, bytes_of("three")));
    Mailbox mailbox;
    for (const std::string_view expected : {"one", "", "three"}) {
        const auto letter = mailbox.receive(line.here);
        REQUIRE(letter.ok());
        REQUIRE(letter->has_value());
        CHECK((*letter)->bytes == bytes_of(expected));
    }
    const auto none = mailbox.receive(line.here);
    REQUIRE(none.ok());
    CHECK_FALSE(none->has_value());
}

TEST_CASE("memory travels with its letter, and is not inherited by other programs") {
    const Line line = line_made();
    const Descriptor memory(::memfd_create("test", MFD_CLOEXEC));
    const Descriptor other(::memfd_create("test", MFD_CLOEXEC));
    REQUIRE(::ftruncate(memory.get(), 1234) == 0);
    CHECK(post(line.there, bytes_of("without")));
    CHECK(post(line.there, bytes_of("with"), std::array{memory.get(), other.get()}));
    CHECK_FALSE(post(line.there, {}, std::vector<int>(most_memories + 1, memory.get())));
    Mailbox mailbox;
    CHECK((*mailbox.receive(line.here))->memories.empty());
    const auto letter = mailbox.receive(line.here);
    REQUIRE((*letter)->memories.size() == 2);
    CHECK(::lseek((*letter)->memories[0].get(), 0, SEEK_END) == 1234);
    CHECK(::lseek((*letter)->memories[1].get(), 0, SEEK_END) == 0);
    for (const Descriptor& came : (*letter)->memories)
        CHECK((::fcntl(came.get(), F_GETFD) & FD_CLOEXEC) != 0);
}

TEST_CASE("a letter that arrives byte by byte is put together, and keeps nobody waiting") {
    const Line line = line_made();
    std::vector<std::byte> all = label(5);
    std::ranges::copy(bytes_of("piece"), std::back_inserter(all));
    Mailbox mailbox;
    for (const std::byte byte : all) {
        const auto before = mailbox.receive(line.here);
        REQUIRE(before.ok());
        CHECK_FALSE(before->has_value());
        send_raw(line.there, std::span(&byte, 1));
    }
    CHECK((*mailbox.receive(line.here))->bytes == bytes_of("piece"));
}

TEST_CASE("a letter that is too large is refused by its label alone") {
    const Line line = line_made();
    CHECK_FALSE(post(line.there, std::vector<std::byte>(largest_letter + 1)));
    send_raw(line.there, label(largest_letter + 1));
    Mailbox mailbox;
    CHECK_FALSE(mailbox.receive(line.here).ok());
    CHECK(mailbox.garbled());
}

TEST_CASE("when the other side has gone, no more is received or posted") {
    Line line = line_made();
    send_raw(line.there, label(10));
    line.there = Descriptor(-1);
    Mailbox mailbox;
    CHECK_FALSE(mailbox.receive(line.here).ok());
    CHECK_FALSE(mailbox.garbled());
    CHECK_FALSE(post(line.here, bytes_of("anybody?")));
}

TEST_CASE("who hurries does not wait for a side that does not read") {
    const Line line = line_made();
    const std::vector<std::byte> much(100'000);
    int posted = 0;
    while (posted < 1'000 && post(line.here, much, {}, Posting::hurries))
        ++posted;
    CHECK(posted < 1'000);
}

TEST_CASE("descriptors that nobody asked for are closed again") {
    const Line line = line_made();
    const Descriptor memory(::memfd_create("test", MFD_CLOEXEC));
    const auto before = open_files();
    const std::size_t count = GENERATE(most_memories + 1, most_memories + 3, std::size_t{60});
    send_with(line.there, std::vector<int>(count, memory.get()));
    {
        Mailbox mailbox;
        CHECK_FALSE(mailbox.receive(line.here).ok());
        CHECK(mailbox.garbled());
    }
    CHECK(open_files() == before);
}
