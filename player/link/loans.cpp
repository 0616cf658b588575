// Canvases stay mapped when they are let go: they will be back with the next picture. To unmap the others may
// take as long as a frame, so whoever lets pixels go is spared that.
#include "link/loans.h"

#include <algorithm>
#include <iterator>
#include <mutex>
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
    std::vector<SealedMemory> idle;  // nobody looks at them
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
    auto all = open_all(std::span(&memory, 1), most_bytes);
    if (!all) return all.error();
    return std::move(all->front());
}

// What is not back is unmapped before more is mapped. A letter without pixels says nothing of that.
Result<std::vector<CarriedPixels>> Loans::open_all(std::span<const Descriptor> memories,
                                                   std::size_t most_bytes) {
    if (memories.empty()) return std::vector<CarriedPixels>{};
    std::vector<std::shared_ptr<const Loan>> loans(memories.size());
    const auto lend = [&](std::shared_ptr<const Loan>& loan, SealedMemory memory) {
        loan = std::make_shared<const Loan>(book_, std::move(memory));
        most_bytes -= loan->memory.pixels().size_bytes();
    };
    auto idle = [this] {
        const std::lock_guard lock(book_->mutex);
        return std::exchange(book_->idle, {});
    }();
    for (std::size_t i = 0; i < memories.size(); ++i) {
        const auto known = std::ranges::find_if(idle, [&, id = id_of(memories[i])](const SealedMemory& seen) {
            return seen.id() == id && seen.pixels().size_bytes() <= most_bytes;
        });
        if (known == idle.end()) continue;
        lend(loans[i], std::move(*known));
        idle.erase(known);
    }
    idle.clear();
    for (std::size_t i = 0; i < memories.size(); ++i) {
        if (loans[i]) continue;
        auto opened = SealedMemory::open(memories[i], most_bytes);
        if (!opened) return opened.error();
        lend(loans[i], *std::move(opened));
    }
    std::vector<CarriedPixels> all;
    for (const auto& loan : loans) {
        const std::span<const Pixel> pixels = loan->memory.pixels();
        all.push_back({{loan, pixels.data()}, pixels.size()});
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
    std::vector<SealedMemory>& idle = book_->idle;
    const auto copies =
        std::partition(idle.begin(), idle.end(), [](const SealedMemory& each) { return each.may_change(); });
    unwanted.assign(std::move_iterator(copies), std::move_iterator(idle.end()));
    idle.erase(copies, idle.end());
}

}  // namespace slidewell
