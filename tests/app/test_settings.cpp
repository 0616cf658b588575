#include <algorithm>

#include "app/settings.h"
#include "deck/files.h"
#include "support/catch.h"
#include "support/schema.h"

namespace fs = std::filesystem;
using slidewell::Millis;
using slidewell::ParsedSettings;
using slidewell::Settings;
using slidewell::Size;

namespace {

const slidewell::Home home{"/opt/home", "/opt/home/config", "/opt/home/fonts"};

ParsedSettings parse(const std::string& bytes) {
    return slidewell::parse_settings(bytes, "player.xml", "/etc/signage", slidewell::default_settings(home));
}

std::string first_problem(const std::string& bytes) {
    const auto diagnostics = parse(bytes).diagnostics;
    return diagnostics.empty() ? "" : to_string(diagnostics.front());
}

std::string player(const std::string& inside) { return "<player>" + inside + "</player>"; }

struct Row {
    std::string bytes;
    bool good = true;
};
Row good(const std::string& inside) { return {player(inside), true}; }
Row bad(const std::string& inside) { return {player(inside), false}; }

std::vector<Row> table() {
    return {
        good(""),
        good("<slides folder='a'/><slides folder='b c'/>"),
        good("<slides remote='onedrive:Waiting room' poll='2m' receipt='no'/>"),
        bad("<slides folder='a' receipt='maybe'/>"),
        good("<screen name='Waiting room 2'/><files library='/var/lib/slides'/>"),
        good("<screen display='0' rotate='90' size='1920x1080' window='yes' renderer='gpu'/>"),
        good("<screen burn-in-guard='no'/>"),
        bad("<screen burn-in-guard='off'/>"),
        good("<screen display=' 63 ' rotate='270' window=' no '/>"),
        good("<run headless='yes' screen='a.png' shots='s' once='no' for='1m30s' speed='1000' trace='t'/>"),
        good("<files clinic='a' theme='b' notice='c' images='d' fonts='e'/>"),
        good("<log file='log/player.log' size='20MB' keep='0'/>"),
        bad("<log/><log file=''/>"),
        bad("<log size='20'/>"),
        bad("<log size='MB'/>"),
        bad("<log keep='101'/>"),
        good("<record folder='record' days='30'/>"),
        bad("<record days='6'/>"),
        bad("<record days='month'/>"),
        bad("<record folder=''/>"),
        good("<files/><screen/><run/><log/><record/>"),
        good("<screen></screen><!-- later --><slides folder='a'></slides>"),
        {"<player xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
         "xsi:noNamespaceSchemaLocation='player.xsd'/>",
         true},
        {"<players/>", false},
        {"<player", false},
        {"", false},
        {"<player version='1'/>", false},
        bad("words"),
        bad("<display number='0'/>"),
        bad("<screen>words</screen>"),
        bad("<screen><slides folder='a'/></screen>"),
        bad("<screen colour='red'/>"),
        bad("<slides folder=''/>"),
        bad("<slides path='a'/>"),
        bad("<screen display='-1'/>"),
        bad("<screen display='64'/>"),
        bad("<screen display='two words'/>"),
        bad("<screen display='HDMI/1'/>"),
        good("<screen display='HDMI-A-1'/>"),
        good("<screen display='two'/>"),
        bad("<screen display=''/>"),
        bad("<screen display='+1'/>"),
        bad("<screen display='1.0'/>"),
        bad("<screen display='99999999999999999999'/>"),
        bad("<screen rotate='45'/>"),
        bad("<screen rotate='360'/>"),
        bad("<screen rotate='-90'/>"),
        bad("<screen size='1920'/>"),
        bad("<screen size='1920 x 1080'/>"),
        bad("<screen size='1920X1080'/>"),
        bad("<screen size='x'/>"),
        bad("<screen window='true'/>"),
        bad("<screen window=''/>"),
        bad("<screen renderer='opengl'/>"),
        bad("<screen renderer='CPU'/>"),
        bad("<run once='1'/>"),
        bad("<run for='30'/>"),
        bad("<run for='soon'/>"),
        bad("<run for=''/>"),
        bad("<run speed='0'/>"),
        bad("<run speed='1001'/>"),
        bad("<run speed='1.5'/>"),
        bad("<run shots=''/>"),
        bad("<files fonts=' '/>"),
    };
}

// The schema accepts these, only the player refuses them.
std::vector<Row> beyond_the_schema() {
    return {
        bad("<screen/><screen/>"),
        bad("<run/><run/>"),
        bad("<files/><files/>"),
        bad("<log/><log/>"),
        bad("<record/><record/>"),
        bad("<log size='0MB'/>"),
        bad("<log size='1001MB'/>"),
        bad("<screen size='159x120'/>"),
        bad("<screen size='160x119'/>"),
        bad("<screen size='16385x1080'/>"),
        bad("<run for='0s'/>"),
        bad("<run for='1441m'/>"),
        bad("<slides/>"),
        bad("<slides folder='a' remote='b:c'/>"),
        bad("<slides remote='b'/>"),
        bad("<slides folder='a' poll='9ms'/>"),
    };
}

std::vector<bool> verdicts_on(const std::vector<Row>& rows) {
    const TempFolder folder;
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < rows.size(); ++i)
        files.push_back(folder.write(std::to_string(i) + ".xml", rows[i].bytes));
    return schema_verdicts(SLIDEWELL_SOURCE_DIR "/config/player.xsd", files);
}

}  // namespace

TEST_CASE("player.xml sets everything that the player can be told") {
    const auto parsed = parse(R"(<player>
        <slides folder="slides"/><slides folder="/srv/more" poll="5s" receipt="no"/>
        <slides remote="onedrive:Waiting room"/>
        <screen name="Waiting room 2" display="1" rotate="270" size="1080x1920" window="yes" renderer="cpu"
                burn-in-guard="no"/>
        <run headless="yes" screen="screen.png" shots="/tmp/shots" once="yes" for="1m30s" speed="20" trace="t"/>
        <files clinic="clinic.xml" theme="t.xml" notice="n.xml" images="../images" fonts="f"
               library="/var/lib/slidewell"/>
        <log file="/var/log/slidewell.log" size="20MB" keep="9"/>
        <record folder="plays" days="30"/>
    </player>)");
    CHECK(parsed.diagnostics.empty());
    const Settings& settings = parsed.settings;
    CHECK(settings.sources ==
          std::vector<slidewell::SourceSetting>{{"/etc/signage/slides", {}, Millis{1'000}, true},
                                                {"/srv/more", {}, Millis{5'000}, false},
                                                {{}, "onedrive:Waiting room", Millis{60'000}, true}});
    CHECK(settings.library == fs::path("/var/lib/slidewell"));
    CHECK(settings.log.file == fs::path("/var/log/slidewell.log"));
    CHECK(settings.log.largest == 20'000'000);
    CHECK(settings.log.older == 9);
    CHECK(settings.record_bounds.age == std::chrono::days{30});
    CHECK(play_log_file(settings) == fs::path("/etc/signage/plays/plays.sqlite"));
    CHECK(settings.tv == "Waiting room 2");
    CHECK(settings.display == "1");
    CHECK(settings.rotation == 270);
    CHECK(settings.size == Size{1080, 1920});
    CHECK(settings.windowed);
    CHECK(settings.renderer == slidewell::Renderer::cpu);
    CHECK_FALSE(settings.burn_in_guard);
    CHECK(settings.headless);
    CHECK(settings.screen == fs::path("/etc/signage/screen.png"));
    CHECK(settings.shots == fs::path("/tmp/shots"));
    CHECK(settings.once);
    CHECK(settings.run_for == Millis{90'000});
    CHECK(settings.speed == 20);
    CHECK(settings.trace == fs::path("/etc/signage/t"));
    CHECK(settings.clinic == fs::path("/etc/signage/clinic.xml"));
    CHECK(settings.theme == fs::path("/etc/signage/t.xml"));
    CHECK(settings.notice == fs::path("/etc/signage/n.xml"));
    CHECK(settings.images == fs::path("/etc/signage/../images"));
    CHECK(settings.fonts == fs::path("/etc/signage/f"));
}

TEST_CASE("what player.xml leaves out stays as it was") {
    const Settings settings = parse("<player><screen rotate='90'/></player>").settings;
    CHECK(settings.rotation == 90);
    CHECK(settings.sources == slidewell::default_settings(home).sources);
    CHECK(settings.clinic == fs::path("/opt/home/config/clinic.xml"));
    CHECK(settings.speed == 1);
    CHECK_FALSE(settings.size);
    CHECK_FALSE(settings.headless);
}

TEST_CASE("a setting that cannot be is said with its place and what is allowed; the others count") {
    const auto parsed = parse("<player>\n  <screen rotate='45' display='2'/>\n</player>");
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(to_string(parsed.diagnostics.front()) ==
          "player.xml:2:11: error: rotate=\"45\" cannot be; allowed are 0, 90, 180 and 270");
    CHECK(parsed.settings.rotation == 0);
    CHECK(parsed.settings.display == "2");
}

TEST_CASE("a name that is not known is said, with the one that was meant") {
    CHECK(first_problem("<player><screen dispaly='1'/></player>") ==
          "player.xml:1:17: error: the attribute dispaly is not known in <screen>; did you mean display?");
    CHECK(first_problem("<player><slide folder='a'/></player>") ==
          "player.xml:1:9: error: <slide> is not known in <player>; did you mean <slides>?");
}

TEST_CASE("a player.xml that is no XML leaves every setting as it was") {
    const auto parsed = parse("<player><screen rotate='90'");
    CHECK(has_error(parsed.diagnostics));
    CHECK(parsed.settings.rotation == 0);
    CHECK(parsed.settings.sources == slidewell::default_settings(home).sources);
}

TEST_CASE("the schema and the reader of player.xml agree on a long table") {
    const std::vector<Row> rows = table();
    const std::vector<bool> verdicts = verdicts_on(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].bytes);
        CHECK(verdicts[i] == rows[i].good);
        CHECK(parse(rows[i].bytes).diagnostics.empty() == rows[i].good);
    }
}

TEST_CASE("limits beyond the schema are kept by the reader of player.xml alone") {
    const std::vector<Row> rows = beyond_the_schema();
    const std::vector<bool> verdicts = verdicts_on(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].bytes);
        CHECK(verdicts[i]);
        CHECK_FALSE(parse(rows[i].bytes).diagnostics.empty());
    }
}

TEST_CASE("the shipped player.xml is accepted by its schema and by the player") {
    const fs::path file = SLIDEWELL_SOURCE_DIR "/config/player.xml";
    CHECK(schema_verdicts(SLIDEWELL_SOURCE_DIR "/config/player.xsd", {file}) == std::vector<bool>{true});
    CHECK(parse(*slidewell::read_file(file, slidewell::largest_slide_file)).diagnostics.empty());
}

TEST_CASE("every setting is named in the schema") {
    const auto schema =
        *slidewell::read_file(SLIDEWELL_SOURCE_DIR "/config/player.xsd", slidewell::largest_slide_file);
    for (const auto& row : slidewell::setting_rows()) {
        CAPTURE(row.element, row.attribute);
        const std::size_t type = schema.find("<xs:complexType name=\"" + std::string(row.element) + "\">");
        REQUIRE(type != std::string::npos);
        const std::size_t end = schema.find("</xs:complexType>", type);
        CHECK(schema.substr(type, end - type)
                  .find("<xs:attribute name=\"" + std::string(row.attribute) + "\"") != std::string::npos);
    }
}

TEST_CASE("a size is two numbers within limits") {
    CHECK(slidewell::parse_size("160x120") == Size{160, 120});
    CHECK(slidewell::parse_size("16384x16384") == Size{16'384, 16'384});
    for (const std::string text : {"", "x", "1920", "1920x", "x1080", "1920x1080x3", "1920*1080", "159x120",
                                   "160x16385", "-160x120"}) {
        CAPTURE(text);
        CHECK_FALSE(slidewell::parse_size(text));
    }
}

TEST_CASE("a file that player.xml names and that is not there is a warning") {
    Settings settings = slidewell::default_settings(*slidewell::find_home());
    CHECK(slidewell::missing_files(settings, "player.xml").empty());
    settings.theme = "/no/such/theme.xml";
    const auto missing = slidewell::missing_files(settings, "player.xml");
    REQUIRE(missing.size() == 1);
    CHECK(to_string(missing.front()) ==
          "player.xml: warning: /no/such/theme.xml is not there; look at theme=\"…\" in <files>");
}

TEST_CASE("the play log lies beside the library") {
    Settings settings;
    settings.library = "/var/lib/slidewell/library";
    CHECK(play_log_file(settings) == fs::path("/var/lib/slidewell/library-record/plays.sqlite"));
}

TEST_CASE("a folder has one name, however it is written") {
    using slidewell::plain_folder;
    CHECK(plain_folder("/srv/a/") == "/srv/a");
    CHECK(plain_folder("/srv/b/../a/./") == "/srv/a");
    CHECK(plain_folder("/") == "/");
    CHECK(plain_folder("slides") == fs::current_path() / "slides");
}
