// rclone hands on what each cloud says, so what is looked for here are pieces of many clouds' messages.
#include "source/rclone_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace slidewell {
namespace {

enum class Trouble {
    no_such_remote,
    locked,
    no_network,
    expired,
    refused,
    too_often,
    cloud_full,
    disk_full,
    not_there,
    forbidden
};

struct Sign {
    std::string_view text;  // in lower case
    Trouble trouble;
};

// The first that is found counts: without a network, rclone guesses that the login has expired.
constexpr std::array<Sign, 48> signs{{
    {"didn't find section in config file", Trouble::no_such_remote},
    {"unable to decrypt configuration", Trouble::locked},
    {"not allowed to ask for password", Trouble::locked},
    {"no such host", Trouble::no_network},
    {"name resolution", Trouble::no_network},
    {"server misbehaving", Trouble::no_network},
    {"connection refused", Trouble::no_network},
    {"connection reset", Trouble::no_network},
    {"network is unreachable", Trouble::no_network},
    {"no route to host", Trouble::no_network},
    {"host is down", Trouble::no_network},
    {"i/o timeout", Trouble::no_network},
    {"timeout awaiting response", Trouble::no_network},
    {"client.timeout exceeded", Trouble::no_network},
    {"handshake timeout", Trouble::no_network},
    {"deadline exceeded", Trouble::no_network},
    {"bad gateway", Trouble::no_network},
    {"service unavailable", Trouble::no_network},
    {"gateway timeout", Trouble::no_network},
    {"invalid_grant", Trouble::expired},
    {"couldn't fetch token", Trouble::expired},
    {"cannot fetch token", Trouble::expired},
    {"empty token found", Trouble::expired},
    {"token expired", Trouble::expired},
    {"token has expired", Trouble::expired},
    {"expired_access_token", Trouble::expired},
    {"invalid_access_token", Trouble::expired},
    {"invalidauthenticationtoken", Trouble::expired},
    {"config reconnect", Trouble::expired},
    {"401 unauthorized", Trouble::refused},
    {"unable to authenticate", Trouble::refused},
    {"logon is invalid", Trouble::refused},
    {"invalid credentials", Trouble::refused},
    {"ratelimitexceeded", Trouble::too_often},
    {"rate limit", Trouble::too_often},
    {"too_many_requests", Trouble::too_often},
    {"too many requests", Trouble::too_often},
    {"throttled", Trouble::too_often},
    {"storagequotaexceeded", Trouble::cloud_full},
    {"insufficient_space", Trouble::cloud_full},
    {"quotalimitreached", Trouble::cloud_full},
    {"insufficient storage", Trouble::cloud_full},
    {"no space left on device", Trouble::disk_full},
    {"disk quota exceeded", Trouble::disk_full},
    {"directory not found", Trouble::not_there},
    {"403 forbidden", Trouble::forbidden},
    {"accessdenied", Trouble::forbidden},
    {"permission denied", Trouble::forbidden},
}};

std::string remotes_that_there_are(std::span<const std::string> configured) {
    if (configured.empty()) return "it knows none yet";
    std::string names = "it knows ";
    for (const std::string& name : configured)
        names += (&name == &configured.front() ? "" : ", ") + name;
    return names;
}

std::string between_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string in_words(Trouble trouble, std::string_view remote, std::span<const std::string> configured) {
    const std::string name(name_of_remote(remote));
    const std::string_view folder = remote.substr(remote.rfind(':') + 1);
    switch (trouble) {
        case Trouble::no_such_remote:
            return "rclone knows no remote " + between_quotes(name) + " (" +
                   remotes_that_there_are(configured) +
                   "); \"rclone config\" makes one, run as the user who runs slidewell";
        case Trouble::locked:
            return "rclone's settings are locked with a password; set RCLONE_CONFIG_PASS or "
                   "RCLONE_PASSWORD_COMMAND for slidewell";
        case Trouble::no_network:
            return name + " does not answer; see whether this computer is connected to the network";
        case Trouble::expired:
            return "the login to " + name + " has expired; \"rclone config reconnect " + name +
                   ":\" renews it, run as the user who runs slidewell";
        case Trouble::refused:
            return name + " refuses the name or the password; \"rclone config\" changes them";
        case Trouble::too_often:
            return name + " wants to be asked less often; say poll=\"5m\" in player.xml";
        case Trouble::cloud_full:
            return name + " is full; make room there";
        case Trouble::disk_full:
            return "this computer's own disk is full; make room there";
        case Trouble::not_there:
            return "there is no folder " + between_quotes(folder) + " in " + name +
                   "; make one, or mend its name in player.xml";
        case Trouble::forbidden:
            return name + " does not permit it; share the folder with the login that rclone uses";
    }
    return {};
}

// Without the time of day, and without what rclone puts before every error.
std::string_view bare(std::string_view line) {
    constexpr std::size_t length_of_time = std::string_view("2026/11/22 11:58:25 ").size();
    constexpr std::string_view preface = "last error was: ";
    if (line.size() > length_of_time && line[4] == '/' && line[13] == ':') line.remove_prefix(length_of_time);
    const std::size_t at = line.find(preface);
    return trimmed(at == std::string_view::npos ? line : line.substr(at + preface.size()));
}

}  // namespace

std::string_view name_of_remote(std::string_view remote) {
    // What follows a comma are settings, which may hold a password.
    return remote.substr(0, remote.find_first_of(":,"));
}

std::optional<Error> known_trouble(std::string_view complaints, std::string_view remote,
                                   std::span<const std::string> configured) {
    const std::string text = lower_ascii(complaints);
    const auto* const sign = std::ranges::find_if(
        signs, [&](const Sign& each) { return text.find(each.text) != std::string::npos; });
    if (sign == signs.end()) return std::nullopt;
    return Error{in_words(sign->trouble, remote, configured)};
}

Error unknown_trouble(std::string_view complaints) {
    constexpr std::size_t longest = 300;
    std::string_view last;
    while (!complaints.empty()) {
        const std::size_t end = std::min(complaints.find('\n'), complaints.size());
        const std::string_view line = complaints.substr(0, end);
        complaints.remove_prefix(std::min(end + 1, complaints.size()));
        if (!trimmed(line).empty()) last = bare(line);
    }
    if (last.empty()) return {"rclone failed and does not say why"};
    return {"rclone says: " + std::string(last.substr(0, longest))};
}

}  // namespace slidewell
