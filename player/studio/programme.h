// What there is to play, as the sources have it at one moment.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "base/diagnostic.h"
#include "deck/deck_files.h"
#include "playback/messages.h"
#include "studio/lineup.h"

namespace slidewell {

// Immutable. Another one, at another address, whenever anything in it changes.
struct Programme {
    Lineup slides;
    std::shared_ptr<const DeckFiles> files;
    std::vector<std::filesystem::path> folders;  // those whose own settings count
    Diagnostics findings;                        // of the folders as a whole
    bool complete =
        true;  // false: no source has said yet whether it has slides; empty is no reason to say so
    std::vector<SourceHealth> sources = {};  // in playing order
};

// Gives the newest; never null. Called on the studio's thread.
using NewestProgramme = std::function<std::shared_ptr<const Programme>()>;

}  // namespace slidewell
