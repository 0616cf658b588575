// The manual against the program: what one has, the other has too.
#include <algorithm>
#include <regex>

#include "app/settings.h"
#include "deck/files.h"
#include "support/catch.h"
#include "support/process.h"

namespace {

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
    const std::regex form(pattern, std::regex::ECMAScript | std::regex::multiline);
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), form), end; match != end; ++match)
        found.push_back((*match)[1]);
    return found;
}

std::string help_of(const std::vector<std::string>& command) {
    std::vector<std::string> arguments = command;
    arguments.emplace_back("--help");
    return slidewell_run(arguments).out;
}

std::vector<std::string> commands() {
    const std::string help = help_of({});
    return matches(help.substr(help.find("Subcommands:")), "^  ([a-z]+) ");
}

std::string manual(const std::string& name) {
    const auto page =
        slidewell::read_file(SLIDEWELL_SOURCE_DIR "/docs/man/" + name, slidewell::largest_slide_file);
    REQUIRE(page);
    return *page;
}

// What the page says below a heading, up to the next one.
std::string section(const std::string& page, const std::string& heading) {
    const std::size_t begin = page.find(heading + "\n");
    if (begin == std::string::npos) return "";
    return page.substr(begin, page.find("\n.S", begin + 1) - begin);
}

std::vector<std::string> options_of(const std::string& part) {
    return matches(part, "^\\.It (?:Fl [a-z] , )?Fl -([a-z-]+)");
}

void remove_common(std::vector<std::string>& options) {
    std::erase_if(options, [](const std::string& name) { return name == "help" || name == "config"; });
}

}  // namespace

TEST_CASE("the manual tells of every command and option, and of no others") {
    const std::string page = manual("slidewell.1");
    CHECK(matches(page, "^\\.Ss slidewell ([a-z]+)$") == commands());
    CHECK(options_of(section(page, ".Sh DESCRIPTION")) == std::vector<std::string>{"help", "config"});
    for (const std::string& command : commands()) {
        CAPTURE(command);
        std::vector<std::string> options = matches(help_of({command}), "^  (?:-[a-z],)?--([a-z-]+)");
        remove_common(options);
        std::vector<std::string> told = options_of(section(page, ".Ss slidewell " + command));
        std::ranges::sort(options);
        std::ranges::sort(told);
        CHECK(told == options);
    }
}

TEST_CASE("the manual of player.xml tells of every setting, and of no others") {
    const std::string page = manual("slidewell-player.xml.5");
    std::size_t told = 0;
    for (const slidewell::SettingRow& row : slidewell::setting_rows()) {
        CAPTURE(row.element, row.attribute);
        const std::string part = section(page, ".Ss <" + std::string(row.element) + ">");
        CHECK(part.find("\n.It Ic " + std::string(row.attribute) + "\n") != std::string::npos);
        ++told;
    }
    CHECK(matches(page, "^\\.It Ic ([a-z-]+)$").size() == told);
}
