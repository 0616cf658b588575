// What is known, at one moment, of the files in a folder and of what slides say: all that a plan is made
// from.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/duration.h"
#include "base/transition.h"
#include "library/edition.h"
#include "source/examiner.h"

namespace slidewell {

struct FileState {
    enum class Kind {
        absent,    // not in the folder
        arriving,  // somebody is still writing it
        unread,    // it has not been read in this state, or could not be
        good,      // whole, and in the library
        bad,       // whole or not, nothing can be done with it
    };
    Kind kind = Kind::absent;
    FileEntry held;        // of one that is good
    Diagnostics problems;  // of one that is bad, why; in a picture, the first one's message is about "it"
};

// The files that all slides of a folder are read with. Nothing: there is none.
struct SettingsFiles {
    std::optional<FileEntry> deck;
    std::optional<FileEntry> clinic;
    std::optional<FileEntry> theme;
    friend bool operator==(const SettingsFiles&, const SettingsFiles&) = default;
};

// A slide's words, with the settings that it was read with.
struct SlideReading {
    bool whole = true;      // false: its bytes cannot be had
    bool playable = false;  // there is no error in it
    std::vector<NamedPicture> names;
    Diagnostics diagnostics;
    std::string title;  // the words of its headline, or what comes next to one
    Millis lasts{0};
    Transition transition;
};

class Knowledge {
  public:
    Knowledge() = default;
    Knowledge(const Knowledge&) = delete;
    Knowledge& operator=(const Knowledge&) = delete;
    virtual ~Knowledge() = default;

    // The slides in the folder, in the order in which they play.
    [[nodiscard]] virtual const std::vector<std::string>& slides() const = 0;
    [[nodiscard]] virtual FileState state(const std::string& path) const = 0;
    // Good until the next call.
    [[nodiscard]] virtual const SlideReading& reading(const FileEntry& slide, const SettingsFiles& with) = 0;
    // False for an object that was found damaged or missing.
    [[nodiscard]] virtual bool has(const ObjectId& object) const = 0;
    [[nodiscard]] virtual bool in_image_library(const std::string& path) = 0;
    // The paths of all pictures that a slide could name.
    [[nodiscard]] virtual std::vector<std::string> pictures() = 0;
    // False for a slide that stopped the studio when it was painted with these files.
    [[nodiscard]] virtual bool may_be_painted(const SlideEntry& slide, std::vector<FileEntry> uses,
                                              const SettingsFiles& with) const = 0;
    // The newest version of a slide on an earlier edition of which everything is whole, and which may be
    // painted.
    struct OlderVersion {
        SlideEntry slide;
        std::vector<FileEntry> files;
    };
    [[nodiscard]] virtual std::optional<OlderVersion> older_version(const std::string& slide,
                                                                    const SettingsFiles& with) = 0;
};

}  // namespace slidewell
