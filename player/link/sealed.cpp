// A memfd (memfd_create(2)) with all its seals (fcntl(2)).
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

constexpr std::int64_t block = 512;  // of st_blocks, see stat(2)

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

Descriptor new_file() {
    return Descriptor(::memfd_create("slidewell-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
}

Descriptor another(int file) { return Descriptor(::fcntl(file, F_DUPFD_CLOEXEC, 0)); }

// Huge pages and holes come from nowhere at the first look at them, or do not come; that would be a SIGBUS.
bool is_plain_memory(int file) {
    struct statfs system {};
    return ::fstatfs(file, &system) == 0 && system.f_type == TMPFS_MAGIC;
}

bool append(int file, std::span<const Bitmap> bitmaps) {
    return ::lseek(file, 0, SEEK_END) >= 0 && std::ranges::all_of(bitmaps, [&](const Bitmap& bitmap) {
               return write_all(file, bitmap.pixels());
           });
}

Descriptor handed_over(std::span<const Bitmap> bitmaps) {
    const PixelMemory* const first = bitmaps.empty() ? nullptr : bitmaps.front().memory();
    if (first == nullptr || first->file() < 0 || first->sealed()) return Descriptor(-1);
    Descriptor memory = another(first->file());
    const auto own_size = static_cast<off_t>(first->size() * sizeof(Pixel));
    const bool whole = memory.open() && ::ftruncate(memory.get(), own_size) == 0 &&
                       append(memory.get(), bitmaps.subspan(1)) && first->seal();
    return whole ? std::move(memory) : Descriptor(-1);
}

Result<Descriptor> copied(std::span<const Bitmap> bitmaps) {
    Descriptor memory = new_file();
    if (!memory.open() || !append(memory.get(), bitmaps)) return trouble("no memory for a picture");
    if (!seal_file(memory.get())) return trouble("a picture cannot be sealed");
    return memory;
}

constexpr int attempts = 3;

}  // namespace

// The kernel does not seal pages that it has just set aside, to move them for example, and it may do that
// with any page at any time (memfd_wait_for_pins in its mm/memfd.c). A copy lies elsewhere.
Result<Descriptor> seal(std::span<const Bitmap> bitmaps) {
    if (Descriptor memory = handed_over(bitmaps); memory.open()) return memory;
    for (int attempt = 1;; ++attempt) {
        auto memory = copied(bitmaps);
        if (memory || attempt == attempts) return memory;
    }
}

Result<CarriedPixels> open_sealed(const Descriptor& memory, std::size_t most_bytes, Looking when) {
    if (!is_sealed_file(memory.get())) return Error{"its memory is not sealed"};
    struct stat state {};
    if (!is_plain_memory(memory.get()) || ::fstat(memory.get(), &state) != 0)
        return Error{"its memory is of a strange kind"};
    const auto size = static_cast<std::size_t>(state.st_size);
    if (state.st_size <= 0 || size > most_bytes || size % sizeof(Pixel) != 0 ||
        state.st_blocks * block < state.st_size)
        return Error{"its memory is of a strange size"};
    const int how = MAP_SHARED | (when == Looking::at_once ? MAP_POPULATE : 0);
    void* const start = ::mmap(nullptr, size, PROT_READ, how, memory.get(), 0);
    if (start == MAP_FAILED) return trouble("its memory cannot be seen");
    const std::shared_ptr<const Pixel> first(static_cast<const Pixel*>(start),
                                             [start, size](const Pixel*) { ::munmap(start, size); });
    return CarriedPixels{first, size / sizeof(Pixel)};
}

}  // namespace slidewell
