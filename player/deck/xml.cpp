// Building the tree with expat, which sees to it that a document is well-formed.
#include "deck/xml.h"

#include <algorithm>
#include <memory>
#include <type_traits>

#include <expat.h>

#include "deck/encoding.h"
#include "deck/xml_problem.h"

namespace slidewell {
namespace {

using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

constexpr std::string_view xml_space = " \t\r\n";

// Where each attribute's name stands, by the source of a start tag, which is well-formed and begins at `at`.
std::vector<Position> attribute_places(std::string_view tag, Position at) {
    std::vector<Position> places;
    const auto skip = [&](std::size_t length) {
        at = position_in(tag, length, at);
        tag.remove_prefix(std::min(length, tag.size()));
    };
    skip(tag.find_first_of(" \t\r\n/>"));
    for (;;) {
        skip(tag.find_first_not_of(xml_space));
        if (tag.empty() || tag.front() == '/' || tag.front() == '>') return places;
        places.push_back(at);
        skip(tag.find_first_of("\"'"));
        skip(tag.empty() ? 0 : tag.find(tag.front(), 1));
        skip(1);
    }
}

class TreeBuilder {
  public:
    TreeBuilder(std::string_view source, const std::string& file)
        : source_(source), file_(file), parser_(XML_ParserCreate("UTF-8"), &XML_ParserFree) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &on_start, &on_end);
        XML_SetCharacterDataHandler(parser_.get(), &on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &on_doctype);
    }

    ParsedXml build() {
        const auto status =
            XML_Parse(parser_.get(), source_.data(), static_cast<int>(source_.size()), XML_TRUE);
        if (status == XML_STATUS_OK) return {std::move(root_), {}};
        if (!problem_) problem_ = explain(failure());
        problem_->file = file_;
        return {std::nullopt, {*problem_}};
    }

  private:
    static TreeBuilder& self(void* user) { return *static_cast<TreeBuilder*>(user); }
    static void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        self(user).start(name, attributes);
    }
    static void on_end(void* user, const XML_Char* /*name*/) { self(user).end(); }
    static void on_text(void* user, const XML_Char* text, int length) {
        self(user).characters({text, static_cast<std::size_t>(length)});
    }
    static void on_doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system*/,
                           const XML_Char* /*publicly*/, int /*has_internal*/) {
        self(user).refuse_doctype();
    }

    void start(const XML_Char* name, const XML_Char** attributes) {
        if (problem_) return;
        if (open_.size() == deepest_xml) {
            refuse(here(), "more than " + std::to_string(deepest_xml) + " elements stand within one another",
                   "close the elements that are done");
            return;
        }
        Element element{name, {}, {}, here()};
        const std::vector<Position> places = attribute_places(token(), element.position);
        for (std::size_t i = 0; attributes[2 * i] != nullptr; ++i) {
            element.attributes.push_back({attributes[2 * i], attributes[2 * i + 1], places.at(i)});
        }
        open_.push_back(std::move(element));
        text_goes_on_ = false;
    }

    void end() {
        if (problem_) return;
        Element done = std::move(open_.back());
        open_.pop_back();
        text_goes_on_ = false;
        if (open_.empty()) {
            root_ = std::move(done);
        } else {
            open_.back().children.emplace_back(std::move(done));
        }
    }

    // Pieces that stand in the file as they are read become one Text; what a reference stands for does not
    // join them, so that places within a Text can be found by counting.
    void characters(std::string_view piece) {
        if (problem_) return;
        const bool literal = piece == "\n" || token() == piece;
        std::vector<Node>& siblings = open_.back().children;
        if (literal && text_goes_on_) {
            std::get<Text>(siblings.back()).text += piece;
        } else {
            siblings.emplace_back(Text{std::string(piece), here()});
        }
        text_goes_on_ = literal;
    }

    // The parser tells of it only after its name.
    void refuse_doctype() {
        const auto seen_to = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get()));
        const std::size_t start = source_.rfind("<!DOCTYPE", seen_to);
        refuse(position_in(source_, start), "<!DOCTYPE> is not read here", "remove it, up to its >");
    }

    void refuse(Position at, std::string message, std::string suggestion) {
        if (problem_) return;
        problem_ = {{}, at, Severity::error, std::move(message), std::move(suggestion)};
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    [[nodiscard]] Position here() const {
        return {static_cast<int>(XML_GetCurrentLineNumber(parser_.get())),
                static_cast<int>(XML_GetCurrentColumnNumber(parser_.get())) + 1};
    }

    [[nodiscard]] std::string_view token() const {
        return source_.substr(static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get())),
                              static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get())));
    }

    [[nodiscard]] XmlFailure failure() const {
        const XML_Error code = XML_GetErrorCode(parser_.get());
        const auto offset =
            static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_.get())));
        return {fault(code), source_, std::min(offset, source_.size()), &open_, XML_ErrorString(code)};
    }

    static XmlFault fault(XML_Error code) {
        switch (code) {
            case XML_ERROR_NO_ELEMENTS:
                return XmlFault::no_root;
            case XML_ERROR_UNCLOSED_TOKEN:
            case XML_ERROR_PARTIAL_CHAR:
                return XmlFault::cut_in_markup;
            case XML_ERROR_UNCLOSED_CDATA_SECTION:
                return XmlFault::cut_in_cdata;
            case XML_ERROR_BAD_CHAR_REF:
                return XmlFault::bad_reference;
            case XML_ERROR_INVALID_TOKEN:
                return XmlFault::bad_character;
            case XML_ERROR_TAG_MISMATCH:
                return XmlFault::mismatched_tag;
            case XML_ERROR_DUPLICATE_ATTRIBUTE:
                return XmlFault::repeated_attribute;
            case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
                return XmlFault::second_root;
            case XML_ERROR_UNDEFINED_ENTITY:
                return XmlFault::unknown_entity;
            case XML_ERROR_SYNTAX:
                return XmlFault::words_outside;
            case XML_ERROR_MISPLACED_XML_PI:
                return XmlFault::late_declaration;
            case XML_ERROR_XML_DECL:
                return XmlFault::bad_declaration;
            default:
                return XmlFault::other;
        }
    }

    std::string_view source_;
    const std::string& file_;
    Parser parser_;
    std::vector<Element> open_;
    std::optional<Element> root_;
    std::optional<Diagnostic> problem_;
    bool text_goes_on_ = false;  // the last node is a Text that the next piece may join
};

ParsedXml refused(const std::string& file, Position at, std::string message, std::string suggestion) {
    return {std::nullopt, {{file, at, Severity::error, std::move(message), std::move(suggestion)}}};
}

}  // namespace

const Attribute* Element::find(std::string_view attribute) const {
    const auto found = std::ranges::find(attributes, attribute, &Attribute::name);
    return found == attributes.end() ? nullptr : &*found;
}

std::vector<const Element*> Element::elements() const {
    std::vector<const Element*> result;
    for (const Node& node : children) {
        if (const auto* element = std::get_if<Element>(&node)) result.push_back(element);
    }
    return result;
}

Position position_in(std::string_view text, std::size_t offset, Position start) {
    Position at = start;
    for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
        const bool line_ends = text[i] == '\n' || (text[i] == '\r' && !text.substr(i).starts_with("\r\n"));
        const bool continues_character = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        if (line_ends) {
            at = {at.line + 1, 1};
        } else if (!continues_character) {
            ++at.column;
        }
    }
    return at;
}

ParsedXml parse_xml(std::string_view bytes, const std::string& file) {
    if (bytes.size() > largest_xml) {
        return refused(file, {}, "the file is larger than 1 MB", "pictures belong in files of their own");
    }
    const Result<std::string> text = to_utf8(bytes);
    if (!text) return refused(file, {1, 1}, text.error().message, "save the file as UTF-8");
    if (const std::size_t zero = text->find('\0'); zero != std::string::npos) {
        return refused(file, position_in(*text, zero), "there is a zero byte: this is not a text file",
                       "save it as plain text, in UTF-8");
    }
    return TreeBuilder(*text, file).build();
}

}  // namespace slidewell
