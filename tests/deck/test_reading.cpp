// How long a slide takes to read.
#include "deck/reading.h"
#include "support/catch.h"

using namespace std::chrono_literals;
using slidewell::BoxWords;
using slidewell::Item;
using slidewell::LayoutKind;
using slidewell::Millis;
using slidewell::reading_time;
using slidewell::Slide;
using slidewell::word_count;
using slidewell::Words;

namespace {

Words words(const std::string& text) { return {{{text}}, {}}; }

Slide of_words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "word ";
    Slide slide;
    slide.title = words(text);
    return slide;
}

}  // namespace

TEST_CASE("every word that a viewer reads counts") {
    Slide slide;
    slide.kicker = words("One");
    slide.title = {{{"two "}, {"three", true}, {" four"}}, {}};
    slide.texts = {words("five\nsix"), words("seven – eight")};
    slide.items = {Item{"icon", "nine ten", words("eleven"), {}, {}}};
    slide.note = words("twelve");
    slide.quote = slidewell::Quote{words("thirteen"), "fourteen"};
    slide.qr = slidewell::QrCode{"https://not.counted.example", "fifteen", {}};
    slide.picture = slidewell::PictureRef{};
    slide.picture->alt = "not counted";
    CHECK(word_count(slide) == 16);  // the dash counts: it stands by itself
}

TEST_CASE("a run that continues a word does not start another") {
    Slide slide;
    slide.title = {{{"half"}, {"bold", true}}, {}};
    CHECK(word_count(slide) == 1);
}

TEST_CASE("a canvas counts its boxes, and not the title that only names it") {
    Slide slide;
    slide.layout = LayoutKind::canvas;
    slide.title = words("not shown");
    slide.boxes = {
        {{}, {BoxWords{BoxWords::Part::title, words("one two")}, Item{"", "three", {}, {}, {}}}, {}},
        {{}, {slidewell::Quote{words("four"), ""}, slidewell::PictureRef{}}, {}}};
    CHECK(word_count(slide) == 4);
}

TEST_CASE("reading takes two seconds, and three halves of the words at 175 a minute") {
    CHECK(reading_time(0) == 2s);
    CHECK(reading_time(35) == 20s);
    CHECK(reading_time(70) == 38s);
}

TEST_CASE("a slide stands for its own time, or as long as reading takes within 6 s to 30 s") {
    CHECK(slidewell::dwell(of_words(0)) == 6s);
    CHECK(slidewell::dwell(of_words(35)) == 20s);
    CHECK(slidewell::dwell(of_words(500)) == 30s);
    Slide timed = of_words(35);
    timed.time = Millis{3s};
    CHECK(slidewell::dwell(timed) == 3s);
}
