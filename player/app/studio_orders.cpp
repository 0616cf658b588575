// Orders as bytes.
#include "app/studio_orders.h"

#include <limits>
#include <string>

#include "link/bytes.h"

namespace slidewell {
namespace {

constexpr std::size_t longest = 64 << 10;  // of a text
constexpr std::size_t most = 10'000;       // of a list
constexpr int largest = std::numeric_limits<int>::max();

template <typename Wire>
void carry_path(Wire& wire, Is<std::filesystem::path> auto& path) {
    std::string text = path.string();
    wire.text(text, longest);
    if constexpr (Wire::reads) path = text;
}

template <typename Wire>
void carry(Wire& wire, Is<SourceSetting> auto& source) {
    carry_path(wire, source.folder);
    wire.text(source.remote, longest);
    carry_time(wire, source.poll, Millis{0}, Millis::max());
    wire.flag(source.receipt);
}

template <typename Wire>
void carry(Wire& wire, Is<Task> auto& task) {
    carry_choice(wire, task.kind, Task::Kind::checking);
    wire.text(task.thing, longest);
    wire.template number<std::uint64_t>(task.version, 0, std::numeric_limits<std::uint64_t>::max());
}

template <typename Wire>
void carry(Wire& wire, Is<StudioOrders> auto& orders) {
    auto& settings = orders.settings;
    wire.count(settings.sources, most);
    for (auto& source : settings.sources)
        carry(wire, source);
    wire.text(settings.tv, longest);
    carry_path(wire, settings.library);
    carry_path(wire, settings.clinic);
    carry_path(wire, settings.theme);
    carry_path(wire, settings.notice);
    carry_path(wire, settings.images);
    carry_path(wire, settings.fonts);
    wire.template number<int>(orders.likely.width, 0, largest);
    wire.template number<int>(orders.likely.height, 0, largest);
    wire.count(orders.forbidden, most);
    for (auto& task : orders.forbidden)
        carry(wire, task);
    wire.flag(orders.one_thing_at_a_time);
}

}  // namespace

std::vector<std::byte> encode(const StudioOrders& orders) {
    ByteWriter writer;
    carry(writer, orders);
    return writer.take();
}

Result<StudioOrders> decode_orders(std::span<const std::byte> bytes) {
    ByteReader reader(bytes);
    StudioOrders orders;
    carry(reader, orders);
    if (!reader.complete()) return Error{"orders that cannot be understood"};
    return orders;
}

}  // namespace slidewell
