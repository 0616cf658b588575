// Keeps a studio at work: a process of its own, in which everything happens that touches strangers' files.
// When it crashes, hangs or talks nonsense it is ended and another one is started, with growing pauses; the
// player goes on with the pictures that it has.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/new_studio.h"
#include "app/open_requests.h"
#include "app/quarantine.h"
#include "app/restart_pauses.h"
#include "app/studio_orders.h"
#include "health/status.h"
#include "link/doorbell.h"
#include "link/post.h"
#include "playback/messages.h"

namespace slidewell {

// What slidewell is called with for its studio; the help does not tell of it.
inline constexpr const char* studio_command = "studio";

// How long things may take; other than these only in tests.
struct KeeperTimes {
    Millis patience{30'000};           // with a request, or with one piece of work
    Millis between_looks{10'000};      // at what it has in hand
    Millis between_questions{60'000};  // whether it is there, while it owes nothing; each wakes it
    Millis first_pause{500};           // before the second restart in a row; the first follows at once
    Millis longest_pause{30'000};
    Millis healthy{60'000};         // after this long at work, what was before does not count
    Millis farewell{1'500};         // for it to end by itself
    Millis between_grants{60'000};  // of time on the processor
};

class Keeper {
  public:
    // `command` is the program of a studio, then its arguments from its own name on. Its first letter is
    // `orders`. `requests` rings `bell` when something is sent. All must outlive it. `first`, if there is
    // one, is the first studio.
    Keeper(std::vector<std::string> command, StudioOrders orders, StudioInbox& requests, PlayerInbox& inbox,
           const Doorbell& bell, const KeeperTimes& times = {}, std::optional<NewStudio> first = {});
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;
    // The studio is asked to end, and made to when it does not.
    ~Keeper();

    // True when the first studio could not even begin, and has said why: there is nothing to play.
    [[nodiscard]] bool gave_up() const { return gave_up_; }

    // These two from any thread. It is heard whatever it says, and when it is started.
    [[nodiscard]] StudioHealth health() const;
    [[nodiscard]] std::chrono::steady_clock::time_point heard() const;

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Session;

    struct Heard {
        bool ended = false;
        std::string trouble;
    };
    struct Verdict {
        std::string trouble;    // nothing: all is well
        bool nonsense = false;  // no studio that is in its senses says that
    };
    void run(const std::stop_token& stop);
    [[nodiscard]] Result<Session> start();
    [[nodiscard]] Result<NewStudio> next_studio();
    [[nodiscard]] std::string attend(Session& session, const std::stop_token& stop);
    void wait(Session& session, bool has_room) const;
    [[nodiscard]] std::vector<PaintSlide> take_requests();
    [[nodiscard]] static bool pass_on(Session& session, const std::vector<PaintSlide>& requests);
    [[nodiscard]] Heard hear(Session& session);
    [[nodiscard]] Verdict take(Session& session, Letter letter);
    [[nodiscard]] std::vector<Task> suspects(const Session& session) const;
    [[nodiscard]] bool is_answer(Session& session, const ToPlayer& message);
    [[nodiscard]] std::string look_after(Session& session);
    void bury(Session& session, const std::string& trouble);
    void note_alive(pid_t studio);
    void note_restart(const std::string& why);
    void tell_of_restarts();
    void pause(const std::stop_token& stop);

    const std::vector<std::string> command_;
    StudioOrders orders_;
    StudioInbox& requests_;
    PlayerInbox& inbox_;
    const Doorbell& bell_;
    const KeeperTimes times_;
    std::optional<NewStudio> first_;  // until it gets to work

    Quarantine quarantine_;
    OpenRequests asked_;
    std::deque<std::string> untold_;  // why studios have ended, while the player takes no messages
    RestartPauses pauses_;
    std::atomic<bool> gave_up_ = false;

    mutable std::mutex mutex_;
    StudioHealth health_;  // guarded by it
    Time heard_;           // and this

    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace slidewell
