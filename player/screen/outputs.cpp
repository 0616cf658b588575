// Choosing a display.
#include "screen/outputs.h"

#include <algorithm>
#include <charconv>

#include <SDL.h>

namespace slidewell {

const Output* chosen(const std::vector<Output>& outputs, std::string_view wish) {
    if (outputs.empty()) return nullptr;
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(wish.data(), wish.data() + wish.size(), number);
    if (problem == std::errc{} && end == wish.data() + wish.size())
        return number < outputs.size() ? &outputs[number] : &outputs.front();
    const auto named = std::ranges::find(outputs, wish, &Output::name);
    return named == outputs.end() ? &outputs.front() : &*named;
}

std::vector<Output> sdl_outputs() {
    std::vector<Output> outputs;
    for (int index = 0; index < SDL_GetNumVideoDisplays(); ++index) {
        const char* const name = SDL_GetDisplayName(index);
        SDL_Rect area{};
        if (SDL_GetDisplayBounds(index, &area) != 0) continue;
        outputs.push_back({name == nullptr ? "" : name, {area.x, area.y, area.w, area.h}});
    }
    return outputs;
}

}  // namespace slidewell
