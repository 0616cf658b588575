// Bytes that nobody vouches for may take down, or hold up, the whole process that looks at them. Who is about
// to look says so before, where it outlives the process; and leaves alone what has done it too often.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slidewell {

// A piece of work on such bytes.
struct Task {
    enum class Kind : std::uint32_t { painting, portraying, checking };
    Kind kind = Kind::painting;
    std::string thing;          // the path of a slide or of another file
    std::uint64_t version = 0;  // another one when the bytes are
    friend bool operator==(const Task&, const Task&) = default;
};

// What is said about something that is forbidden, and to whoever made it.
inline constexpr const char* stopped_the_studio =
    "it stopped slidewell's studio three times, so it is left out until it changes";
inline constexpr const char* what_to_do = "save it again, from another program if you can";

// For one thread.
class Caution {
  public:
    Caution() = default;
    Caution(const Caution&) = delete;
    Caution& operator=(const Caution&) = delete;
    virtual ~Caution() = default;

    // The versions of something that have to be left alone; of most things there are none.
    [[nodiscard]] virtual std::vector<std::uint64_t> forbidden_versions(Task::Kind kind,
                                                                        const std::string& thing) const = 0;
    // It is asked before begin().
    [[nodiscard]] bool forbids(const Task& task) const {
        const auto versions = forbidden_versions(task.kind, task.thing);
        return std::ranges::find(versions, task.version) != versions.end();
    }
    virtual void begin(const Task& task) = 0;
    virtual void end() = 0;
};

// Says that a piece of work is in hand, for as long as it lives.
class InHand {
  public:
    // Null: nobody listens.
    InHand(Caution* caution, const Task& task) : caution_(caution) {
        if (caution_ != nullptr) caution_->begin(task);
    }
    InHand(const InHand&) = delete;
    InHand& operator=(const InHand&) = delete;
    ~InHand() {
        if (caution_ != nullptr) caution_->end();
    }

  private:
    Caution* caution_;
};

}  // namespace slidewell
