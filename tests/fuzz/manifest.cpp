// An edition's manifest: what is read is what was written, to the byte.
#include "library/manifest.h"

#include "fuzz/harness.h"

#include "library/changes.h"

using namespace slidewell;

namespace {

void expect_sound(const Edition& edition, std::string_view bytes) {
    expect(check_edition(edition).ok(), "an edition that can be read is sound");
    expect(to_manifest(edition) == bytes, "there is one way only to write an edition");
    for (const SlideEntry& slide : edition.slides) {
        expect(is_safe_path(slide.file.path), "a slide lies in its folder");
        for (const std::string& path : slide.uses)
            expect(find_file(edition, path) != nullptr, "what a slide uses is there");
    }
}

}  // namespace

void try_input(std::string_view bytes) {
    const Result<Edition> edition = parse_manifest(bytes);
    if (!edition) return expect(!edition.error().message.empty(), "a reason has words");
    expect_sound(*edition, bytes);
    expect(changes(*edition, *edition) == Changes{}, "an edition is what it is");
    expect(describe(changes({}, *edition)).size() < (1 << 16), "a line of changes can be read");
}
