// A slide, from its bytes to pixels: read, laid out for screens of all shapes, and painted small.
#include <array>
#include <memory>
#include <string>

#include "fuzz/harness.h"
#include "fuzz/kept_files.h"

#include "deck/encoding.h"
#include "deck/parse.h"
#include "deck/reading.h"
#include "layout/layout.h"
#include "studio/paint.h"

using namespace slidewell;

namespace {

constexpr std::array screens{Size{1920, 1080}, Size{720, 1280}, Size{160, 120}};
constexpr Size painted_size{192, 108};

const Facts facts{{"name", "River Clinic"}, {"phone", "01 234 56 78"}, {"web", "river.example"},
                  {"email", "a@b.example"}, {"booking", ""},           {"address", "1 Mill Lane"}};

const FontBook& fonts() {
    static const auto book = FontBook::open(SLIDEWELL_SOURCE_DIR "/fonts");
    expect(book.ok(), "there are fonts");
    return **book;
}

void expect_sound(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        expect(!diagnostic.message.empty(), "a diagnostic has a message");
        expect(diagnostic.position.line >= 0 && diagnostic.position.column >= 0,
               "a position lies in the file");
        expect(to_string(diagnostic).size() < 1000, "a diagnostic can be read");
    }
    expect(diagnostics.size() <= 101, "a person can read all diagnostics");
}

// Nothing that is drawn may lie so far outside that sums of pixels run over.
void expect_near(Rect rect, Size screen) {
    const int far = 20 * (screen.width + screen.height);
    expect(rect.x > -far && rect.y > -far && rect.x < far && rect.y < far, "a mark lies near the screen");
    expect(rect.width < far && rect.height < far, "a mark is not much larger than the screen");
}

void expect_sound(const DisplayList& list, Size screen) {
    expect(list.size == screen, "a list is for the screen that was asked for");
    expect(!list.layers.empty() && std::holds_alternative<Always>(list.layers.front().motion),
           "the first layer always shows");
    for (const LayerPlan& plan : list.layers) {
        for (const Mark& mark : plan.marks) {
            if (const auto* box = std::get_if<FilledBox>(&mark)) expect_near(box->rect, screen);
            if (const auto* picture = std::get_if<PlacedPicture>(&mark)) expect_near(picture->frame, screen);
            if (const auto* line = std::get_if<TextLine>(&mark))
                expect_near({line->origin.x, line->origin.y, 1, 1}, screen);
        }
    }
}

void paint_small(const Slide& slide, const Surroundings& around) {
    const KeptFiles files;
    const DisplayList list = lay_out(slide, {}, painted_size, around, fonts());
    const SlideFiles sources{files, {"/deck", "/library"}, slide.file};
    CanvasStock canvases;
    const auto painted = paint({list, fonts(), sources, {around.dwell, slide.transition}, 1, canvases});
    expect(painted.picture.has_value() != has_error(painted.diagnostics), "a picture, or a reason");
    if (!painted.picture) return;
    expect(painted.picture->size == painted_size, "a picture has the size that was asked for");
    expect(painted.picture->layers.front().bitmap.size() == painted_size, "the first layer covers it");
}

}  // namespace

void try_input(std::string_view bytes) {
    const ParsedSlide parsed = parse_slide(bytes, "a.xml", {}, facts);
    expect(parsed.slide.has_value() != has_error(parsed.diagnostics), "a slide, or a reason");
    expect_sound(parsed.diagnostics);
    const ParsedSlide again = parse_slide(bytes, "a.xml", {}, facts);
    expect(again.diagnostics == parsed.diagnostics, "the same bytes, the same verdict");
    if (!parsed.slide) return;

    const Slide& slide = *parsed.slide;
    expect(dwell(slide) > Millis{0} && dwell(slide) <= std::chrono::hours(1), "a slide ends");
    expect(dwell(slide) == dwell(*again.slide), "the same bytes, the same slide");
    const Surroundings around{"River Clinic", ClockStyle::hours24, 2, 7, dwell(slide)};
    for (const Size screen : screens)
        expect_sound(lay_out(slide, {}, screen, around, fonts()), screen);
    paint_small(slide, around);
}
