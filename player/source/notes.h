// What staff are told about the folder as a whole, in their words.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "library/problem.h"
#include "source/folder.h"
#include "source/receipt.h"

namespace slidewell::notes {

[[nodiscard]] ReceiptNote unreachable(const Error& why, bool something_is_on_air);
[[nodiscard]] ReceiptNote no_slides_yet();
[[nodiscard]] ReceiptNote no_good_slide_left();
[[nodiscard]] ReceiptNote nothing_to_go_back_to();
[[nodiscard]] ReceiptNote closed(const ClosedFolder& folder);
// The library cannot keep what is new. A full disk has a place of its own in the receipt.
[[nodiscard]] ReceiptNote library_trouble(const LibraryError& trouble);

[[nodiscard]] ReceiptFinding conflict_copy(const std::string& slide);

}  // namespace slidewell::notes
