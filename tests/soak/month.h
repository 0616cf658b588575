// What happens to a player in a month: staff who edit, shares that go away, clocks that jump, screens that
// change, studios that die.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger.h"
#include "processes.h"
#include "world.h"

#include "app/keeper.h"

namespace slidewell::soak {

// Something that happens at a time of a day, and when it counts as dealt with.
struct Happening {
    Clocks::Time at;
    std::string what;
    std::function<std::vector<Event>()> happens;
    std::function<bool()> settled;
};

class Month final : public Calendar {
  public:
    // `share` is the folder that staff fill, already filled. All must outlive it.
    Month(int days, std::filesystem::path share, SimulatedClocks& clocks, Ledger& ledger);

    // They exist only later.
    void meet(World& world, const Keeper& keeper) {
        world_ = &world;
        keeper_ = &keeper;
    }

    [[nodiscard]] Clocks::Time next() const override;
    [[nodiscard]] std::vector<Event> act(Clocks::Time now) override;
    [[nodiscard]] bool busy() override;

    // When a slide begins. A picture more or less may be on its way just then: in the evening the least of a
    // few looks counts.
    void look_at_memory();

    // Something was injected, or was until a moment ago.
    [[nodiscard]] bool disturbs(Clocks::Time now);
    [[nodiscard]] const std::vector<Day>& days() const { return days_; }
    [[nodiscard]] const std::map<std::string, int>& counts() const { return counts_; }

    // The deck that the month begins with.
    static void fill(const std::filesystem::path& share);

  private:
    void plan_day(int day);
    void at(int day, int hour, std::string what, std::function<std::vector<Event>()> happens,
            std::function<bool()> settled);
    void edit(int day);
    void add_and_remove(int day);
    void break_and_mend(int day);
    void lose_share(int day);
    void kill_studio(int day);
    void disturb_clock(int day);
    void change_screen(int day);
    void take_stock(int day);

    std::filesystem::path share_;
    SimulatedClocks& clocks_;
    Ledger& ledger_;
    World* world_ = nullptr;
    const Keeper* keeper_ = nullptr;

    struct Used {
        Usage player;
        Usage studio;
    };

    std::vector<Happening> happenings_;  // in order of time
    std::size_t next_ = 0;
    const Happening* current_ = nullptr;
    std::chrono::steady_clock::time_point since_;  // really
    Clocks::Time settled_{};
    std::optional<Used> least_used_;  // since the evening began
    std::vector<Day> days_;
    std::map<std::string, int> counts_;
};

}  // namespace slidewell::soak
