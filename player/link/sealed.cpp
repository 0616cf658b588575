// A memfd (memfd_create(2)) with its seals (fcntl(2)).
#include "link/sealed.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace slidewell {
namespace {

// Those that nobody can take off again.
constexpr int size_seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW;

Error trouble(const char* doing) { return {std::string(doing) + ": " + std::strerror(errno)}; }

bool write_all(int file, std::span<const Pixel> pixels) {
    std::span<const std::byte> left = std::as_bytes(pixels);
    while (!left.empty()) {
        const ssize_t written = ::write(file, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        left = left.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

// Huge pages and holes come from nowhere at the first look at them, or do not come; that would be a SIGBUS.
bool is_plain_memory(int file) {
    struct statfs system {};
    return ::fstatfs(file, &system) == 0 && system.f_type == TMPFS_MAGIC;
}

Result<Descriptor> copied(std::span<const Bitmap> bitmaps) {
    Descriptor memory(::memfd_create("slidewell-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    const bool whole = memory.open() && std::ranges::all_of(bitmaps, [&](const Bitmap& bitmap) {
                           return write_all(memory.get(), bitmap.pixels());
                       });
    if (!whole) return trouble("no memory for a picture");
    if (::fcntl(memory.get(), F_ADD_SEALS, size_seals | F_SEAL_WRITE) != 0)
        return trouble("a picture cannot be sealed");
    return memory;
}

constexpr int attempts = 3;

}  // namespace

// The kernel does not seal pages that it has just set aside, to move them for example, and it may do that
// with any page at any time (memfd_wait_for_pins in its mm/memfd.c). Another copy lies elsewhere.
Result<Descriptor> seal(std::span<const Bitmap> bitmaps) {
    for (int attempt = 1;; ++attempt) {
        auto memory = copied(bitmaps);
        if (memory || attempt == attempts) return memory;
    }
}

std::optional<MemoryId> id_of(const Descriptor& memory) {
    struct stat state {};
    if (::fcntl(memory.get(), F_GET_SEALS) < 0 || ::fstat(memory.get(), &state) != 0) return std::nullopt;
    return MemoryId{state.st_dev, state.st_ino};
}

// With either of these seals no hole can be made.
Result<SealedMemory> SealedMemory::open(const Descriptor& memory, std::size_t most_bytes, Looking when) {
    const int seals = ::fcntl(memory.get(), F_GET_SEALS);
    if (seals < 0 || (seals & size_seals) != size_seals ||
        (seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) == 0)
        return Error{"its memory is not sealed"};
    struct stat state {};
    if (!is_plain_memory(memory.get()) || ::fstat(memory.get(), &state) != 0)
        return Error{"its memory is of a strange kind"};
    const auto size = static_cast<std::size_t>(state.st_size);
    if (state.st_size <= 0 || size > most_bytes || size % sizeof(Pixel) != 0)
        return Error{"its memory is of a strange size"};
    if (::lseek(memory.get(), 0, SEEK_HOLE) != state.st_size) return Error{"its memory has holes"};
    const int how = MAP_SHARED | (when == Looking::at_once ? MAP_POPULATE : 0);
    void* const start = ::mmap(nullptr, size, PROT_READ, how, memory.get(), 0);
    if (start == MAP_FAILED) return trouble("its memory cannot be seen");
    SealedMemory opened;
    opened.pixels_ = {static_cast<const Pixel*>(start), size / sizeof(Pixel)};
    opened.id_ = {state.st_dev, state.st_ino};
    opened.may_change_ = (seals & F_SEAL_WRITE) == 0;
    return opened;
}

SealedMemory::SealedMemory(SealedMemory&& other) noexcept
    : pixels_(std::exchange(other.pixels_, {})), id_(other.id_), may_change_(other.may_change_) {}

SealedMemory& SealedMemory::operator=(SealedMemory other) noexcept {
    std::swap(pixels_, other.pixels_);
    std::swap(id_, other.id_);
    std::swap(may_change_, other.may_change_);
    return *this;
}

SealedMemory::~SealedMemory() {
    if (!pixels_.empty()) ::munmap(const_cast<Pixel*>(pixels_.data()), pixels_.size_bytes());
}

}  // namespace slidewell
