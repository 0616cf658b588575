// Whether a file is whole, by its bytes alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "source/examiner.h"

namespace slidewell {

// What a file in the folder itself is for, by its name.
enum class FileRole { slide, deck, clinic, theme, picture };
[[nodiscard]] FileRole role_of(std::string_view path);

struct XmlCheck {
    bool cut_off = false;     // it looks right as far as it goes
    Diagnostics diagnostics;  // an error among them: it cannot be used
};

// A slide is only checked for being XML to its end; what it says depends on deck.xml and clinic.xml.
[[nodiscard]] XmlCheck check_xml(FileRole role, std::string_view bytes, const std::string& file);

// Windows reserves a file's full size before it copies the content, so what is still to come is zeros.
[[nodiscard]] bool lacks_its_end(std::string_view picture);

}  // namespace slidewell
