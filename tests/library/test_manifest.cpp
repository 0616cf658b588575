// Editions as text, and texts that are none.
#include <random>

#include "library/editions.h"
#include "library/manifest.h"
#include "support/catch.h"

using slidewell::Edition;
using slidewell::EditionNumber;
using slidewell::find_file;
using slidewell::is_safe_path;
using slidewell::parse_manifest;
using slidewell::to_manifest;
using slidewell::Undo;

namespace {

Edition sample() {
    Edition edition;
    edition.number = 18;
    edition.published = std::chrono::sys_seconds(std::chrono::seconds(1'795'342'609));
    edition.folder_state = 0x0123456789ABCDEF;
    edition.undo = Undo{.taken_back = 17, .restored = 12};
    edition.slides.push_back({file_entry("10-what.xml", "what"), {"images/knee left.jpg"}, {}});
    edition.slides.push_back({file_entry("20-causes.xml", "causes"), {}, EditionNumber{9}});
    edition.files = {file_entry("deck.xml", "deck"), file_entry("images/knee left.jpg", "knee")};
    return edition;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a manifest is lines that a person can read") {
    const std::string what = to_string(slidewell::object_id_of("what"));
    const std::string causes = to_string(slidewell::object_id_of("causes"));
    const std::string deck = to_string(slidewell::object_id_of("deck"));
    const std::string knee = to_string(slidewell::object_id_of("knee"));
    CHECK(to_manifest(sample()) ==
          "slidewell edition 1\n"
          "number 18\n"
          "published 1795342609\n"
          "folder 0123456789ABCDEF\n"
          "undo 17 12\n"
          "slide " +
              what +
              " 4 10-what.xml\n"
              "uses images/knee%20left.jpg\n"
              "slide " +
              causes +
              " 6 20-causes.xml\n"
              "kept 9\n"
              "file " +
              deck +
              " 4 deck.xml\n"
              "file " +
              knee +
              " 4 images/knee%20left.jpg\n"
              "end\n");
}

TEST_CASE("a manifest is read back as the edition that was written") {
    const auto full = parse_manifest(to_manifest(sample()));
    REQUIRE(full);
    CHECK(*full == sample());
    const auto empty = parse_manifest(to_manifest(Edition{}));
    REQUIRE(empty);
    CHECK(*empty == Edition{});
}

TEST_CASE("a path may hold any bytes") {
    std::minstd_rand random(1);
    for (int round = 0; round < 200; ++round) {
        std::string path;
        const std::size_t length = 1 + random() % 60;
        while (path.size() < length)
            path += static_cast<char>(1 + random() % 255);
        std::ranges::replace(path, '/', '-');
        if (!is_safe_path(path)) continue;  // `.` or `..`
        Edition edition;
        edition.slides.push_back({file_entry(path, "x"), {}, {}});
        const auto read = parse_manifest(to_manifest(edition));
        REQUIRE(read);
        CHECK(*read == edition);
    }
}

TEST_CASE("a manifest that is cut short anywhere is refused") {
    const std::string whole = to_manifest(sample());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        REQUIRE_FALSE(parse_manifest(std::string_view(whole).substr(0, length)));
    }
}

TEST_CASE("a manifest with any byte changed is refused or says something else") {
    const std::string whole = to_manifest(sample());
    std::minstd_rand random(2);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string other = whole;
        other[at] = static_cast<char>(other[at] ^ static_cast<char>(1 + random() % 255));
        const auto read = parse_manifest(other);
        CAPTURE(at, other);
        REQUIRE((!read || !(*read == sample())));
    }
}

TEST_CASE("hostile manifests are refused, by line") {
    const std::string whole = to_manifest(sample());
    struct Row {
        std::string text;
        std::string message;
    };
    const std::string slide = "slide " + to_string(slidewell::object_id_of("what")) + " 4 10-what.xml\n";
    const auto line = [](int number) {
        return "line " + std::to_string(number) + " is not as it was written";
    };
    const std::vector<Row> rows{
        {"", line(1)},
        {"\n", line(1)},
        {std::string(1000, '\0'), line(1)},
        {replaced(whole, "edition 1", "edition 2"), line(1)},
        {replaced(whole, "number 18", "number -1"), line(2)},
        {replaced(whole, "number 18", "number 018"), line(2)},
        {replaced(whole, "number 18", "number 99999999999999999999"), line(2)},
        {replaced(whole, "number 18", "number 18 "), line(2)},
        {replaced(whole, "number 18", "number  18"), line(2)},
        {replaced(whole, "number 18", "number 18 19"), line(2)},
        {replaced(whole, "number 18\n", ""), line(2)},
        {replaced(whole, "1795342609", "18446744073709551615"), line(3)},
        {replaced(whole, "1795342609", "253402300800"), "it was published at no time that can be"},
        {replaced(whole, "0123456789ABCDEF", "123456789ABCDEF"), line(4)},
        {replaced(whole, "0123456789ABCDEF", "0123456789abcdef"), line(4)},
        {replaced(whole, "undo 17 12", "undo 17"), line(5)},
        {replaced(whole, "4 10-what.xml", "4x 10-what.xml"), line(6)},
        {replaced(whole, "4 10-what.xml", "10-what.xml"), line(6)},
        {replaced(whole, "10-what.xml", "10 what.xml"), line(6)},
        {replaced(whole, "10-what.xml", "10\twhat.xml"), line(6)},
        {replaced(whole, "10-what.xml", "10%2Dwhat.xml"), line(6)},
        {replaced(whole, "10-what.xml", "10%2"), line(6)},
        {replaced(whole, "10-what.xml", "10%zzwhat.xml"), line(6)},
        {replaced(whole, "uses images", "uses  images"), line(7)},
        {replaced(whole, "kept 9\n", "kept 9\nkept 9\n"), line(10)},
        {replaced(whole, "end\n", "end\nend\n"), line(13)},
        {replaced(whole, "end\n", "end\n\n"), line(13)},
        {replaced(whole, "end\n", "end"), line(12)},
        {replaced(whole, "10-what.xml", "../10-what.xml"), "a path leads elsewhere: ../10-what.xml"},
        {replaced(whole, "10-what.xml", "/etc/passwd"), "a path leads elsewhere: /etc/passwd"},
        {replaced(whole, "10-what.xml", "20-causes.xml"), "a slide is there twice: 20-causes.xml"},
        {replaced(whole, "10-what.xml", "deck.xml"), "a slide is a file too: deck.xml"},
        {replaced(whole, "deck.xml", "z.xml"), "files are out of order, or twice there: z.xml"},
        {replaced(whole, "uses images", "uses pictures"),
         "10-what.xml uses pictures/knee left.jpg, which is not in this edition"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_manifest(row.text);
        REQUIRE_FALSE(read);
        CHECK(read.error().message == row.message);
    }
}

TEST_CASE("an edition of ten thousand slides is read back") {
    Edition edition;
    for (int i = 0; i < 10'000; ++i) {
        const std::string name = std::to_string(100'000 + i);
        edition.slides.push_back({file_entry(name + ".xml", name), {"images/" + name + ".jpg"}, {}});
        edition.files.push_back(file_entry("images/" + name + ".jpg", name + " picture"));
    }
    const auto read = parse_manifest(to_manifest(edition));
    REQUIRE(read);
    CHECK(*read == edition);
}

TEST_CASE("a safe path stays inside its folder") {
    for (const auto* const safe :
         {"a", "a.xml", "images/a b.jpg", "a/b/c", "..a", "a..", "...", "C:a", "a\\..\\b"}) {
        CAPTURE(safe);
        CHECK(is_safe_path(safe));
    }
    for (const std::string& unsafe :
         {std::string(), std::string("/"), std::string("/a"), std::string("a/"), std::string("a//b"),
          std::string("."), std::string("a/."), std::string(".."), std::string("../a"), std::string("a/../b"),
          std::string("a\0b", 3), std::string(5000, 'a')}) {
        CAPTURE(unsafe);
        CHECK_FALSE(is_safe_path(unsafe));
    }
}

TEST_CASE("a file is found by its path, among slides and others") {
    const Edition edition = sample();
    REQUIRE(find_file(edition, "20-causes.xml"));
    CHECK(find_file(edition, "20-causes.xml")->size == 6);
    REQUIRE(find_file(edition, "deck.xml"));
    CHECK(find_file(edition, "deck.xml")->object == slidewell::object_id_of("deck"));
    CHECK(find_file(edition, "30-other.xml") == nullptr);
    CHECK(find_file(Edition{}, "deck.xml") == nullptr);
}
