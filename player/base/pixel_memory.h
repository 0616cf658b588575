// Memory in which pixels are painted. Much of it at once is a file in memory (memfd_create(2)): what has been
// painted can go to another process as it is, without a copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "base/descriptor.h"

namespace slidewell {

// One pixel: 0xAARRGGBB, colour channels premultiplied by alpha (each is at most alpha).
using Pixel = std::uint32_t;

class PixelMemory {
  public:
    PixelMemory() = default;
    // All clear. Throws std::bad_alloc where there is not so much memory.
    explicit PixelMemory(std::size_t count);
    PixelMemory(std::vector<Pixel> pixels);
    PixelMemory(std::initializer_list<Pixel> pixels) : PixelMemory(std::vector<Pixel>(pixels)) {}
    PixelMemory(const PixelMemory& other);
    PixelMemory(PixelMemory&& other) noexcept;
    PixelMemory& operator=(PixelMemory other) noexcept;
    ~PixelMemory();

    [[nodiscard]] Pixel* data() { return first_; }
    [[nodiscard]] const Pixel* data() const { return first_; }
    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] Pixel* begin() { return first_; }
    [[nodiscard]] const Pixel* begin() const { return first_; }
    [[nodiscard]] Pixel* end() { return first_ + count_; }
    [[nodiscard]] const Pixel* end() const { return first_ + count_; }
    [[nodiscard]] Pixel& operator[](std::size_t i) { return first_[i]; }
    [[nodiscard]] const Pixel& operator[](std::size_t i) const { return first_[i]; }
    friend bool operator==(const PixelMemory& a, const PixelMemory& b);

    // The file that is the pixels; -1 where there is none. Whoever is given it may look at them, but only
    // through this object can they be changed, and nobody can shrink or enlarge it.
    [[nodiscard]] int file() const { return file_.get(); }

  private:
    [[nodiscard]] bool open_file();

    std::vector<Pixel> few_;
    Descriptor file_{-1};
    Pixel* first_ = nullptr;  // in `few_`, or in the file
    std::size_t count_ = 0;
};

}  // namespace slidewell
