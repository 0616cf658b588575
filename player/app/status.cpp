// `slidewell status` and `slidewell shot`: asking the players that run.
#include <cstdlib>
#include <iostream>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/reception.h"
#include "app/status_folders.h"
#include "base/json.h"
#include "studio/png.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr int nobody_plays = 1;

struct Found {
    std::vector<fs::path> sockets;  // of players alive or dead
    std::string closed;             // a folder that only another user may look into
};

Found look_around(const Settings& settings) {
    Found found;
    const auto variable = [](const char* name) -> const char* { return std::getenv(name); };
    for (const fs::path& folder : status_folders(variable, settings.library)) {
        const auto sockets = player_sockets(folder);
        if (!sockets) {
            found.closed = folder.string();
            continue;
        }
        found.sockets.insert(found.sockets.end(), sockets->begin(), sockets->end());
    }
    return found;
}

int say_that_nobody_plays(const Found& found) {
    if (found.closed.empty()) return refuse("no player runs; slidewell play starts one", nobody_plays);
    return refuse("no player of yours runs; that of " + found.closed + " answers its own user and root: sudo",
                  nobody_plays);
}

// The answers of all players that are alive.
std::vector<std::string> answers(const Found& found, std::string_view question) {
    std::vector<std::string> words;
    for (const fs::path& socket : found.sockets) {
        if (auto reply = ask_player(socket, question)) words.push_back(std::move(reply->words));
    }
    return words;
}

bool lives(const fs::path& socket) { return ask_player(socket, ask_for_text).ok(); }

// The socket of the process that is asked for or, where none is, of the only player.
Result<fs::path> choose(const Found& found, const std::string& process) {
    std::vector<fs::path> living;
    std::string processes;
    for (const fs::path& socket : found.sockets) {
        if (!lives(socket)) continue;
        if (socket.stem() == process) return socket;
        living.push_back(socket);
        processes += ' ' + socket.stem().string();
    }
    if (process.empty() && living.size() == 1) return living.front();
    return Error{process.empty() ? "several players run; say --process, one of" + processes
                                 : "no player is process " + process + "; there is" + processes};
}

}  // namespace

int status(const StatusRequest& request, const Settings& settings) {
    const Found found = look_around(settings);
    const auto words = answers(found, request.as_json ? ask_for_json : ask_for_text);
    if (request.as_json) {
        std::cout << json_object({{"players", json_array(words)}}) << '\n';
        return words.empty() ? nobody_plays : 0;
    }
    if (words.empty()) return say_that_nobody_plays(found);
    for (std::size_t at = 0; at < words.size(); ++at)
        std::cout << (at == 0 ? "" : "\n") << words[at];
    return 0;
}

int shot(const ShotRequest& request, const Settings& settings) {
    const Found found = look_around(settings);
    if (answers(found, ask_for_text).empty()) return say_that_nobody_plays(found);
    const auto socket = choose(found, request.process);
    if (!socket) return refuse(socket.error().message, could_not_start);
    const auto reply = ask_player(*socket, ask_for_picture);
    if (!reply) return refuse(reply.error().message, nobody_plays);
    if (const auto written = write_png(request.file, reply->picture); !written)
        return refuse(written.error().message, could_not_start);
    return 0;
}

}  // namespace slidewell
