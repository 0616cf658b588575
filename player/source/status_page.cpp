// STATUS.html: the outline as one self-contained page.
#include <algorithm>

#include "source/status_html.h"
#include "source/status_outline.h"

namespace slidewell {
namespace {

constexpr std::size_t most_thumbnail_bytes = std::size_t{12} << 20;  // what a phone still opens at once

std::string of_class(std::string_view name) { return attribute("class", name); }

// --- what is wrong, and what is good to know

std::string point(const StatusPoint& point) {
    std::string content =
        element("p", of_class("place"), html(point.place)) + element("p", "", escaped(point.what));
    if (!point.advice.empty()) {
        const std::string label = element("span", of_class("label"), "What to do:");
        content += element("p", of_class("todo"), label + escaped(point.advice));
    }
    return content;
}

std::string points(const std::vector<StatusPoint>& list) {
    if (list.size() == 1) return point(list.front());
    std::string items;
    for (const StatusPoint& each : list)
        items += element("li", "", point(each));
    return element("ul", of_class("points"), items);
}

std::string cards(const std::vector<StatusCard>& list) {
    std::string content;
    for (const StatusCard& card : list) {
        const std::string body = element("p", "", html(card.words)) + points(card.points);
        const std::string title = element("h3", "", html(card.title));
        content += element("article", of_class("card"), title + element("div", of_class("body"), body));
    }
    return content;
}

// --- what is on air

std::string name_of(const StatusEntry& slide) { return slide.title.empty() ? slide.file : slide.title; }

bool is_painted(const Thumbnail& thumbnail) {
    return !thumbnail.size.empty() && !picture_type(thumbnail.bytes).empty();
}

std::string picture(const StatusEntry& slide) {
    const Thumbnail& thumbnail = *slide.thumbnail;
    if (!is_painted(thumbnail)) return element("p", of_class("picture none"), "No picture of it yet");
    std::string tag = "<img" + of_class("picture") + R"( src="data:)";
    ((tag += picture_type(thumbnail.bytes)) += ";base64,") += base64(thumbnail.bytes);
    return tag + '"' + attribute("width", std::to_string(thumbnail.size.width)) +
           attribute("height", std::to_string(thumbnail.size.height)) +
           attribute("alt", "The slide “" + name_of(slide) + "” as it looks on the TV") + ">\n";
}

// "12 seconds · fade"
std::string plays(const StatusEntry& slide) {
    return slide.transition.empty() ? "" : html({slide.lasts, words(" · " + slide.transition)});
}

std::string caption(const StatusEntry& slide, std::size_t number) {
    const std::string file = "<bdi>" + escaped(slide.file) + "</bdi>";
    return element("span", of_class("number"), std::to_string(number)) +
           element("h3", attribute("dir", "auto"), escaped(name_of(slide))) +
           element("p", of_class("file"), slide.title.empty() ? "" : file) +
           element("p", of_class("plays"), plays(slide)) + element("p", of_class("older"), html(slide.older));
}

std::string slides(const std::vector<StatusEntry>& list) {
    std::string items;
    std::size_t bytes = 0;
    std::size_t number = 0;
    for (const StatusEntry& slide : list) {
        bytes += slide.thumbnail->bytes.size();
        const std::string look = bytes <= most_thumbnail_bytes ? picture(slide) : "";
        const std::string below = element("figcaption", "", caption(slide, ++number));
        items += element("li", "", element("figure", "", look + below));
    }
    const bool upright =
        std::ranges::any_of(list, [](const auto& s) { return s.thumbnail->size.portrait(); });
    // The role tells Safari that it still is a list, although its numbers stand in the captions.
    return element("ol", attribute("role", "list") + of_class(upright ? "slides upright" : "slides"), items);
}

// --- the page

std::string section(std::string_view id, std::string_view title, const std::string& content) {
    if (content.empty()) return "";
    const std::string heading = element("h2", attribute("id", id), escaped(title));
    return element("section", of_class(id) + attribute("aria-labelledby", id), heading + content);
}

// A dot in the browser's tab, of the colour of the one before the TV's name.
std::string icon(bool all_is_well) {
    const std::string colour = all_is_well ? "2E8B6A" : "D9532C";
    const std::string dot =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        "%3Ccircle cx='8' cy='8' r='7' fill='%23" +
        colour + "'/%3E%3C/svg%3E";
    return "<link" + attribute("rel", "icon") + attribute("href", dot) + ">\n";
}

std::string head(const StatusOutline& told) {
    const std::string title = escaped(to_string(told.headline) + " " + told.tv);
    return element("head", "",
                   std::string(page_head()) + icon(told.all_is_well) + element("title", "", title) +
                       element("style", "", std::string(page_style()) + std::string(status_style())));
}

std::string top(const StatusOutline& told) {
    const auto name = [](std::string_view text) { return element("bdi", "", escaped(text)); };
    const std::string which = element("span", of_class("name"), name(told.tv)) +
                              element("span", of_class("source"), name(told.source));
    return element("header", of_class(told.all_is_well ? "well" : "wanting"),
                   element("p", of_class("tv"), which) + element("h1", "", html(told.headline)) +
                       element("p", of_class("more"), html(told.more)) +
                       element("p", of_class("date"), html(told.dateline)));
}

std::string middle(const StatusOutline& told) {
    return "<main>\n" + section("help", "What needs your help", cards(told.help)) +
           section("to-know", "Good to know", cards(told.to_know)) +
           section("on-air", "On air, in this order", slides(told.slides)) +
           section("advice", "On air, and could be better", cards(told.advice)) + "</main>\n";
}

std::string bottom(const StatusOutline& told) {
    std::string content;
    for (const Sentence& line : told.small_print)
        content += element("p", "", html(line));
    return element("footer", "", content);
}

}  // namespace

std::string receipt_html(const ReceiptFacts& facts) {
    const StatusOutline told = outline(facts);
    return "<!DOCTYPE html>\n" +
           element("html", attribute("lang", "en"),
                   head(told) + element("body", "", top(told) + middle(told) + bottom(told)));
}

}  // namespace slidewell
