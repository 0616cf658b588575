// What the player tells each studio that it starts: all that it needs to know before its first request.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "app/settings.h"
#include "base/caution.h"
#include "base/geometry.h"
#include "base/result.h"

namespace slidewell {

struct StudioOrders {
    Settings settings;                 // the sources, the library, and where the studio's own files lie
    Size likely;                       // of the first slide; empty: unknown
    std::vector<Task> forbidden;       // what stopped studios before
    bool one_thing_at_a_time = false;  // so that it is known what stopped this one
};

[[nodiscard]] std::vector<std::byte> encode(const StudioOrders& orders);
[[nodiscard]] Result<StudioOrders> decode_orders(std::span<const std::byte> bytes);

}  // namespace slidewell
