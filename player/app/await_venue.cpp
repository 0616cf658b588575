// Trying again.
#include "app/await_venue.h"

#include <string>
#include <utility>

namespace slidewell {
namespace {

constexpr Millis between_attempts{1'000};

}  // namespace

std::unique_ptr<Venue> await_venue(const OpenVenue& open, const Rest& rest, const Tell& tell) {
    std::string said;
    do {
        auto venue = open();
        if (venue.ok()) return *std::move(venue);
        const std::string& why = venue.error().message;
        if (std::exchange(said, why) != why) tell(log_problem(why + "; waiting for a display"));
    } while (rest(between_attempts));
    return nullptr;
}

}  // namespace slidewell
