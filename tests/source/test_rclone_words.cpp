// What rclone complains of, as staff and their helpers read it. The complaints are rclone's own.
#include <array>

#include "source/rclone_words.h"
#include "support/catch.h"

using namespace slidewell;

namespace {

const std::array<std::string, 2> configured{"onedrive", "dropbox"};

std::string told(std::string_view complaints) {
    const auto error = known_trouble(complaints, "drive:Waiting room", configured);
    return error ? error->message : "";
}

}  // namespace

TEST_CASE("what rclone complains of is told with what helps") {
    struct Row {
        std::string_view complaint;
        std::string_view told;
    };
    const auto row = GENERATE(
        Row{"Failed to create file system for \"drive:\": didn't find section in config file",
            "rclone knows no remote \"drive\" (it knows onedrive, dropbox); \"rclone config\" makes one"},
        Row{"ERROR : : error listing: directory not found",
            "there is no folder \"Waiting room\" in drive; make one, or mend its name in player.xml"},
        Row{"couldn't find root directory ID: Get \"https://www.googleapis.com/drive/v3/files/root\": "
            "couldn't fetch "
            "token - maybe it has expired? - refresh with \"rclone config reconnect drive:\": oauth2: cannot "
            "fetch "
            "token: 400 Bad Request\nResponse: {\n  \"error\": \"invalid_grant\"\n}",
            "the login to drive has expired; \"rclone config reconnect drive:\" renews it"},
        Row{"couldn't fetch token: invalid_grant: maybe token expired? - try refreshing with \"rclone config "
            "reconnect drive:\"",
            "the login to drive has expired"},
        Row{"failed to configure dropbox: empty token found - please run \"rclone config reconnect drive:\"",
            "the login to drive has expired"},
        Row{"couldn't list files: Unauthorized: 401 Unauthorized", "drive refuses the name or the password"},
        Row{"Propfind \"http://127.0.0.1/\": dial tcp 127.0.0.1:80: connect: connection refused",
            "drive does not answer; see whether this computer is connected to the network"},
        Row{"couldn't list files: Propfind \"http://127.0.0.1/\": net/http: timeout awaiting response "
            "headers",
            "drive does not answer; see whether this computer is connected to the network"},
        Row{"googleapi: Error 403: User Rate Limit Exceeded, userRateLimitExceeded",
            "drive wants to be asked less often"},
        Row{"activityLimitReached: The request has been throttled", "drive wants to be asked less often"},
        Row{"googleapi: Error 403: The user's Drive storage quota has been exceeded., storageQuotaExceeded",
            "drive is full"},
        Row{"write /mirror/knee.jpg: no space left on device", "this computer's own disk is full"},
        Row{"unable to decrypt configuration and not allowed to ask for password",
            "rclone's settings are locked with a password"},
        Row{"accessDenied: Access denied", "drive does not permit it"});
    CAPTURE(row.complaint);
    CHECK(told(row.complaint).substr(0, row.told.size()) == row.told);
}

TEST_CASE("without a network, a login has not expired, whatever rclone guesses") {
    CHECK(
        told(
            "failed to get root: couldn't fetch token - maybe it has expired? - refresh with \"rclone config "
            "reconnect drive:\": Post \"https://login.example/token\": dial tcp: lookup login.example: no "
            "such host")
            .starts_with("drive does not answer"));
}

TEST_CASE("when no remote is configured, it says so") {
    CHECK(known_trouble("didn't find section in config file", "drive:", {})
              ->message.starts_with("rclone knows no remote \"drive\" (it knows none yet)"));
}

TEST_CASE("of a complaint that nobody knows, rclone's last line is told, without the time") {
    const std::string_view complaints =
        "2026/11/22 11:58:25 ERROR : : error listing: the moon is full\n"
        "2026/11/22 11:58:25 Failed to lsf with 2 errors: last error was: the moon is full\n";
    CHECK_FALSE(known_trouble(complaints, "drive:", configured));
    CHECK(unknown_trouble(complaints).message == "rclone says: the moon is full");
    CHECK(unknown_trouble("").message == "rclone failed and does not say why");
}

TEST_CASE("a remote's name is all before the colon, but not the settings behind a comma") {
    CHECK(name_of_remote("onedrive:Waiting room") == "onedrive");
    CHECK(name_of_remote("nas,pass=secret:slides") == "nas");
}
