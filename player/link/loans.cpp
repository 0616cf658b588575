// The canvas that was let go last stays mapped: it will be back soon. To unmap the others may take as long as
// a frame, so whoever lets pixels go is spared that.
#include "link/loans.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "link/sealed.h"

namespace slidewell {
namespace {

constexpr std::size_t most_at_once = 64;  // a studio has a few

}  // namespace

struct Loans::Book {
    std::mutex mutex;
    bool closed = false;  // there is nobody to give back to
    std::vector<CanvasId> ended;
    std::vector<SealedMemory> idle;  // nobody looks at them; in the order in which they were let go
};

struct Loans::Loan {
    std::shared_ptr<Book> book;
    SealedMemory memory;

    Loan(std::shared_ptr<Book> in, SealedMemory lent) : book(std::move(in)), memory(std::move(lent)) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() {
        const std::lock_guard lock(book->mutex);
        if (book->closed) return;
        if (memory.may_change()) book->ended.push_back(memory.id().file);
        book->idle.push_back(std::move(memory));
    }
};

Loans::Loans() : book_(std::make_shared<Book>()) {}

Loans::~Loans() {
    if (!book_) return;
    std::vector<SealedMemory> unwanted;
    const std::lock_guard lock(book_->mutex);
    book_->closed = true;
    unwanted = std::exchange(book_->idle, {});
}

Result<CarriedPixels> Loans::open(const Descriptor& memory, std::size_t most_bytes) {
    auto idle = [this] {
        const std::lock_guard lock(book_->mutex);
        return std::exchange(book_->idle, {});
    }();
    const auto id = id_of(memory);
    const auto known = std::ranges::find_if(idle, [&](const SealedMemory& seen) {
        return seen.id() == id && seen.pixels().size_bytes() <= most_bytes;
    });
    auto seen = known != idle.end() ? std::optional(std::move(*known)) : std::nullopt;
    idle.clear();
    if (!seen) {
        auto opened = SealedMemory::open(memory, most_bytes);
        if (!opened) return opened.error();
        seen = *std::move(opened);
    }
    const auto loan = std::make_shared<const Loan>(book_, *std::move(seen));
    const std::span<const Pixel> pixels = loan->memory.pixels();
    return CarriedPixels{{loan, pixels.data()}, pixels.size()};
}

Result<std::vector<CarriedPixels>> Loans::open_all(std::span<const Descriptor> memories,
                                                   std::size_t most_bytes) {
    std::vector<CarriedPixels> all;
    for (const Descriptor& memory : memories) {
        auto opened = open(memory, most_bytes);
        if (!opened) return opened.error();
        all.push_back(*std::move(opened));
        most_bytes -= all.back().count * sizeof(Pixel);
    }
    return all;
}

bool Loans::decline_all(std::span<const Descriptor> memories) {
    return std::ranges::all_of(memories, [this](const Descriptor& memory) { return decline(memory); });
}

bool Loans::decline(const Descriptor& memory) {
    const auto id = id_of(memory);
    if (!id) return false;
    const std::lock_guard lock(book_->mutex);
    book_->ended.push_back(id->file);
    return book_->ended.size() <= most_at_once;
}

std::vector<CanvasId> Loans::take_ended() {
    const std::lock_guard lock(book_->mutex);
    return std::exchange(book_->ended, {});
}

void Loans::tidy() {
    std::vector<SealedMemory> unwanted;  // unmapped when nobody has to wait for the lock any more
    const std::lock_guard lock(book_->mutex);
    unwanted = std::exchange(book_->idle, {});
    const auto lent_last = std::find_if(unwanted.rbegin(), unwanted.rend(),
                                        [](const SealedMemory& memory) { return memory.may_change(); });
    if (lent_last != unwanted.rend()) book_->idle.push_back(std::move(*lent_last));
}

}  // namespace slidewell
