// When the receipt must be written again.
#include "source/receipt.h"

#include <tuple>

namespace slidewell {

bool tells_the_same(const ReceiptFacts& a, const ReceiptFacts& b) {
    const auto told = [](const ReceiptFacts& facts) {
        return std::tie(facts.tv, facts.source, facts.edition, facts.on_air_since, facts.slides,
                        facts.findings, facts.copying, facts.lost_since, facts.full_disk_left, facts.undone,
                        facts.notes);
    };
    return told(a) == told(b);
}

}  // namespace slidewell
