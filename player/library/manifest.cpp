// Writing manifests, and reading them strictly: one spelling, one order, nothing besides.
#include "library/manifest.h"

#include <array>
#include <charconv>
#include <utility>

namespace slidewell {
namespace {

constexpr std::string_view first_line = "slidewell edition 1";
constexpr std::string_view hex_digits = "0123456789ABCDEF";

constexpr bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '.' || c == '_' || c == '-';
}

void append_path(std::string& text, std::string_view path) {
    for (const char c : path) {
        if (is_plain(c)) {
            text += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            text += {'%', hex_digits[byte >> 4], hex_digits[byte & 15]};
        }
    }
    text += '\n';
}

void append_file(std::string& text, std::string_view word, const FileEntry& file) {
    text += word;
    text += to_string(file.object) + ' ' + std::to_string(file.size) + ' ';
    append_path(text, file.path);
}

std::string sixteen_digits(std::uint64_t value) {
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4)
        hex += hex_digits[value >> shift & 15];
    return hex;
}

// Words of one line, taken from its front; each take says whether it was there and well spelt.
class Line {
  public:
    explicit Line(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool take(std::string_view word) {
        std::string_view next;
        return take_word(next) && next == word;
    }

    [[nodiscard]] bool take(std::uint64_t& number) {
        std::string_view word;
        if (!take_word(word) || (word.size() > 1 && word.front() == '0')) return false;
        return read(word, number, 10);
    }

    [[nodiscard]] bool take(std::chrono::sys_seconds& time) {
        std::uint64_t seconds = 0;
        if (!take(seconds) || !std::in_range<std::int64_t>(seconds)) return false;
        time = std::chrono::sys_seconds(std::chrono::seconds(seconds));
        return true;
    }

    [[nodiscard]] bool take_sixteen_digits(std::uint64_t& value) {
        std::string_view word;
        return take_word(word) && word.size() == 16 &&
               word.find_first_not_of(hex_digits) == std::string_view::npos && read(word, value, 16);
    }

    [[nodiscard]] bool take(ObjectId& id) {
        std::string_view word;
        if (!take_word(word)) return false;
        const auto parsed = parse_object_id(word);
        if (parsed) id = *parsed;
        return parsed.has_value();
    }

    [[nodiscard]] bool take_path(std::string& path) {
        std::string_view word;
        if (!take_word(word)) return false;
        path.reserve(word.size());
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (word[i] != '%') {
                if (!is_plain(word[i])) return false;
                path += word[i];
                continue;
            }
            if (word.size() - i < 3) return false;
            const std::size_t high = hex_digits.find(word[i + 1]);
            const std::size_t low = hex_digits.find(word[i + 2]);
            if (high > 15 || low > 15) return false;
            const char byte = static_cast<char>(high << 4 | low);
            if (is_plain(byte)) return false;  // it has a shorter spelling
            path += byte;
            i += 2;
        }
        return true;
    }

    [[nodiscard]] bool take(FileEntry& file) {
        return take(file.object) && take(file.size) && take_path(file.path);
    }

    [[nodiscard]] bool at_end() const { return ended_; }

  private:
    [[nodiscard]] bool take_word(std::string_view& word) {
        if (ended_) return false;
        const std::size_t space = rest_.find(' ');
        word = rest_.substr(0, space);
        ended_ = space == std::string_view::npos;
        rest_.remove_prefix(ended_ ? rest_.size() : space + 1);
        return !word.empty();
    }

    static bool read(std::string_view word, std::uint64_t& number, int base) {
        const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number, base);
        return problem == std::errc{} && end == word.data() + word.size();
    }

    std::string_view rest_;
    bool ended_ = false;
};

// Line by line. A line that does not begin as asked for is left for the next question.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) { next(); }

    // Whether the line begins with `word`. What it says then has to be right.
    [[nodiscard]] bool at(std::string_view word) const {
        return line_.starts_with(word) && (line_.size() == word.size() || line_[word.size()] == ' ');
    }

    // `rest(line)` takes what follows `word`; the line has to end there.
    template <typename Rest>
    [[nodiscard]] bool read(std::string_view word, Rest rest) {
        Line line(line_);
        if (!whole_ || !line.take(word) || !rest(line) || !line.at_end()) return false;
        next();
        return true;
    }

    [[nodiscard]] bool is(std::string_view text) {
        const bool same = whole_ && line_ == text;
        if (same) next();
        return same;
    }

    // How often `text` comes in what follows the line.
    [[nodiscard]] std::size_t count_ahead(std::string_view text) const {
        std::size_t count = 0;
        for (auto at = rest_.find(text); at != std::string_view::npos;
             at = rest_.find(text, at + text.size()))
            ++count;
        return count;
    }

    [[nodiscard]] bool at_end() const { return number_ > 0 && !whole_ && line_.empty() && rest_.empty(); }
    [[nodiscard]] std::size_t line_number() const { return number_; }

  private:
    void next() {
        const std::size_t end = rest_.find('\n');
        whole_ = end != std::string_view::npos;
        line_ = rest_.substr(0, end);
        rest_.remove_prefix(whole_ ? end + 1 : rest_.size());
        ++number_;
    }

    std::string_view rest_;
    std::string_view line_;
    bool whole_ = false;  // it ends with a line feed
    std::size_t number_ = 0;
};

bool read_heading(Reader& reader, Edition& edition) {
    const bool read =
        reader.is(first_line) &&  //
        reader.read("number", [&](Line& line) { return line.take(edition.number); }) &&
        reader.read("published", [&](Line& line) { return line.take(edition.published); }) &&
        reader.read("folder", [&](Line& line) { return line.take_sixteen_digits(edition.folder_state); });
    if (!read || !reader.at("undo")) return read;
    Undo& undo = edition.undo.emplace();
    return reader.read("undo",
                       [&](Line& line) { return line.take(undo.taken_back) && line.take(undo.restored); });
}

bool read_slide(Reader& reader, Edition& edition) {
    SlideEntry& slide = edition.slides.emplace_back();
    if (!reader.read("slide", [&](Line& line) { return line.take(slide.file); })) return false;
    while (reader.at("uses")) {
        std::string& path = slide.uses.emplace_back();
        if (!reader.read("uses", [&](Line& line) { return line.take_path(path); })) return false;
    }
    if (!reader.at("kept")) return true;
    EditionNumber& kept = slide.kept_from.emplace();
    return reader.read("kept", [&](Line& line) { return line.take(kept); });
}

bool read_edition(Reader& reader, Edition& edition) {
    if (!read_heading(reader, edition)) return false;
    edition.slides.reserve(reader.count_ahead("\nslide ") + 1);
    while (reader.at("slide")) {
        if (!read_slide(reader, edition)) return false;
    }
    while (reader.at("file")) {
        FileEntry& file = edition.files.emplace_back();
        if (!reader.read("file", [&](Line& line) { return line.take(file); })) return false;
    }
    return reader.is("end") && reader.at_end();
}

}  // namespace

std::string to_manifest(const Edition& edition) {
    std::string text(first_line);
    text += "\nnumber " + std::to_string(edition.number);
    text += "\npublished " + std::to_string(edition.published.time_since_epoch().count());
    text += "\nfolder " + sixteen_digits(edition.folder_state) + '\n';
    if (edition.undo) {
        text += "undo " + std::to_string(edition.undo->taken_back) + ' ' +
                std::to_string(edition.undo->restored) + '\n';
    }
    for (const SlideEntry& slide : edition.slides) {
        append_file(text, "slide ", slide.file);
        for (const std::string& path : slide.uses) {
            text += "uses ";
            append_path(text, path);
        }
        if (slide.kept_from) text += "kept " + std::to_string(*slide.kept_from) + '\n';
    }
    for (const FileEntry& file : edition.files)
        append_file(text, "file ", file);
    return text += "end\n";
}

Result<Edition> parse_manifest(std::string_view text) {
    Edition edition;
    Reader reader(text);
    if (!read_edition(reader, edition)) {
        return Error{"line " + std::to_string(reader.line_number()) + " is not as it was written"};
    }
    if (const Result<> sound = check_edition(edition); !sound) return sound.error();
    return edition;
}

}  // namespace slidewell
