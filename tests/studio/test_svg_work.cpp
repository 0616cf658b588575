#include <filesystem>
#include <string>

#include "samples.h"

#include "studio/image_header.h"
#include "studio/svg_work.h"
#include "support/catch.h"

using namespace slidewell;
using namespace samples;

namespace {

std::string drawing(std::string_view inside, std::string_view root = "viewBox=\"0 0 1920 1080\"") {
    return svg(root, inside);
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string path(const std::string& d, std::string_view attributes = "") {
    return "<path d=\"" + d + "\" " + std::string(attributes) + "/>";
}

// Long lines to and fro, all over the picture.
std::string long_lines(int count) {
    std::string d = "M0 0";
    for (int i = 0; i < count; ++i)
        d += 'L' + std::to_string(i * 7919 % 1920) + (i % 2 == 0 ? " 1080" : " 0");
    return path(d);
}

double steps(const std::string& bytes) { return svg_steps(bytes, {1920, 1080}); }

std::string refusal(const std::string& bytes) {
    const auto header = read_svg_header(bytes);
    return header ? "" : header.error().message;
}

}  // namespace

TEST_CASE("every picture and icon of the project is far from taking too long") {
    int seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(SLIDEWELL_SOURCE_DIR "/images")) {
        if (entry.path().extension() != ".svg") continue;
        CAPTURE(entry.path().string());
        CHECK(steps(read(entry.path())) < most_svg_steps / 10);
        CHECK(refusal(read(entry.path())).empty());
        ++seen;
    }
    CHECK(seen > 30);
}

TEST_CASE("what drawing programs write is not refused") {
    const std::string dashed =
        path("M0 500H1900M500 0V1080", "style=\"fill:none;stroke:#333;stroke-dasharray:2,3\"");
    const std::string curl = path("M12000 9000c30-10.5.5 20 70 50zm9 9a5 5 0 1010 0", "stroke=\"red\"");
    const auto inside = GENERATE_COPY(
        as<std::string>{}, long_lines(2'000), repeated(dashed, 20),
        "<g transform=\"translate(0,1080) scale(.1,-.1)\">" + repeated(curl, 20'000) + "</g>",
        repeated("<rect width=\"100%\" height=\"100%\"/>", 50),
        repeated("<rect width=\"9\" height=\"9\"/>", 20'000),
        path("M0 0L9 9", "stroke=\"red\" stroke-dasharray=\"none\""),
        path("M0 0L9 9", "stroke=\"red\" stroke-dasharray=\"0 0\""),
        path("M0 0L9 9", "stroke-dasharray=\"0.00001\""), path("M-32768-32768H32767V32767H-32768z"));
    CAPTURE(inside.substr(0, 200));
    CHECK(refusal(drawing(inside)).empty());
}

TEST_CASE("an SVG that would keep its drawer busy for long is refused") {
    const std::string tiny_dashes = "stroke=\"red\" stroke-dasharray=\"0.0001\"";
    const std::string gradients = "<defs>" + repeated("<linearGradient id=\"a\"/>", 10'000) + "</defs>";
    const auto inside = GENERATE_COPY(
        as<std::string>{}, path("M0 500H1900", tiny_dashes),
        path("M0 500h1900", "style=\"stroke:red; stroke-dasharray : 1e-4\""),
        "<line x2=\"1900\" y2=\"1000\" " + tiny_dashes + "/>",
        "<g " + tiny_dashes + "><circle r=\"500\"/></g>",
        path("M0 500H1900",
             "stroke=\"red\" stroke-dasharray=\"9\" style=\"stroke-dasharray:9;stroke-dasharray:1e-4\""),
        path("M40000000 10h64", "stroke=\"red\" stroke-dasharray=\"1\""),
        path("M40000000 10 # 0h64", "stroke=\"red\" stroke-dasharray=\"1\""),
        path("M40000000 10h64", "stroke=\"red\" stroke-dasharray=\"1-10000\""),
        path("M40000000 10h64", "stroke=\"red\" stroke-dasharray=\"1\" / stroke-dasharray=\"none\""),
        path("M0 500H1900", "stroke=\"red\" font-size=\"1e-4\" stroke-dasharray=\"1em\""),
        "< " + path("M40000000 10h64", "stroke=\"red\" stroke-dasharray=\"1\"").substr(1),
        path("M0 500H10000000", "stroke=\"red\" stroke-dasharray=\"1\""), long_lines(200'000),
        path("M0 0" + repeated("C0 0 900 900 0 900", 50'000)),
        path("M0 0" + repeated("l1 1 1-1", 5'000), "stroke=\"red\" stroke-width=\"1000\""),
        repeated("<rect width=\"1920\" height=\"1080\"/>", 2'000),
        repeated("<g transform=\"scale(10)\">", 4) + repeated("<circle r=\"1\"/>", 1'000) +
            repeated("</g>", 4),
        repeated("<path d=\"M0 0h9v9z\"/>", 150'000),
        gradients + repeated("<rect width=\"1\" height=\"1\" fill=\"url(#a)\"/>", 5'000),
        "<linearGradient>" + repeated("<stop/>", 200'000) + "</linearGradient>",
        "<svg viewBox=\"0 0 1 1\">" + repeated("<rect width=\"1\" height=\"1\"/>", 2'000) + "</svg>");
    CAPTURE(inside.substr(0, 200));
    CHECK(refusal(drawing(inside)).starts_with("it is an SVG that takes too long to draw"));
}

TEST_CASE("what the outermost tag says of lines holds for all of them") {
    const std::string root = R"(viewBox="0 0 1920 1080" stroke="red" stroke-dasharray="0.0001")";
    CHECK(refusal(drawing(path("M0 500H1900"), root)).starts_with("it is an SVG that takes too long"));
    CHECK(refusal(drawing(path("M0 500H1900", "stroke-dasharray=\"9\""), root)).empty());
}

TEST_CASE("an SVG with numbers beyond all sense is refused") {
    const auto inside =
        GENERATE(as<std::string>{}, path("M0 0L1e30 9"), path("M0 0L1e999 9"),
                 path("M0 0h9", "transform=\"scale(1e300)\""),
                 path("M0 0h9", "transform=\"matrix(1e300 1e300 1e300 1e300 1e300 1e300)\" stroke=\"red\""),
                 path("M0 0h9", "stroke=\"red\" stroke-width=\"1e30\""), path("M0 0A1e300 1e300 0 1 1 9 9"));
    CAPTURE(inside);
    CHECK_FALSE(refusal(drawing(inside)).empty());
}

TEST_CASE("work is judged by what is to be seen, whatever the transforms and units") {
    const auto work = [](std::string_view inside, std::string_view root) {
        return svg_steps(drawing(inside, root), {1, 1});
    };
    const std::string root = "viewBox=\"0 0 100 100\"";
    const double large = work("<rect width=\"96\" height=\"96\"/>", root);
    CHECK(work("<rect width=\"96\" height=\"96\"/>", "viewBox=\"0 0 1000 1000\"") < large / 10);
    CHECK(work("<rect width=\"96\" height=\"96\" style=\"fill:none\"/>", root) == 0);
    CHECK(work("<rect width=\"1in\" height=\"72pt\"/>", root) == Approx(large));
    CHECK(work("<g transform=\"translate(96) rotate(90) scale(.1)\"><rect width=\"960\" height=\"960\"/></g>",
               root) == Approx(large).epsilon(0.01));
    CHECK(work("<g transform=\"scale(9)\"/><rect width=\"96\" height=\"96\"/>", root) == Approx(large));
    CHECK(work("<g transform=\"scale(9)\"></g><rect width=\"96\" height=\"96\"/>", root) == Approx(large));
}
