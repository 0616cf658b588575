// The socket by which a running player is asked how it does: one question, one answer.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/bitmap.h"
#include "base/descriptor.h"
#include "base/result.h"

namespace slidewell {

// Words or a picture.
struct StatusReply {
    std::string words;
    Bitmap picture;
};

// Called on the server's thread.
using StatusAnswerer = std::function<Result<StatusReply>(std::string_view question)>;

// Answers whoever is of the player's own user, or root, one after another; nobody gets more than a few
// seconds. The socket is `folder`/PID.sock; the folder is made, for this user alone. Sockets that dead
// players have left there are removed.
class StatusServer {
  public:
    // `trouble` is told, on the server's thread, why nobody can ask.
    StatusServer(std::filesystem::path folder, StatusAnswerer answer,
                 std::function<void(const Error&)> trouble);
    StatusServer(const StatusServer&) = delete;
    StatusServer& operator=(const StatusServer&) = delete;
    ~StatusServer();

  private:
    Descriptor stop_;
    std::thread thread_;
};

// The sockets in `folder`, of players alive or dead; an error when this user may not look into it. None where
// there is no such folder.
[[nodiscard]] Result<std::vector<std::filesystem::path>> player_sockets(const std::filesystem::path& folder);

// Waits a few seconds at the most. The picture is at most 16384 pixels wide and high. An error when nobody
// answers, or the answer is a refusal.
[[nodiscard]] Result<StatusReply> ask_player(const std::filesystem::path& socket, std::string_view question);

}  // namespace slidewell
