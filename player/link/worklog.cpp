// A memfd of one page for each desk, as large as it is for good.
#include "link/worklog.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace slidewell {
namespace {

constexpr std::size_t page = 4096;
constexpr std::size_t longest_thing = page - 24;

}  // namespace

// All zeros: nothing in hand.
struct alignas(page) Worklog::Desk {
    std::atomic<std::uint32_t> turn;
    std::uint32_t kind;
    std::uint64_t version;
    std::uint64_t length;
    std::array<char, longest_thing> thing;
};

Worklog::~Worklog() { ::munmap(desks_, most_desks * sizeof(Desk)); }

Result<std::unique_ptr<Worklog>> Worklog::create() {
    static_assert(sizeof(Desk) == page && std::atomic<std::uint32_t>::is_always_lock_free);
    Descriptor memory(::memfd_create("slidewell-worklog", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!memory.open() || ::ftruncate(memory.get(), most_desks * sizeof(Desk)) != 0 ||
        ::fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW) != 0)
        return Error{std::string("no memory for the studio: ") + std::strerror(errno)};
    return map(std::move(memory));
}

Result<std::unique_ptr<Worklog>> Worklog::open(Descriptor memory) { return map(std::move(memory)); }

Result<std::unique_ptr<Worklog>> Worklog::map(Descriptor memory) {
    void* const start =
        ::mmap(nullptr, most_desks * sizeof(Desk), PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
    if (start == MAP_FAILED) return Error{std::string("no memory for the studio: ") + std::strerror(errno)};
    return std::unique_ptr<Worklog>(new Worklog(std::move(memory), static_cast<Desk*>(start)));
}

void Worklog::begin(std::size_t desk, const Task& task) {
    if (desk >= most_desks) return;
    Desk& at = desks_[desk];
    at.kind = static_cast<std::uint32_t>(task.kind);
    at.version = task.version;
    at.length = std::min(task.thing.size(), longest_thing);
    std::memcpy(at.thing.data(), task.thing.data(), at.length);
    at.turn.fetch_add(1, std::memory_order_release);
}

void Worklog::end(std::size_t desk) {
    if (desk < most_desks) desks_[desk].turn.fetch_add(1, std::memory_order_release);
}

std::vector<std::uint32_t> Worklog::turns() const {
    std::vector<std::uint32_t> all;
    for (std::size_t desk = 0; desk < most_desks; ++desk)
        all.push_back(desks_[desk].turn.load(std::memory_order_acquire));
    return all;
}

std::optional<Task> Worklog::in_hand(std::size_t desk) const {
    const Desk& at = desks_[desk];
    if (at.turn.load(std::memory_order_acquire) % 2 == 0) return std::nullopt;
    const std::uint32_t kind = at.kind;
    const std::size_t length = at.length;
    return Task{static_cast<Task::Kind>(std::min(kind, static_cast<std::uint32_t>(Task::Kind::checking))),
                std::string(at.thing.data(), std::min(length, longest_thing)), at.version};
}

std::vector<Task> Worklog::in_hand() const {
    std::vector<Task> tasks;
    for (std::size_t desk = 0; desk < most_desks; ++desk) {
        if (auto task = in_hand(desk)) tasks.push_back(*std::move(task));
    }
    return tasks;
}

}  // namespace slidewell
