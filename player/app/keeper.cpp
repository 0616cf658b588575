// One thread that sleeps until the studio or the player says something, or until it is time to look.
#include "app/keeper.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <poll.h>

#include "app/exit_status.h"
#include "app/talk_allowance.h"
#include "link/cpu_allowance.h"
#include "link/loans.h"
#include "link/wire.h"

namespace slidewell {
namespace {

namespace chrono = std::chrono;

constexpr std::size_t studios_own_desk = 0;
constexpr std::size_t most_untold = 100;
constexpr Millis between_tries{20};  // while the player takes no messages
constexpr Millis last_breath{500};   // from when the line has ended until the process has

chrono::steady_clock::time_point steady_now() { return chrono::steady_clock::now(); }

Millis left_until(chrono::steady_clock::time_point moment) {
    return std::max(Millis{0}, chrono::ceil<Millis>(moment - steady_now()));
}

}  // namespace

struct Keeper::Session {
    Child child;
    Descriptor line;
    std::unique_ptr<Worklog> worklog;
    Time begun;
    Mailbox mailbox{};
    Loans loans{};
    bool spoke = false;
    bool answered = false;
    Time looked = begun;
    std::optional<Time> questioned{};  // whether it is there, and no answer yet
    Time last_question = begun;        // when it was questioned last
    struct Desk {
        std::uint32_t turn = 0;
        Time since;
    };
    std::vector<Desk> desks{};
    std::optional<std::vector<Task>> blamed{};  // for its end, in place of all that it has in hand
    Time granted = begun;                       // until when it has been given time on the processor
    TalkAllowance unasked{begun};               // what it may say

    // What it says while nobody listens, it cannot be blamed for.
    void wait_on(Time now) {
        for (Desk& desk : desks)
            desk.since = now;
        if (questioned) questioned = now;
    }
};

Keeper::Keeper(std::vector<std::string> command, StudioOrders orders, StudioInbox& requests,
               PlayerInbox& inbox, const Doorbell& bell, const KeeperTimes& times,
               std::optional<NewStudio> first)
    : command_(std::move(command)),
      orders_(std::move(orders)),
      requests_(requests),
      inbox_(inbox),
      bell_(bell),
      times_(times),
      first_(std::move(first)),
      pauses_(times.first_pause, times.longest_pause),
      heard_(steady_now()),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Keeper::~Keeper() {
    thread_.request_stop();
    bell_.ring();
}

StudioHealth Keeper::health() const {
    const std::lock_guard lock(mutex_);
    return health_;
}

chrono::steady_clock::time_point Keeper::heard() const {
    const std::lock_guard lock(mutex_);
    return heard_;
}

void Keeper::note_alive(pid_t studio) {
    const std::lock_guard lock(mutex_);
    health_.process = studio;
    health_.answers = studio != 0;
    if (studio != 0) heard_ = steady_now();
}

// A child is killed when the thread that started it ends: this one, but for the first studio.
void Keeper::run(const std::stop_token& stop) {
    while (!stop.stop_requested() && !gave_up_) {
        auto session = start();
        if (!session) {
            pauses_.died(false, false);
            note_restart(session.error().message);
        } else {
            const std::string trouble = attend(*session, stop);
            if (stop.stop_requested()) {
                session->line = Descriptor(-1);
                static_cast<void>(session->child.ended_within(times_.farewell));
                return;
            }
            bury(*session, trouble);
        }
        pause(stop);
    }
}

Result<NewStudio> Keeper::next_studio() {
    if (first_) return *std::exchange(first_, {});
    return start_studio([this](std::span<const int> files) {
        return Child::start(command_.front(), {command_.begin() + 1, command_.end()}, files);
    });
}

Result<Keeper::Session> Keeper::start() {
    auto studio = next_studio();
    if (!studio) return studio.error();
    const Time now = steady_now();
    Session session{std::move(studio->process), std::move(studio->line), std::move(studio->worklog), now};
    note_alive(session.child.id());
    grant_cpu(session.child.id(), chrono::seconds{0});
    session.desks.assign(Worklog::most_desks, {0, now});
    orders_.forbidden = quarantine_.forbidden();
    orders_.one_thing_at_a_time = quarantine_.one_thing_at_a_time();
    static_cast<void>(post(session.line, encode(orders_), {}, Posting::hurries));
    for (const PaintSlide& request : asked_.begin_anew(now))
        static_cast<void>(post(session.line, encode(ToStudio(request)), {}, Posting::hurries));
    return session;
}

// Returns what was wrong when it had to be ended; nothing when it has ended by itself.
std::string Keeper::attend(Session& session, const std::stop_token& stop) {
    for (;;) {
        const bool has_room = inbox_.has_room();
        wait(session, has_room);
        if (stop.stop_requested()) return {};
        if (!pass_on(session, take_requests())) return "it does not listen";
        if (!has_room) continue;
        tell_of_restarts();
        const Heard heard = hear(session);
        if (heard.ended || !heard.trouble.empty()) return heard.trouble;
        if (std::string trouble = look_after(session); !trouble.empty()) return trouble;
    }
}

// Until something happens, or it is time to look after the studio.
void Keeper::wait(Session& session, bool has_room) const {
    std::array<pollfd, 2> events{{{bell_.number(), POLLIN, 0}, {session.line.get(), POLLIN, 0}}};
    const Millis longest = has_room ? left_until(session.looked + times_.between_looks) : between_tries;
    ::poll(events.data(), has_room ? 2 : 1, static_cast<int>(longest.count()));
    bell_.silence();
    if (!has_room) session.wait_on(steady_now());
}

// False when it does not listen. What it may paint on again is for the next picture, so it is told of that
// first, and not before: that would wake it. What it will not need again is unmapped while it paints.
bool Keeper::pass_on(Session& session, const std::vector<PaintSlide>& requests) {
    if (requests.empty()) return true;
    std::vector<ToStudio> messages;
    for (const CanvasId canvas : session.loans.take_ended())
        messages.emplace_back(CanvasBack{canvas});
    messages.insert(messages.end(), requests.begin(), requests.end());
    const bool told = std::ranges::all_of(messages, [&](const ToStudio& message) {
        return post(session.line, encode(message), {}, Posting::hurries);
    });
    session.loans.tidy();
    return told;
}

// What the player has asked for since.
std::vector<PaintSlide> Keeper::take_requests() {
    std::vector<PaintSlide> fresh;
    while (const auto message = requests_.try_receive()) {
        const auto* const request = std::get_if<PaintSlide>(&*message);
        if (request == nullptr) continue;
        asked_.add(*request, steady_now());
        fresh.push_back(*request);
    }
    return fresh;
}

Keeper::Heard Keeper::hear(Session& session) {
    while (inbox_.has_room()) {
        auto letter = session.mailbox.receive(session.line);
        if (!letter && !session.mailbox.garbled()) return {true, {}};
        if (letter && !*letter) return {};
        session.spoke = true;
        const bool garbled = !letter;
        const Verdict verdict =
            garbled ? Verdict{letter.error().message, true} : take(session, **std::move(letter));
        if (verdict.nonsense) session.blamed = suspects(session);
        if (!verdict.trouble.empty()) return {garbled, verdict.trouble};
    }
    return {};
}

// Nonsense comes in the place of an answer, so what was asked for is to blame; once all is answered, the
// studio as a whole. What the sources' desks have in hand shares its memory.
std::vector<Task> Keeper::suspects(const Session& session) const {
    const PaintSlide* const request = asked_.oldest();
    if (request == nullptr) return {};
    std::vector<Task> all{{Task::Kind::painting, request->slide, request->version}};
    for (std::size_t desk = studios_own_desk + 1; desk < Worklog::most_desks; ++desk) {
        if (auto task = session.worklog->in_hand(desk)) all.push_back(*std::move(task));
    }
    return all;
}

Keeper::Verdict Keeper::take(Session& session, Letter letter) {
    const Time now = steady_now();
    note_alive(session.child.id());
    if (asked_.oldest() == nullptr && !letter.memories.empty()) {  // nobody needs it any more
        if (!session.loans.decline_all(letter.memories)) return {"it lends what nobody wants", true};
        return session.unasked.permits(letter.bytes.size(), now) ? Verdict{} : Verdict{"it talks too much"};
    }
    auto pixels = session.loans.open_all(letter.memories, asked_.most_bytes());
    if (!pixels) return {pixels.error().message, true};
    auto message = decode_to_player(letter.bytes, *pixels);
    if (!message) return {"it sent " + message.error().message, true};
    const bool was_asked = is_answer(session, *message);
    if (!was_asked && !session.unasked.permits(letter.bytes.size(), now)) return {"it talks too much"};
    const bool nobody_asked = !was_asked && (std::holds_alternative<Painted>(*message) ||
                                             std::holds_alternative<Unpaintable>(*message));
    if (nobody_asked || std::holds_alternative<StillHere>(*message)) return {};
    inbox_.send(*std::move(message));
    return {};
}

bool Keeper::is_answer(Session& session, const ToPlayer& message) {
    if (std::holds_alternative<StillHere>(message)) return std::exchange(session.questioned, {}).has_value();
    const auto* const painted = std::get_if<Painted>(&message);
    const auto* const unpaintable = std::get_if<Unpaintable>(&message);
    if (painted == nullptr && unpaintable == nullptr) return false;
    const SlideId& slide = painted != nullptr ? painted->slide : unpaintable->slide;
    const SlideVersion version = painted != nullptr ? painted->version : unpaintable->version;
    const Size size = painted != nullptr ? painted->picture.size : unpaintable->size;
    if (!asked_.settle(slide, size)) return false;
    session.answered = true;
    quarantine_.went_well({Task::Kind::painting, slide, version});
    return true;
}

std::string Keeper::look_after(Session& session) {
    const Time now = steady_now();
    if (now - session.looked < times_.between_looks) return {};
    session.looked = now;
    session.loans.tidy();
    if (now - session.granted >= times_.between_grants)
        grant_cpu(session.child.id(),
                  chrono::floor<chrono::seconds>(now - std::exchange(session.granted, now)));
    const auto too_long = [&](Time since, int times = 1) { return now - since > times * times_.patience; };
    const std::vector<std::uint32_t> turns = session.worklog->turns();
    for (std::size_t i = 0; i < turns.size(); ++i) {
        Session::Desk& desk = session.desks[i];
        if (std::exchange(desk.turn, turns[i]) != turns[i]) desk.since = now;
        const auto task = session.worklog->in_hand(i);
        if (!task || !too_long(desk.since)) continue;
        session.blamed = std::vector{*task};
        return "it took too long over " + task->thing;
    }
    // At work on one thing after the other, it may take longer.
    const int times = too_long(session.desks[studios_own_desk].since) ? 1 : 4;
    const bool late = asked_.any_from_before(now - times * times_.patience);
    if (late || (session.questioned && too_long(*session.questioned, times))) return "it gave no answer";
    if (!session.questioned && now - session.last_question >= times_.between_questions) {
        session.questioned = session.last_question = now;
        static_cast<void>(post(session.line, encode(ToStudio(AreYouThere{})), {}, Posting::hurries));
    }
    return {};
}

void Keeper::bury(Session& session, const std::string& trouble) {
    note_alive(0);
    std::optional<int> status;
    if (trouble.empty()) status = session.child.ended_within(last_breath);
    session.child.kill();
    if (!status) static_cast<void>(session.child.ended_within(last_breath));
    gave_up_ = !session.spoke && health().restarts == 0 && status && ended_with(*status, could_not_start);
    if (gave_up_) return inbox_.close();
    const std::vector<Task> in_hand =
        session.blamed ? *std::move(session.blamed) : session.worklog->in_hand();
    quarantine_.died(in_hand);
    std::string why = !trouble.empty() ? trouble : status ? how_it_ended(*status) : "it hung up";
    if (in_hand.size() == 1) why += ", while it was busy with " + in_hand.front().thing;
    pauses_.died(steady_now() - session.begun >= times_.healthy, session.answered);
    note_restart(why);
}

void Keeper::note_restart(const std::string& why) {
    {
        const std::lock_guard lock(mutex_);
        ++health_.restarts;
        health_.trouble = why;
        health_.restarted = chrono::floor<chrono::seconds>(chrono::system_clock::now());
    }
    untold_.push_back(why);
    tell_of_restarts();
}

// As soon as the player takes messages; one that hangs is told of the last restarts.
void Keeper::tell_of_restarts() {
    while (untold_.size() > most_untold)
        untold_.pop_front();
    while (!untold_.empty() && inbox_.has_room()) {
        inbox_.send(StudioEnded{std::move(untold_.front())});
        untold_.pop_front();
    }
}

void Keeper::pause(const std::stop_token& stop) {
    const Time until = steady_now() + pauses_.next();
    while (steady_now() < until && !stop.stop_requested() && !gave_up_) {
        pollfd event{bell_.number(), POLLIN, 0};
        ::poll(&event, 1, static_cast<int>(left_until(until).count()));
        bell_.silence();
        static_cast<void>(take_requests());
    }
}

}  // namespace slidewell
