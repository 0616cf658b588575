// What a source left for itself of what it has read: all of it is taken as it was written, or nothing.
#include "source/memo.h"

#include "fuzz/harness.h"

using namespace slidewell;

void try_input(std::string_view bytes) {
    const std::vector<RememberedFile> files = parse_memo(bytes);
    for (const RememberedFile& known : files) {
        expect(is_safe_path(known.file.path), "a file lies in its folder");
        expect(known.file.size == known.stamp.size, "a file has one size");
        static_cast<void>(is_telling(known.stamp, {}));
    }
    expect(parse_memo(to_memo(files)) == files, "what was read is written so that it can be read");
}
