// memfd_create(2), mmap(2) and the seals of fcntl(2).
#include "base/pixel_memory.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <exception>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace slidewell {
namespace {

// In pixels: 1 MiB. For less, a file's own cost would show.
constexpr std::size_t much = std::size_t{1} << 18;

// A file's pages come quicker by writing than by looking at them. False where there is no room for them.
bool write_clear(int file, std::size_t size) {
    constexpr std::array<std::byte, 16 << 10> clear{};
    while (size > 0) {
        const ssize_t written = ::write(file, clear.data(), std::min(clear.size(), size));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

// What is mapped already can still be written.
bool close_to_others(int file) {
    return ::fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_FUTURE_WRITE) == 0;
}

}  // namespace

PixelMemory::PixelMemory(std::size_t count) : count_(count) {
    if (count >= much && open_file()) return;
    few_.resize(count);
    first_ = few_.data();
}

PixelMemory::PixelMemory(std::vector<Pixel> pixels)
    : few_(std::move(pixels)), first_(few_.data()), count_(few_.size()) {}

PixelMemory::PixelMemory(const PixelMemory& other) : PixelMemory(other.count_) {
    std::ranges::copy(other, first_);
}

PixelMemory::PixelMemory(PixelMemory&& other) noexcept
    : few_(std::move(other.few_)),
      file_(std::move(other.file_)),
      first_(std::exchange(other.first_, nullptr)),
      count_(std::exchange(other.count_, 0)) {}

PixelMemory& PixelMemory::operator=(PixelMemory other) noexcept {
    std::swap(few_, other.few_);
    std::swap(file_, other.file_);
    std::swap(first_, other.first_);
    std::swap(count_, other.count_);
    return *this;
}

PixelMemory::~PixelMemory() {
    if (file_.open()) ::munmap(first_, count_ * sizeof(Pixel));
}

bool operator==(const PixelMemory& a, const PixelMemory& b) { return std::ranges::equal(a, b); }

// All pages at once: asking for each when it is first painted takes longer.
bool PixelMemory::open_file() {
    Descriptor file(::memfd_create("slidewell-pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    const std::size_t size = count_ * sizeof(Pixel);
    if (!file.open() || !write_clear(file.get(), size)) return false;
    void* const start =
        ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, file.get(), 0);
    if (start == MAP_FAILED) return false;
    if (!close_to_others(file.get())) {
        ::munmap(start, size);
        return false;
    }
    file_ = std::move(file);
    first_ = static_cast<Pixel*>(start);
    return true;
}

}  // namespace slidewell
