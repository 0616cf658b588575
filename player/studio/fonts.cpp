// Measuring and painting words with SDL_ttf, letter by letter from the first font that has it.
#include "studio/fonts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/text.h"
#include "studio/blend.h"
#include "studio/font_files.h"
#include "studio/sdl_ptrs.h"

namespace slidewell {
namespace {

constexpr std::size_t longest_text = 4'000;  // bytes
constexpr std::size_t most_open_fonts = 96;  // a face at a size; a deck needs some thirty
constexpr std::size_t most_widths = 20'000;

class TtfLibrary {
  public:
    TtfLibrary() : ready_(TTF_Init() == 0) {}
    ~TtfLibrary() {
        if (ready_) TTF_Quit();
    }
    TtfLibrary(const TtfLibrary&) = delete;
    TtfLibrary& operator=(const TtfLibrary&) = delete;
    [[nodiscard]] bool ready() const { return ready_; }

  private:
    bool ready_;
};

using StyleKey = std::pair<FontSpec::Role, bool>;

// Stays with the letter before it, whichever font that came from: combining marks, joiners, variation
// selectors.
bool clings(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE20 && c <= 0xFE2F) ||
           c == 0x200C || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0100 && c <= 0xE01EF);
}

// The start of `utf8` that is looked at, cut between two code points.
std::string_view beginning(std::string_view utf8) {
    if (utf8.size() <= longest_text) return utf8;
    std::size_t end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
        --end;
    return utf8.substr(0, end);
}

// A piece of a run whose letters all come from one font.
struct Piece {
    std::string text;
    TTF_Font* font = nullptr;
};

// How SDL_ttf sets a piece into its surface: it grows to the left and upwards for letters that stick out.
struct Extent {
    int width = 0;  // from the origin on
    int left = 0;   // of the origin within the surface
    int baseline = 0;
};

Extent extent_of(const Piece& piece) {
    int width = 0;
    int height = 0;
    if (TTF_SizeUTF8(piece.font, piece.text.c_str(), &width, &height) != 0) return {};
    const int ascent = TTF_FontAscent(piece.font);
    const int usual = TTF_FontHeight(piece.font);
    int left = 0;
    int below = 0;
    for (std::size_t at = 0; at < piece.text.size();) {
        const bool first = at == 0;
        int min_x = 0;
        int min_y = 0;
        const char32_t letter = next_code_point(piece.text, at);
        if (!first && height == usual) break;
        TTF_GlyphMetrics32(piece.font, letter, &min_x, nullptr, &min_y, nullptr, nullptr);
        if (first) left = std::max(0, -min_x);
        below = std::max(below, ascent - min_y - usual);
    }
    return {width - left, left, ascent + std::max(0, height - usual - below)};
}

void stamp(Canvas& canvas, Point at, const SDL_Surface& letters, Pixel colour) {
    const Rect place = intersection({at.x, at.y, letters.w, letters.h}, whole(canvas.size));
    for (int y = place.y; y < place.bottom(); ++y) {
        const auto* bytes = static_cast<const std::uint8_t*>(letters.pixels) +
                            static_cast<std::ptrdiff_t>(y - at.y) * letters.pitch;
        const auto* coverage = reinterpret_cast<const std::uint32_t*>(bytes) + (place.x - at.x);
        const auto row =
            canvas.row(y).subspan(static_cast<std::size_t>(place.x), static_cast<std::size_t>(place.width));
        for (Pixel& pixel : row)
            pixel = over(faded(colour, *coverage++ >> 24), pixel);
    }
}

}  // namespace

struct FontBook::Shelf {
    struct Style {
        std::vector<FontFile> files;
        std::unordered_map<char32_t, std::size_t> file_of;
    };

    explicit Shelf(std::filesystem::path in) : folder(std::move(in)) {}

    // The machine's fonts are looked up for the first word, not before: many slides have none.
    const FontFiles& known_files() {
        if (files) return *files;
        files.emplace(folder);
        findings = files->findings();
        return *files;
    }

    Style& style(const FontSpec& font) {
        auto [found, added] = styles.try_emplace({font.role, font.bold});
        if (added) found->second.files = known_files().best_first(font.role, font.bold);
        return found->second;
    }

    // Null when the file is none that can be opened, which is said once.
    TTF_Font* face(const FontFile& file, int size) {
        if (broken.contains(file.path)) return nullptr;
        const auto key = std::make_tuple(file.path, file.index, size);
        if (const auto found = open.find(key); found != open.end()) return found->second.get();
        FontPtr opened(TTF_OpenFontIndex(file.path.c_str(), size, file.index & 0xFFFF));
        if (!opened) {
            broken.insert(file.path);
            findings.push_back({file.path, {}, Severity::warning, "cannot be used as a font", ""});
            return nullptr;
        }
        TTF_SetFontHinting(opened.get(), TTF_HINTING_LIGHT_SUBPIXEL);
        TTF_SetFontKerning(opened.get(), 1);
        return open.emplace(key, std::move(opened)).first->second.get();
    }

    // The first file of the style that opens.
    TTF_Font* main_face(const FontSpec& font) {
        for (const FontFile& file : style(font).files)
            if (TTF_Font* opened = face(file, font.size)) return opened;
        say_that_there_is_none();
        return nullptr;
    }

    void say_that_there_is_none() {
        if (has_error(findings)) return;
        findings.push_back(
            {folder.string(), {}, Severity::error, "this machine has no font that can be used", {}});
    }

    TTF_Font* face_for(char32_t letter, const FontSpec& font) {
        Style& in = style(font);
        const auto known = in.file_of.find(letter);
        if (known != in.file_of.end()) return face(in.files[known->second], font.size);
        for (std::size_t i = 0; i < in.files.size(); ++i) {
            if (!in.files[i].has(letter)) continue;
            TTF_Font* opened = face(in.files[i], font.size);
            if (opened == nullptr || TTF_GlyphIsProvided32(opened, letter) == 0) continue;
            in.file_of.emplace(letter, i);
            return opened;
        }
        return main_face(font);
    }

    std::vector<Piece> pieces(std::string_view utf8, const FontSpec& font) {
        if (open.size() > most_open_fonts) open.clear();  // here, where no piece holds one of them
        std::vector<Piece> split;
        for (std::size_t at = 0; at < utf8.size();) {
            const char32_t letter = next_code_point(utf8, at);
            if (letter < 0x20 || letter == 0x7F) continue;
            const bool with_previous = !split.empty() && (letter == U' ' || clings(letter));
            TTF_Font* const face_here = with_previous ? split.back().font : face_for(letter, font);
            if (face_here == nullptr) continue;
            if (split.empty() || split.back().font != face_here) split.push_back({{}, face_here});
            append_utf8(split.back().text, letter);
        }
        return split;
    }

    TtfLibrary library;
    std::filesystem::path folder;
    std::optional<FontFiles> files;
    Diagnostics findings;
    std::map<StyleKey, Style> styles;
    std::set<std::string> broken;
    std::map<std::tuple<std::string, int, int>, FontPtr> open;
    std::map<FontSpec, std::unordered_map<std::string, int>> widths;
    std::size_t widths_known = 0;
};

FontBook::FontBook(std::unique_ptr<Shelf> shelf) : shelf_(std::move(shelf)) {}
FontBook::~FontBook() = default;

Result<std::unique_ptr<FontBook>> FontBook::open(const std::filesystem::path& folder) {
    auto shelf = std::make_unique<Shelf>(folder);
    if (!shelf->library.ready()) return Error{std::string("cannot use fonts: ") + TTF_GetError()};
    return std::unique_ptr<FontBook>(new FontBook(std::move(shelf)));
}

int FontBook::width(std::string_view utf8, const FontSpec& font) const {
    const std::string_view looked_at = beginning(utf8);
    auto& known = shelf_->widths[font];
    std::string key(looked_at);
    int width = 0;
    if (const auto found = known.find(key); found != known.end()) {
        width = found->second;
    } else {
        for (const Piece& piece : shelf_->pieces(looked_at, font))
            width += extent_of(piece).width;
        if (++shelf_->widths_known > most_widths) {
            shelf_->widths.clear();
            shelf_->widths_known = 1;
        }
        shelf_->widths[font].emplace(std::move(key), width);
    }
    if (looked_at.size() == utf8.size()) return width;
    const auto scaled = static_cast<std::int64_t>(width) * static_cast<std::int64_t>(utf8.size()) /
                        static_cast<std::int64_t>(looked_at.size());
    return static_cast<int>(std::min<std::int64_t>(scaled, 1 << 30));
}

FontMetrics FontBook::metrics(const FontSpec& font) const {
    TTF_Font* const face = shelf_->main_face(font);
    if (face == nullptr) return {};
    int cap_height = 0;
    TTF_GlyphMetrics32(face, U'H', nullptr, nullptr, nullptr, &cap_height, nullptr);
    return {TTF_FontAscent(face), -TTF_FontDescent(face), cap_height};
}

int FontBook::paint(Canvas& canvas, Point origin, std::string_view utf8, const FontSpec& font,
                    Colour colour) const {
    int advanced = 0;
    for (const Piece& piece : shelf_->pieces(beginning(utf8), font)) {
        const Extent extent = extent_of(piece);
        const SurfacePtr letters(
            TTF_RenderUTF8_Blended(piece.font, piece.text.c_str(), SDL_Color{255, 255, 255, 255}));
        const Point at{origin.x + advanced - extent.left, origin.y - extent.baseline};
        if (letters) stamp(canvas, at, *letters, to_pixel(colour));
        advanced += extent.width;
    }
    return advanced;
}

const Diagnostics& FontBook::findings() const { return shelf_->findings; }

std::uint64_t FontBook::fingerprint(const FontSpec& font) const {
    Fingerprint print;
    const auto& files = shelf_->style(font).files;
    if (files.empty()) return print.value();
    print.add(files.front().path);
    print.add(files.front().index);
    return print.value();
}

}  // namespace slidewell
