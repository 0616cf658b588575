// What staff do to a folder, and what the TV makes of it.
#include "source/waiting_room.h"

using namespace waiting_room;

TEST_CASE("a slide that is dropped into the folder is on air after two looks") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.write("20-b.xml", slide("B"));
    room.look();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.copying() == Lines{"20-b.xml"});
    room.look();
    CHECK(room.shows() == Lines{"A", "B"});
    CHECK(room.copying().empty());
    CHECK(room.findings().empty());
}

TEST_CASE("slides play in the natural order of their names") {
    Room room;
    room.folder.write("10-c.xml", slide("C"));
    room.folder.write("2-b.xml", slide("B"));
    room.folder.write("1-a.xml", slide("A"));
    room.settle();
    CHECK(room.shows() == Lines{"A", "B", "C"});
}

TEST_CASE("nothing on air: the first good slide goes first, at the first look") {
    Room room;
    room.folder.write("10-a.xml", "<slide><titel>");
    room.folder.write("20-b.xml", slide_with("B", "knee.jpg"));
    room.folder.write("30-c.xml", slide("C"));
    room.folder.write("knee.jpg", picture("knee"));
    room.look();
    CHECK(room.shows() == Lines{"B"});
    CHECK(room.holds("knee.jpg") == picture("knee"));
    room.settle();
    CHECK(room.shows() == Lines{"B", "C"});
}

TEST_CASE("nothing on air: a slide that is only half there does not go on air") {
    Room room;
    room.folder.write("10-a.xml", slide("A").substr(0, 30));
    room.look();
    CHECK(room.shows().empty());
    CHECK(room.copying() == Lines{"10-a.xml"});
    room.folder.write("10-a.xml", slide("A"));
    room.look();
    CHECK(room.shows() == Lines{"A"});
}

TEST_CASE("a slide that is truncated and written anew changes when it is whole again") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.write("10-a.xml", "");
    room.look_for(2s);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.findings().empty());
    room.folder.write("10-a.xml", slide("A, mended"));
    room.look();
    CHECK(room.shows() == Lines{"A"});
    room.look();
    CHECK(room.shows() == Lines{"A, mended"});
}

TEST_CASE("a picture that grows slowly holds only its own slide up") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.write("20-b.xml", slide_with("B", "knee.jpg"));
    room.folder.write("30-c.xml", slide("C"));
    const std::string whole = picture("knee, in many small pieces");
    for (std::size_t length = 8; length < whole.size(); length += 4) {
        room.folder.write("knee.jpg", whole.substr(0, length));
        room.look_for(2s);
        CHECK(room.shows() == Lines{"A", "C"});
        CHECK(room.copying() == Lines{"knee.jpg"});
        CHECK(room.findings().empty());
    }
    room.folder.write("knee.jpg", whole);
    room.settle();
    CHECK(room.shows() == Lines{"A", "B", "C"});
    CHECK(room.copying().empty());
}

TEST_CASE("a picture that has had no end for a minute is reported, and taken when it is whole") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.write("20-b.xml", slide_with("B", "knee.jpg"));
    room.folder.write("knee.jpg", "PIC knee");
    room.look_for(50s);
    CHECK(room.copying() == Lines{"knee.jpg"});
    CHECK(room.findings().empty());
    room.look_for(20s);
    CHECK(room.copying().empty());
    CHECK(room.findings() ==
          Lines{"20-b.xml:2:10: error: knee.jpg: it does not end; copy it again [not on air]"});
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    CHECK(room.shows() == Lines{"A", "B"});
    CHECK(room.findings().empty());
}

TEST_CASE("a slide that has had no end for a minute is reported with its place") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", "<slide><title>B</title>");
    room.look_for(30s);
    CHECK(room.copying() == Lines{"20-b.xml"});
    room.look_for(40s);
    CHECK(room.findings() ==
          Lines{"20-b.xml:1:24: error: the file ends inside <slide>; copy it again [not on air]"});
}

TEST_CASE("a file that arrives by rename is on air after two looks") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml.part", slide("B"));
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    room.folder.rename("20-b.xml.part", "20-b.xml");
    room.look();
    room.look();
    CHECK(room.shows() == Lines{"A", "B"});
}

TEST_CASE("Explorer's copy: the full size is there first, then the content, with or without a later time") {
    const bool later_time = GENERATE(false, true);
    CAPTURE(later_time);
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide_with("B", "knee.jpg"));
    const std::string whole = picture(std::string(2'000, 'x'));
    room.folder.write("knee.jpg", std::string(whole.size(), '\0'));
    room.look_for(5s);
    room.folder.write_unseen("knee.jpg", whole.substr(0, 1'000) + std::string(whole.size() - 1'000, '\0'));
    room.look_for(5s);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.copying() == Lines{"knee.jpg"});
    CHECK(room.findings().empty());
    later_time ? room.folder.write("knee.jpg", whole) : room.folder.write_unseen("knee.jpg", whole);
    room.look_for(6s);
    CHECK(room.shows() == Lines{"A", "B"});
}

TEST_CASE("a slide copied by Explorer is not shown while it is full of zeros") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.write("20-b.xml", std::string(slide("B").size(), '\0'));
    room.look_for(3s);
    CHECK(room.copying() == Lines{"20-b.xml"});
    room.folder.write_unseen("20-b.xml", slide("B"));
    room.look_for(6s);
    CHECK(room.shows() == Lines{"A", "B"});
}

TEST_CASE("a file with an old modification time is taken like any other") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.write("10-a.xml", slide("Z"));
    room.folder.set_modified("10-a.xml", 1'000'000'000);
    room.look();
    room.look();
    CHECK(room.shows() == Lines{"Z"});
}

TEST_CASE("a slide that is deleted is gone within a second") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    room.folder.remove("10-a.xml");
    const Outcome outcome = room.look();
    CHECK(outcome.next_look == 250ms);
    room.look();
    CHECK(room.shows() == Lines{"B"});
}

TEST_CASE("a program that saves by way of a new file does not make the slide leave") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    const EditionNumber before = room.edition();
    room.folder.remove("10-a.xml");
    room.look();
    room.folder.write("10-a.xml", slide("A, mended"));
    room.look();
    CHECK(room.shows() == Lines{"A", "B"});
    room.settle();
    CHECK(room.shows() == Lines{"A, mended", "B"});
    CHECK(room.edition() == before + 1);
}

TEST_CASE("renaming a slide moves it at once, and it is never missing") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    room.folder.rename("10-a.xml", "30-a.xml");
    room.look();
    CHECK(room.shows() == Lines{"B", "A"});
    CHECK(room.source->on_air()->slides.at(1).file.path == "30-a.xml");
}

TEST_CASE("a folder whose slides are gone at once is a lost mount: everything stays") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    const EditionNumber before = room.edition();
    const int receipts = room.folder.receipts();
    room.folder.lost = true;
    room.look_for(2h);
    CHECK(room.shows() == Lines{"A", "B"});
    CHECK(room.edition() == before);
    CHECK(room.source->situation().lost_since.has_value());
    CHECK(room.folder.receipts() == receipts);  // nothing is written into a folder that may not be ours
    room.folder.lost = false;
    room.folder.remove("10-a.xml");
    room.settle();
    CHECK(room.shows() == Lines{"B"});
    CHECK_FALSE(room.source->situation().lost_since.has_value());
}

TEST_CASE("when staff delete every slide, the receipt that is still there says what the TV makes of it") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.remove("10-a.xml");
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.source->situation().lost_since.has_value());
    const int receipts = room.folder.receipts();
    CHECK(receipts > 2);
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    CHECK(room.shows() == Lines{"B"});
}

TEST_CASE("a folder that cannot be read for a while changes nothing, and is noticed within five seconds") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.unreachable = Error{"the connection to it is lost"};
    room.look_for(8h);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.notes() == Lines{"The TV cannot reach this folder"});
    REQUIRE(room.source->absence().has_value());
    CHECK(room.source->absence()->why == "the connection to it is lost");
    CHECK(room.source->absence()->read.has_value());
    room.folder.unreachable.reset();
    room.folder.write("20-b.xml", slide("B"));
    room.look_for(5s);
    CHECK(room.shows() == Lines{"A", "B"});
    CHECK(room.notes().empty());
    CHECK_FALSE(room.source->absence().has_value());
}

TEST_CASE("a folder inside that cannot be read keeps its pictures on air") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("images/knee.jpg", picture("knee"));
    room.settle();
    room.folder.closed.insert("images");
    room.folder.write("10-a.xml", slide_with("A, mended", "knee.jpg"));
    room.settle();
    CHECK(room.shows() == Lines{"A, mended"});
    CHECK(room.holds("images/knee.jpg") == picture("knee"));
    CHECK(room.notes() == Lines{"The TV cannot look into images"});
}

TEST_CASE("a slide whose picture is missing waits for it") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide_with("B", "knee.jpg"));
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(
        room.findings() ==
        Lines{
            "20-b.xml:2:10: error: there is no picture \"knee.jpg\"; put it beside the slide [not on air]"});
    room.folder.write("images/knee.jpg", picture("knee"));
    room.settle();
    CHECK(room.shows() == Lines{"A", "B"});
    CHECK(room.holds("images/knee.jpg") == picture("knee"));
    CHECK(room.findings().empty());
}

TEST_CASE("a picture in a folder that only the slide knows of is found") {
    Room room;
    room.folder.write("photos/2026/knee.jpg", picture("knee"));
    room.folder.write("10-a.xml", slide_with("A", "photos/2026/knee.jpg"));
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.holds("photos/2026/knee.jpg") == picture("knee"));
}

TEST_CASE("pictures and icons of the image library need not be in the folder") {
    Room room;
    room.folder.write("10-a.xml",
                      "<slide layout=\"list\"><title>A</title><item icon=\"heart\" lead=\"x\">y</item>"
                      "<picture src=\"river.svg\"/></slide>");
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.source->on_air()->files.empty());
}

TEST_CASE("a picture that three slides name is read and decoded once, and kept once") {
    Room room;
    room.folder.write("knee.jpg", picture("knee"));
    for (const char* name : {"10-a.xml", "20-b.xml", "30-c.xml"})
        room.folder.write(name, slide_with("A", "knee.jpg"));
    room.look_for(1min);
    CHECK(room.shows() == Lines{"A", "A", "A"});
    CHECK(room.folder.reads("knee.jpg") == 1);
    CHECK(room.examiner.decoded == 1);
    CHECK(room.source->on_air()->files.size() == 1);
}

TEST_CASE("photos that no slide names are not read") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    for (int i = 0; i < 500; ++i)
        room.folder.write("photo" + std::to_string(i) + ".jpg", picture("photo"));
    room.settle();
    CHECK(room.folder.all_reads() == 1);
}

TEST_CASE("a folder with thousands of files is looked into less often, but soon again when one has changed") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    for (int i = 0; i < 2'500; ++i)
        room.folder.write("note-" + std::to_string(i) + ".txt", "note");
    room.look_for(1min);
    CHECK(room.look().next_look == 3s);
    room.folder.write("20-b.xml", slide("B"));
    CHECK(room.look().next_look < 1s);
    room.settle();
    CHECK(room.shows() == std::vector<std::string>{"A", "B"});
}

TEST_CASE("while nothing changes, a look is a listing and no more") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.look_for(2min);  // the library has been tidied by then
    const int reads = room.folder.all_reads();
    const int receipts = room.folder.receipts();
    const int operations = room.disk.operations();
    for (int i = 0; i < 100; ++i) {
        const Outcome outcome = room.look();
        CHECK_FALSE(outcome.published);
        CHECK_FALSE(outcome.news);
        CHECK(outcome.next_look == 1s);
    }
    CHECK(room.folder.all_reads() == reads);
    CHECK(room.folder.receipts() == receipts);
    CHECK(room.disk.operations() - operations <= 100);  // whether an undo was asked for
}

TEST_CASE("the library is tidied when the show has begun, and once an hour") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    const auto leave = [&] { return room.library->put("what no edition needs").value(); };
    room.disk.now = std::chrono::sys_seconds(room.wall()) - 2h;
    const ObjectId left = leave();
    room.look_for(50s);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.library->has(left));
    room.look_for(20s);
    CHECK_FALSE(room.library->has(left));
    CHECK(room.shows() == Lines{"A"});

    CHECK(leave() == left);
    room.look_for(50min);
    CHECK(room.library->has(left));
    room.look_for(20min);
    CHECK_FALSE(room.library->has(left));
}

TEST_CASE("while all is quiet, the folder watches itself") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.look();
    CHECK_FALSE(room.rests());
    room.settle();
    CHECK(room.rests());
    CHECK(room.folder.rested == std::pair<Millis, Millis>(1s, 1min));
    room.folder.write("20-b.xml", slide("B"));
    room.look();
    CHECK_FALSE(room.rests());
    room.settle();
    CHECK(room.rests());
    room.folder.unreachable = Error{"the connection to it is lost"};
    room.look();
    CHECK_FALSE(room.rests());
}

TEST_CASE("a folder does not watch itself for longer than until a broken file is read again") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", "<slide>");
    room.look_for(10s);
    const int reads = room.folder.reads("20-b.xml");
    for (int i = 0; i < 100 && !room.rests(); ++i)
        room.look();
    room.pass(room.folder.rested->second);
    room.look();
    CHECK(room.folder.reads("20-b.xml") > reads);
}

TEST_CASE("a folder of thousands of files, and one that is looked into seldom, watch themselves as well") {
    Room room;
    Millis expected{0};
    SECTION("many files, which are looked at less often") {
        for (int i = 0; i < 1'500; ++i)
            room.folder.write("images/" + std::to_string(i) + ".jpg", picture("nobody's"));
        expected = 2s;
    }
    SECTION("very many files, of which a change is on air within 5 s all the same") {
        for (int i = 0; i < 10'000; ++i)
            room.folder.write("images/" + std::to_string(i) + ".jpg", picture("nobody's"));
        expected = 3s;
    }
    SECTION("a cloud") {
        room.poll = expected = 10min;
        room.start();
    }
    room.folder.write("10-a.xml", slide("A"));
    room.look_for(30min);
    REQUIRE(room.rests());
    const auto [pause, longest] = room.folder.rested.value();
    CHECK(pause == expected);
    CHECK(longest >= 2 * pause);
}

TEST_CASE("a broken new version keeps the last good one on air, and says where it is broken") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.settle();
    room.folder.write("10-a.xml", "<slide layout=\"headline\">\n<titel>A</titel></slide>");
    room.folder.write("20-b.xml", slide("B, mended"));
    room.settle();
    CHECK(room.shows() == Lines{"A", "B, mended"});
    const Lines findings = room.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings.at(0) ==
          "10-a.xml:2:1: error: <titel> is not known in <slide>; did you mean <title>? [older]");
    CHECK(room.source->situation().older.contains("10-a.xml"));
    CHECK(room.source->on_air()->slides.at(0).kept_from == 2);
    room.folder.write("10-a.xml", slide("A, mended"));
    room.settle();
    CHECK(room.shows() == Lines{"A, mended", "B, mended"});
    CHECK(room.findings().empty());
    CHECK(room.source->situation().older.empty());
}

TEST_CASE("a picture that is replaced by a broken one stays as it was, and the slide's new words are shown") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    room.folder.write("knee.jpg", "<html>not a picture</html>");
    room.folder.write("10-a.xml", slide_with("A, mended", "knee.jpg"));
    room.settle();
    CHECK(room.shows() == Lines{"A, mended"});
    CHECK(room.holds("knee.jpg") == picture("knee"));
    CHECK(
        room.findings() ==
        Lines{
            "10-a.xml:2:10: warning: knee.jpg: it is not a picture; the TV shows the one before it [older]"});
    room.folder.write("knee.jpg", picture("shin"));
    room.settle();
    CHECK(room.holds("knee.jpg") == picture("shin"));
}

TEST_CASE("a picture that is deleted while a slide names it stays on air") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    room.folder.remove("knee.jpg");
    room.settle();
    CHECK(room.holds("knee.jpg") == picture("knee"));
    CHECK(room.findings() == Lines{"10-a.xml:2:10: warning: knee.jpg is gone from the folder; the TV still "
                                   "shows it; put it back, or "
                                   "take it out of the slide [older]"});
}

TEST_CASE("a slide's new words wait for the new picture that is still being copied") {
    Room room;
    room.folder.write("10-a.xml", slide_with("A", "knee.jpg"));
    room.folder.write("knee.jpg", picture("knee"));
    room.settle();
    room.folder.write("10-a.xml", slide_with("A, mended", "knee.jpg"));
    room.folder.write("knee.jpg", "PIC shi");
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.holds("knee.jpg") == picture("knee"));
    room.folder.write("knee.jpg", picture("shin"));
    room.settle();
    CHECK(room.shows() == Lines{"A, mended"});
    CHECK(room.holds("knee.jpg") == picture("shin"));
}

TEST_CASE("a broken deck.xml leaves the one before it in force") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("deck.xml", "<deck time=\"10s\"/>");
    room.settle();
    room.folder.write("deck.xml", "<deck time=\"soon\"/>");
    room.settle();
    CHECK(room.holds("deck.xml") == "<deck time=\"10s\"/>");
    const Lines findings = room.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings.at(0).starts_with("deck.xml:1:7: error: "));
    CHECK(findings.at(0).ends_with(" [older]"));
    room.folder.write("deck.xml", "<deck time=\"20s\"/>");
    room.settle();
    CHECK(room.holds("deck.xml") == "<deck time=\"20s\"/>");
    CHECK(room.findings().empty());
    room.folder.remove("deck.xml");
    room.settle();
    CHECK(room.holds("deck.xml").empty());
}

TEST_CASE("a clinic.xml that takes a fact from a slide that is on air waits") {
    Room room;
    room.folder.write("clinic.xml", "<clinic><parking>behind</parking></clinic>");
    room.folder.write("10-a.xml", slide("{clinic.parking}"));
    room.settle();
    REQUIRE(room.edition() > 0);
    room.folder.write("clinic.xml", "<clinic><parken>behind</parken></clinic>");
    room.settle();
    CHECK(room.holds("clinic.xml") == "<clinic><parking>behind</parking></clinic>");
    CHECK(
        std::ranges::count(room.findings(),
                           "10-a.xml:1:33: error: {clinic.parking} is not a fact of clinic.xml; did you mean "
                           "{clinic.parken}? [older]") == 1);
    room.folder.write("10-a.xml", slide("{clinic.parken}"));
    room.settle();
    CHECK(room.holds("clinic.xml") == "<clinic><parken>behind</parken></clinic>");
    CHECK(room.findings().empty());
}

TEST_CASE("when no slide of the folder can be shown, what was on air stays") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    room.folder.remove("10-a.xml");
    room.folder.write("20-b.xml", "<slide><titel/></slide>");
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.notes() == Lines{"None of the slides in this folder can be shown"});
}

TEST_CASE("what is no slide is passed over: receipts, hidden files, what programs leave at work") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    for (const char* name : {".10-b.xml", "~$10-b.xml", "10-b.xml.tmp", "10-b.xml.crdownload", "Thumbs.db",
                             "desktop.ini", ".~lock.10-b.xml#"})
        room.folder.write(name, slide("B"));
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.findings().empty());
    CHECK(room.edition() == 1);
}

TEST_CASE("a conflict copy is not shown, and staff are told what it is") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("10-a (Anna's conflicted copy 2026-11-22).xml", slide("B"));
    room.settle();
    CHECK(room.shows() == Lines{"A"});
    REQUIRE(room.findings().size() == 1);
    CHECK(room.findings().at(0).find("two people changed this slide at once") != std::string::npos);
}

TEST_CASE("a file that may not be read is reported; it is read when it may be") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.folder.write("20-b.xml", slide("B"));
    room.folder.unreadable.insert("20-b.xml");
    room.look_for(20s);
    CHECK(room.shows() == Lines{"A"});
    CHECK(room.findings() == Lines{"20-b.xml: error: it cannot be read: it is not permitted [not on air]"});
    room.folder.unreadable.clear();
    room.look_for(31s);
    CHECK(room.shows() == Lines{"A", "B"});
}

TEST_CASE("a share that numbers its files anew costs a few readings, not one at each look") {
    Room room;
    room.folder.write("10-a.xml", slide("A"));
    room.settle();
    for (int i = 0; i < 50; ++i) {
        room.folder.number_anew();
        room.look();
    }
    CHECK(room.folder.reads("10-a.xml") <= 5);
    CHECK(room.edition() == 1);
}

TEST_CASE("many slides are read in parts, and what is ready goes on air meanwhile") {
    Room room;
    for (int i = 100; i < 400; ++i)
        room.folder.write(std::to_string(i) + ".xml", slide("S" + std::to_string(i)));
    room.look();
    CHECK(room.shows() == Lines{"S100"});
    room.settle();
    CHECK(room.shows().size() == 300);
    CHECK(room.folder.all_reads() == 300);
}

TEST_CASE("however long a deck is, it is read within a few looks") {
    Room room;
    for (int i = 10'000; i < 14'000; ++i)
        room.folder.write(std::to_string(i) + ".xml", slide("S"));
    for (int i = 0; i < 25; ++i)
        room.look();
    CHECK(room.folder.all_reads() == 4'000);
}
