// The canvas that was let go last stays mapped: it will be back soon.
#include "link/loans.h"

#include <mutex>
#include <optional>
#include <utility>

#include <sys/stat.h>

#include "link/sealed.h"

namespace slidewell {

struct Loans::Book {
    std::mutex mutex;
    std::vector<CanvasId> ended;
    std::optional<SealedMemory> idle;  // nobody looks at it
};

struct Loans::Loan {
    std::shared_ptr<Book> book;
    SealedMemory memory;

    Loan(std::shared_ptr<Book> in, SealedMemory lent) : book(std::move(in)), memory(std::move(lent)) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() {
        if (!memory.may_change()) return;
        const std::lock_guard lock(book->mutex);
        book->ended.push_back(memory.file());
        book->idle = std::move(memory);
    }
};

Loans::Loans() : book_(std::make_shared<Book>()) {}

Result<CarriedPixels> Loans::open(const Descriptor& memory, std::size_t most_bytes) {
    auto seen = [this] {
        const std::lock_guard lock(book_->mutex);
        return std::exchange(book_->idle, {});
    }();
    if (!seen || !seen->shows(memory) || seen->pixels().size_bytes() > most_bytes) {
        seen.reset();
        auto opened = SealedMemory::open(memory, most_bytes);
        if (!opened) return opened.error();
        seen = *std::move(opened);
    }
    const auto loan = std::make_shared<const Loan>(book_, *std::move(seen));
    const std::span<const Pixel> pixels = loan->memory.pixels();
    return CarriedPixels{{loan, pixels.data()}, pixels.size()};
}

void Loans::decline(const Descriptor& memory) {
    struct stat state {};
    if (::fstat(memory.get(), &state) != 0) return;
    const std::lock_guard lock(book_->mutex);
    book_->ended.push_back(state.st_ino);
}

std::vector<CanvasId> Loans::take_ended() {
    const std::lock_guard lock(book_->mutex);
    return std::exchange(book_->ended, {});
}

}  // namespace slidewell
