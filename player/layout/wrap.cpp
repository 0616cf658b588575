// Line breaking by least raggedness. The costs are squared slack, as in Knuth and Plass, "Breaking Paragraphs
// into Lines" (1981), without hyphenation.
#include "layout/wrap.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

#include "base/text.h"

namespace slidewell {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

struct Piece {
    std::string text;
    bool bold = false;
};

// What no break goes through: the pieces between two break opportunities.
struct Token {
    std::vector<Piece> pieces;
    bool space_before = false;
    int width = 0;
};

using Paragraph = std::vector<Token>;

void append(Token& token, std::string_view text, bool bold) {
    if (token.pieces.empty() || token.pieces.back().bold != bold) token.pieces.push_back({"", bold});
    token.pieces.back().text += text;
}

// Splits words into paragraphs (at '\n') of tokens.
class Tokenizer {
  public:
    std::vector<Paragraph> split(const Words& words) {
        for (const Run& run : words.runs) {
            for (const char c : run.text)
                take(c, run.bold);
        }
        finish_token();
        return std::move(paragraphs_);
    }

  private:
    void take(char c, bool bold) {
        if (c == '\n') {
            finish_token();
            paragraphs_.emplace_back();
            space_ = false;
        } else if (c == ' ') {
            finish_token();
            space_ = true;
        } else {
            append(token_, {&c, 1}, bold);
            if (c == '-' || c == '/') finish_token();
        }
    }

    void finish_token() {
        if (token_.pieces.empty()) return;
        token_.space_before = space_;
        space_ = false;
        paragraphs_.back().push_back(std::move(token_));
        token_ = {};
    }

    std::vector<Paragraph> paragraphs_{1};
    Token token_;
    bool space_ = false;
};

std::string without_trailing_marks(std::string_view text) {
    return std::string(text.substr(0, text.find_last_not_of(" ,.;:-") + 1));
}

std::string without_last_code_point(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && (static_cast<unsigned char>(text[end - 1]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end > 0 ? end - 1 : 0));
}

class Wrapper {
  public:
    Wrapper(const TextStyle& style, int width, const TextMeasure& measure)
        : style_(style),
          width_(std::max(1, width)),
          measure_(measure),
          space_(measure.width(" ", style.font)) {}

    [[nodiscard]] Paragraph measured(const Paragraph& tokens) const {
        Paragraph result;
        for (Token token : tokens) {
            token.width = token_width(token);
            if (token.width <= width_) {
                result.push_back(std::move(token));
            } else {
                split_wide(token, result);
            }
        }
        return result;
    }

    // The first token of each line; least cost among the breaks with as few lines as can be.
    [[nodiscard]] std::vector<std::size_t> breaks(const Paragraph& tokens) const {
        const std::size_t count = tokens.size();
        std::vector<Best> best(count + 1);
        best[count] = {0, 0, count};
        for (std::size_t first = count; first-- > 0;)
            best[first] = best_from(tokens, first, best);
        std::vector<std::size_t> starts;
        for (std::size_t at = 0; at < count; at = best[at].next)
            starts.push_back(at);
        return starts;
    }

    [[nodiscard]] WrappedLine line(std::span<const Token> tokens) const {
        WrappedLine line;
        for (const Token& token : tokens) {
            const bool spaced = token.space_before && !line.runs.empty();
            for (const Piece& piece : token.pieces) {
                append_run(line, &piece == token.pieces.data() && spaced ? " " + piece.text : piece.text,
                           piece.bold);
            }
        }
        line.width = total_width(line);
        return line;
    }

    // Takes letters off the end until the ellipsis fits behind them.
    void end_with_ellipsis(WrappedLine& line) const {
        while (!line.runs.empty()) {
            std::string& text = line.runs.back().text;
            const std::string kept = text;
            text = without_trailing_marks(kept) + std::string(ellipsis);
            line.width = total_width(line);
            if (line.width <= width_) return;
            text = without_last_code_point(kept);
            if (text.empty()) line.runs.pop_back();
        }
    }

  private:
    struct Best {
        int lines = std::numeric_limits<int>::max();
        std::int64_t cost = 0;
        std::size_t next = 0;
    };

    [[nodiscard]] FontSpec font(bool bold) const {
        FontSpec spec = style_.font;
        spec.bold = spec.bold || bold;
        return spec;
    }

    [[nodiscard]] int token_width(const Token& token) const {
        int width = 0;
        for (const Piece& piece : token.pieces)
            width += measure_.width(piece.text, font(piece.bold));
        return width;
    }

    [[nodiscard]] int total_width(const WrappedLine& line) const {
        int width = 0;
        for (const TextRun& run : line.runs)
            width += measure_.width(run.text, run.font);
        return width;
    }

    // A word that is wider than a line, letter by letter into parts that are not.
    void split_wide(const Token& token, Paragraph& into) const {
        Token part;
        part.space_before = token.space_before;
        for (const Piece& piece : token.pieces) {
            for (std::size_t at = 0; at < piece.text.size();) {
                const std::size_t start = at;
                static_cast<void>(next_code_point(piece.text, at));
                Token longer = part;
                append(longer, std::string_view(piece.text).substr(start, at - start), piece.bold);
                longer.width = token_width(longer);
                if (longer.width > width_ && !part.pieces.empty()) {
                    into.push_back(std::move(part));
                    part = {};
                    append(part, std::string_view(piece.text).substr(start, at - start), piece.bold);
                    part.width = token_width(part);
                } else {
                    part = std::move(longer);
                }
            }
        }
        if (!part.pieces.empty()) into.push_back(std::move(part));
    }

    [[nodiscard]] Best best_from(const Paragraph& tokens, std::size_t first,
                                 const std::vector<Best>& best) const {
        Best chosen;
        int width = 0;
        for (std::size_t end = first + 1; end <= tokens.size(); ++end) {
            const Token& token = tokens[end - 1];
            width += token.width + (end - 1 > first && token.space_before ? space_ : 0);
            if (width > width_ && end > first + 1) break;
            const Best& rest = best[end];
            const Best candidate{rest.lines + 1, rest.cost + cost(width, first, end, tokens.size()), end};
            if (candidate.lines < chosen.lines ||
                (candidate.lines == chosen.lines && candidate.cost <= chosen.cost)) {
                chosen = candidate;
            }
        }
        return chosen;
    }

    // Slack is counted in hundredths of the line so that costs do not depend on the screen's size.
    [[nodiscard]] std::int64_t cost(int width, std::size_t first, std::size_t end, std::size_t count) const {
        const std::int64_t slack = std::max<std::int64_t>(0, 100LL * (width_ - width) / width_);
        if (end < count) return slack * slack;
        const bool orphan = end - first == 1 && first > 0;
        const std::int64_t too_short = std::max<std::int64_t>(0, slack - 75);
        return (style_.balanced ? slack * slack : too_short * too_short) + (orphan ? 1'000'000 : 0);
    }

    void append_run(WrappedLine& line, const std::string& text, bool bold) const {
        const FontSpec spec = font(bold);
        if (line.runs.empty() || line.runs.back().font != spec)
            line.runs.push_back({"", spec, bold ? style_.strong : style_.colour});
        line.runs.back().text += text;
    }

    const TextStyle& style_;
    int width_;
    const TextMeasure& measure_;
    int space_;
};

}  // namespace

Wrapped wrap(const Words& words, const TextStyle& style, int width, int max_lines,
             const TextMeasure& measure) {
    const Wrapper wrapper(style, width, measure);
    Wrapped wrapped;
    for (const Paragraph& paragraph : Tokenizer().split(words)) {
        const Paragraph tokens = wrapper.measured(paragraph);
        wrapped.broken_word = wrapped.broken_word || tokens.size() > paragraph.size();
        const std::vector<std::size_t> starts = wrapper.breaks(tokens);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : tokens.size();
            wrapped.lines.push_back(wrapper.line(std::span(tokens).subspan(starts[i], end - starts[i])));
        }
    }
    if (wrapped.lines.size() > static_cast<std::size_t>(max_lines)) {
        wrapped.lines.resize(static_cast<std::size_t>(max_lines));
        wrapped.cut = true;
        if (!wrapped.lines.empty()) wrapper.end_with_ellipsis(wrapped.lines.back());
    }
    return wrapped;
}

}  // namespace slidewell
