// A memfd (memfd_create(2)) with all its seals (fcntl(2)).
#include "link/sealed.h"

#include <cerrno>
#include <cstring>
#include <string>

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

}  // namespace

Result<Descriptor> seal(std::span<const Bitmap> bitmaps) {
    const PixelMemory* const ground = bitmaps.empty() ? nullptr : bitmaps.front().memory();
    const bool moves = ground != nullptr && ground->file() >= 0 && !ground->sealed();
    Descriptor memory = moves ? another(ground->file()) : new_file();
    if (!memory.open()) return trouble("no memory for a picture");
    if (::lseek(memory.get(), 0, SEEK_END) < 0) return trouble("no memory for a picture");
    for (const Bitmap& bitmap : bitmaps.subspan(moves ? 1 : 0)) {
        if (!write_all(memory.get(), bitmap.pixels())) return trouble("no memory for a picture");
    }
    if (!(moves ? ground->seal() : seal_file(memory.get()))) return trouble("a picture cannot be sealed");
    return memory;
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
