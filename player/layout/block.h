// Blocks: marks measured together, with the top left corner at 0,0, put on top of and beside one another.
#pragma once

#include <vector>

#include "layout/display_list.h"
#include "layout/wrap.h"

namespace slidewell {

inline constexpr int no_item = -1;

// A mark and the item that it belongs to, which may be revealed by itself.
struct PlacedMark {
    Mark mark;
    int item = no_item;
};

struct Block {
    int width = 0;
    int height = 0;
    std::vector<PlacedMark> marks;
    bool cut = false;          // words are missing
    bool broken_word = false;  // a word did not fit on a line
    [[nodiscard]] bool empty() const { return marks.empty(); }
};

[[nodiscard]] Mark moved(Mark mark, Point by);

// Puts `block`'s marks into `onto` with their corner at `at`, and grows `onto` to hold them.
void place(Block& onto, const Block& block, Point at);

// Blocks from top to bottom. An empty block takes no room, nor does the gap before it.
class Stack {
  public:
    Stack& add(const Block& block, int gap_before);
    [[nodiscard]] const Block& block() const { return block_; }

  private:
    Block block_;
};

[[nodiscard]] Block for_item(Block block, int item);

// A paragraph from the top of its first capitals to its last baseline, so that distances between blocks are
// those that the eye sees. Empty for no words.
[[nodiscard]] Block paragraph(const Words& words, const TextStyle& style, int width, int max_lines,
                              const TextMeasure& measure);

[[nodiscard]] Block single(Mark mark, Size size);

// Words of one run.
[[nodiscard]] Words plain(std::string text);

}  // namespace slidewell
