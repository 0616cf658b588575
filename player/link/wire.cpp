// One function for each thing that travels, good for both directions.
#include "link/wire.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "link/bytes.h"
#include "link/carry_picture.h"

namespace slidewell {
namespace {

constexpr SlideVersion largest_version = std::numeric_limits<SlideVersion>::max();

template <typename Wire>
void carry(Wire& wire, Is<Size> auto& size) {
    wire.template number<int>(size.width, 1, longest_side);
    wire.template number<int>(size.height, 1, longest_side);
}

template <typename Wire>
void carry_slide(Wire& wire, Is<SlideId> auto& slide, Is<SlideVersion> auto& version) {
    wire.text(slide, longest_name);
    wire.template number<SlideVersion>(version, 0, largest_version);
}

template <typename Wire>
void carry(Wire& wire, Is<Timing> auto& timing) {
    auto& transition = timing.transition;
    carry_time(wire, timing.dwell, Millis{0}, longest_time);
    carry_choice(wire, transition.kind, Transition::Kind::uncover);
    carry_choice(wire, transition.direction, Transition::Direction::down);
    carry_time(wire, transition.lasts, Millis{0}, longest_time);
}

// Each slide once.
bool all_differ(const std::vector<Playlist::Entry>& slides) {
    std::vector<std::string_view> names(slides.size());
    std::ranges::transform(slides, names.begin(),
                           [](const Playlist::Entry& entry) { return std::string_view(entry.slide); });
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) == names.end();
}

template <typename Wire>
void carry(Wire& wire, Is<Playlist> auto& playlist) {
    wire.count(playlist.slides, most_slides);
    for (auto& entry : playlist.slides)
        carry_slide(wire, entry.slide, entry.version);
    wire.flag(playlist.complete);
    if constexpr (Wire::reads) wire.require(all_differ(playlist.slides));
}

template <typename Wire>
void carry(Wire& wire, Is<Painted> auto& painted) {
    carry_slide(wire, painted.slide, painted.version);
    carry(wire, painted.timing);
    carry(wire, painted.picture);
}

template <typename Wire>
void carry(Wire& wire, Is<Unpaintable> auto& unpaintable) {
    carry_slide(wire, unpaintable.slide, unpaintable.version);
    carry(wire, unpaintable.size);
}

template <typename Wire>
void carry(Wire& wire, Is<Diagnostic> auto& diagnostic) {
    constexpr int most = std::numeric_limits<int>::max();
    wire.text(diagnostic.file, longest_name);
    wire.template number<int>(diagnostic.position.line, 0, most);
    wire.template number<int>(diagnostic.position.column, 0, most);
    carry_choice(wire, diagnostic.severity, Severity::warning);
    wire.text(diagnostic.message, longest_words);
    wire.text(diagnostic.suggestion, longest_words);
}

template <typename Wire>
void carry(Wire& wire, Is<Report> auto& report) {
    wire.count(report.diagnostics, most_diagnostics);
    for (auto& diagnostic : report.diagnostics)
        carry(wire, diagnostic);
}

// To the second, in any year that a calendar can name.
template <typename Wire>
void carry(Wire& wire, Is<std::optional<std::chrono::sys_seconds>> auto& moment) {
    constexpr std::chrono::seconds furthest_away = std::chrono::years{20'000};
    bool known = moment.has_value();
    wire.flag(known);
    if (!known) return;
    std::chrono::seconds since_epoch = moment.value_or(std::chrono::sys_seconds{}).time_since_epoch();
    carry_time(wire, since_epoch, -furthest_away, furthest_away);
    if constexpr (Wire::reads) moment = std::chrono::sys_seconds{since_epoch};
}

template <typename Wire>
void carry(Wire& wire, Is<SourceHealth> auto& source) {
    wire.text(source.name, longest_name);
    wire.template number<std::uint64_t>(source.edition, 0, std::numeric_limits<std::uint64_t>::max());
    wire.flag(source.away);
    carry(wire, source.read);
    wire.text(source.trouble, longest_words);
}

template <typename Wire>
void carry(Wire& wire, Is<SourcesNews> auto& news) {
    wire.count(news.sources, most_sources);
    for (auto& source : news.sources)
        carry(wire, source);
}

template <typename Wire>
void carry(Wire& wire, Is<PaintSlide> auto& request) {
    carry_slide(wire, request.slide, request.version);
    carry(wire, request.size);
    wire.template number<int>(request.nudge.x, -furthest, furthest);
    wire.template number<int>(request.nudge.y, -furthest, furthest);
}

template <typename Wire>
void carry(Wire& wire, Is<CanvasBack> auto& back) {
    wire.template number<CanvasId>(back.canvas, 0, std::numeric_limits<CanvasId>::max());
}

template <typename Wire>
void carry(Wire& /*wire*/, Is<LookAgain> auto& /*has no parts*/) {}

template <typename Wire>
void carry(Wire& /*wire*/, Is<AreYouThere> auto& /*has no parts*/) {}

template <typename Wire>
void carry(Wire& /*wire*/, Is<StillHere> auto& /*has no parts*/) {}

// Does not travel: a studio cannot tell of its own end.
template <typename Wire>
void carry(Wire& /*wire*/, Is<StudioEnded> auto& /*stays*/) {}

template <typename Writer, typename Message>
std::vector<std::byte> written(const Message& message) {
    Writer writer;
    writer.template number<std::uint8_t>(static_cast<std::uint8_t>(message.index()), 0, 0);
    std::visit([&](const auto& one) { carry(writer, one); }, message);
    return writer.take();
}

// Reads the alternative number `kind` of the variant.
template <typename Message, std::size_t Kind = 0, typename Reader>
Message read_kind(Reader& reader, std::size_t kind) {
    Message message;
    if constexpr (Kind < std::variant_size_v<Message>) {
        if (kind != Kind) return read_kind<Message, Kind + 1>(reader, kind);
        carry(reader, message.template emplace<Kind>());
    }
    return message;
}

template <typename Message, typename Reader>
Message read(Reader& reader) {
    std::uint8_t kind = 0;
    reader.template number<std::uint8_t>(kind, 0, std::variant_size_v<Message> - 1);
    return read_kind<Message>(reader, kind);
}

Error garbled() { return {"a message that cannot be understood"}; }

}  // namespace

std::vector<std::byte> encode(const ToPlayer& message) { return written<PixelWriter>(message); }

std::vector<Bitmap> bitmaps_of(const ToPlayer& message) {
    std::vector<Bitmap> bitmaps;
    if (const auto* const painted = std::get_if<Painted>(&message)) {
        for (const Layer& layer : painted->picture.layers)
            bitmaps.push_back(layer.bitmap);
    }
    return bitmaps;
}

Result<ToPlayer> decode_to_player(std::span<const std::byte> bytes, std::span<const CarriedPixels> pixels) {
    PixelReader reader(bytes, pixels);
    auto message = read<ToPlayer>(reader);
    if (!reader.complete() || !reader.has_used_all()) return garbled();
    if (std::holds_alternative<StudioEnded>(message)) return garbled();
    return message;
}

std::vector<std::byte> encode(const ToStudio& message) { return written<ByteWriter>(message); }

Result<ToStudio> decode_to_studio(std::span<const std::byte> bytes) {
    ByteReader reader(bytes);
    auto message = read<ToStudio>(reader);
    if (!reader.complete()) return garbled();
    return message;
}

}  // namespace slidewell
