// Watching a folder by looking at it again and again: which files are quiet and may be read, which are still
// being written, which came and went. Pure: it knows what it is shown and when.
//
// Looking is all that helps: a file that another machine writes into a share raises no event on this one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/duration.h"
#include "source/folder.h"

namespace slidewell {

// What lies in a folder without being meant for the TV: hidden files; what Office, browsers and copying
// programs leave while they are at work; what Windows and macOS keep for themselves; our own receipt; what
// asks for an undo.
[[nodiscard]] bool is_passed_over(std::string_view name);
[[nodiscard]] bool is_receipt_name(std::string_view name);  // STATUS.html, status.txt
[[nodiscard]] bool is_undo_name(std::string_view name);     // UNDO, undo.txt, Undo.xml
// What Dropbox, Nextcloud or Syncthing make of a file that two people changed at once.
[[nodiscard]] bool is_conflict_copy(std::string_view name);

struct WatchedFile {
    std::string path;
    Stamp stamp;
    Steady since;        // when it was first seen in this state
    bool quiet = false;  // it was seen in this state on two looks at least `settle` apart
    // When it was first not seen any more. Programs that save by way of a new file make a name vanish for
    // a moment; it counts as gone, and is left out, from the next look on.
    std::optional<Steady> vanished;
};

// How a look differs from the one before.
enum class Change {
    none,
    calm,   // files became quiet, and that is all
    other,  // a file came, changed or went
};

class Watch {
  public:
    explicit Watch(Millis settle) : settle_(settle) {}

    // Of a folder inside that is closed, the files stay as they were.
    Change look(FolderContents contents, Steady now);
    // How soon another look may tell that a file is quiet, or gone; nothing when all of them are decided.
    [[nodiscard]] std::optional<Millis> next_look() const;

    [[nodiscard]] const std::vector<WatchedFile>& files() const { return files_; }  // by path
    [[nodiscard]] const WatchedFile* find(std::string_view path) const;  // null when it is not there
    [[nodiscard]] const std::optional<WatchedFile>& undo() const { return undo_; }
    [[nodiscard]] bool has_receipt() const { return has_receipt_; }
    [[nodiscard]] const std::vector<ClosedFolder>& closed() const { return closed_; }

  private:
    [[nodiscard]] Change look_again(std::vector<FolderFile>& found, Steady now);
    [[nodiscard]] Change compare(std::vector<FolderFile> found, Steady now);
    [[nodiscard]] bool is_in_closed_folder(std::string_view path) const;
    [[nodiscard]] WatchedFile seen(FolderFile file, const WatchedFile* before, Steady now) const;
    [[nodiscard]] bool is_gone(WatchedFile& missing, Steady now) const;
    void take_special_files(std::vector<FolderFile>& files, Steady now);
    void follow_renames(std::vector<WatchedFile>& files, const std::vector<std::string>& came) const;

    Millis settle_;
    std::vector<WatchedFile> files_;
    std::optional<WatchedFile> undo_;
    std::vector<ClosedFolder> closed_;
    bool has_receipt_ = false;
};

}  // namespace slidewell
