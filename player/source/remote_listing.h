// What rclone says of the files in a remote folder, and which of them a deck can use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slidewell {

struct RemoteFile {
    std::string path;           // from the folder on, parts joined by '/'
    std::uint64_t size = 0;     // in bytes
    std::int64_t modified = 0;  // seconds since 1970; 0: the remote does not know
    friend bool operator==(const RemoteFile&, const RemoteFile&) = default;
};

// The words for `rclone lsf` that make it write what parse_listing reads, about what a deck can use: XML,
// pictures, UNDO and our own receipts, in the folder itself and two folders deep. With TZ=UTC.
[[nodiscard]] std::vector<std::string> listing_words();

// By path. Lines that are not understood are left out: files without a size, as Google's own documents are;
// paths that lead elsewhere.
[[nodiscard]] std::vector<RemoteFile> parse_listing(std::string_view lines);

// The names of the remotes that `rclone listremotes` writes, a colon behind each.
[[nodiscard]] std::vector<std::string> parse_remotes(std::string_view lines);

}  // namespace slidewell
