// A list of two.
#include "playback/commissions.h"

#include <algorithm>
#include <utility>

namespace slidewell {
namespace {

constexpr std::size_t most = 2;

}  // namespace

bool Commissions::give(const PaintSlide& request) {
    const auto is_this = [&](const PaintSlide& given) { return same_slide(given, request); };
    if (given_.size() >= most || std::ranges::any_of(given_, is_this)) return false;
    given_.push_back(request);
    return true;
}

PaintSlide Commissions::settle(const PaintSlide& answer) {
    auto entry =
        std::ranges::find_if(given_, [&](const PaintSlide& given) { return same_slide(given, answer); });
    if (entry == given_.end()) {
        entry = std::ranges::find_if(given_, [&](const PaintSlide& given) {
            return given.slide == answer.slide && given.size == answer.size;
        });
    }
    if (entry == given_.end()) return answer;
    PaintSlide request = std::move(*entry);
    given_.erase(entry);
    return request;
}

bool Commissions::holds(const SlideId& slide, Size size) const {
    return std::ranges::any_of(
        given_, [&](const PaintSlide& given) { return given.slide == slide && given.size == size; });
}

}  // namespace slidewell
