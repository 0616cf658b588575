// Blocks of Unicode, where waiting rooms need them: https://www.unicode.org/Public/UNIDATA/Blocks.txt
#include "health/scripts.h"

#include <algorithm>
#include <array>

namespace slidewell {
namespace {

constexpr std::string_view core = "fonts-noto-core";
constexpr std::string_view cjk = "fonts-noto-cjk";

struct Block {
    char32_t first = 0;
    char32_t last = 0;
    Script script;
};

constexpr std::array<Block, 25> blocks{{
    {0x0041, 0x024F, {"Latin", core}},
    {0x0370, 0x03FF, {"Greek", core}},
    {0x0400, 0x052F, {"Cyrillic", core}},
    {0x0530, 0x058F, {"Armenian", core}},
    {0x0590, 0x05FF, {"Hebrew", core}},
    {0x0600, 0x06FF, {"Arabic", core}},
    {0x0750, 0x077F, {"Arabic", core}},
    {0x0900, 0x097F, {"Devanagari", core}},
    {0x0980, 0x09FF, {"Bengali", core}},
    {0x0A00, 0x0A7F, {"Gurmukhi", core}},
    {0x0A80, 0x0AFF, {"Gujarati", core}},
    {0x0B80, 0x0BFF, {"Tamil", core}},
    {0x0C00, 0x0C7F, {"Telugu", core}},
    {0x0E00, 0x0E7F, {"Thai", core}},
    {0x10A0, 0x10FF, {"Georgian", core}},
    {0x1100, 0x11FF, {"Korean", cjk}},
    {0x1200, 0x137F, {"Ethiopic", core}},
    {0x1780, 0x17FF, {"Khmer", core}},
    {0x1E00, 0x1EFF, {"Latin", core}},
    {0x1F00, 0x1FFF, {"Greek", core}},
    {0x2E80, 0x9FFF, {"Chinese and Japanese", cjk}},
    {0xAC00, 0xD7AF, {"Korean", cjk}},
    {0xFB50, 0xFEFF, {"Arabic", core}},
    {0x1F000, 0x1FAFF, {"emoji", "fonts-symbola"}},
    {0x20000, 0x3FFFF, {"Chinese and Japanese", cjk}},
}};

}  // namespace

Script script_of(char32_t letter) {
    const auto* const found = std::ranges::find_if(
        blocks, [&](const Block& block) { return letter >= block.first && letter <= block.last; });
    return found == blocks.end() ? Script{"signs", "fonts-symbola"} : found->script;
}

}  // namespace slidewell
