// What rclone writes: its list of a remote's files, its list of remotes, and its complaints.
#include "fuzz/harness.h"

#include "source/rclone_words.h"
#include "source/remote_listing.h"

using namespace slidewell;

void try_input(std::string_view bytes) {
    const std::vector<RemoteFile> files = parse_listing(bytes);
    for (const RemoteFile& file : files) {
        expect(!file.path.empty() && file.path.front() != '/', "a path starts in the folder");
        expect(('/' + file.path + '/').find("/../") == std::string::npos, "a path stays in the folder");
        expect(file.path.find('\n') == std::string::npos, "a path is on one line");
        expect(file.modified >= 0, "a time is one that can be");
        expect(&file == &files.front() || (&file - 1)->path < file.path, "each path is there once, in order");
    }
    const std::vector<std::string> remotes = parse_remotes(bytes);
    const auto known = known_trouble(bytes, bytes.substr(0, 40), remotes);
    if (known) expect(!known->message.empty(), "what is known has words");
    expect(unknown_trouble(bytes).message.size() < 400, "a complaint can be read");
}
