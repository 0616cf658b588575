// An SVG: whatever is accepted is drawn soon, in the shape that its header says.
#include <cmath>
#include <string>

#include "fuzz/harness.h"

#include "studio/image.h"
#include "studio/svg_text.h"
#include "studio/svg_work.h"

using namespace slidewell;

namespace {

// So that an input takes milliseconds; what takes longer is of the same kind.
constexpr double most_steps = 1e6;

void expect_tags(std::string_view text) {
    std::size_t at = 0;
    std::size_t before = 0;
    for (auto tag = next_tag(text, at); tag; tag = next_tag(text, at)) {
        expect(at > before && at <= text.size() + 1, "reading goes on");
        before = at;
    }
}

}  // namespace

void try_input(std::string_view bytes) {
    expect_tags(bytes);
    const auto header = read_svg_header(bytes);
    if (!header) return expect(!header.error().message.empty(), "a reason has words");
    expect(!header->size.empty(), "a drawing has a shape");
    const double steps = svg_steps(bytes, header->size);
    expect(std::isfinite(steps) && steps >= 0, "work can be counted");
    if (steps > most_steps || !looks_like_svg(bytes)) return;
    const auto image = open_image(std::string(bytes));
    if (!image || image->header.format != ImageFormat::svg) return;
    const Rect shown = contain(image->size(), {0, 0, 120, 90});
    const auto picture = decode(*image, shown.size(), whole(shown.size()));
    if (picture) expect(picture->size() == shown.size(), "a drawing has the size that was asked for");
}
