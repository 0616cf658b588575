// The worker's loop, and what it remembers from one request to the next.
#include "studio/studio.h"

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <sys/resource.h>

#include "base/hash.h"
#include "studio/listing.h"

namespace slidewell {
namespace {

std::uint64_t fingerprint(const Playlist& list) {
    Fingerprint print;
    for (const Playlist::Entry& entry : list.slides)
        print.add(entry.slide);
    return print.value();
}

class Studio {
  public:
    Studio(Workshop& workshop, const StudioJob& job, PlayerInbox& player)
        : workshop_(workshop), folders_(job.folders), listing_(job.folders, job.now), player_(player) {}

    // All of these are false when the player listens no more.
    [[nodiscard]] bool begin() { return report_common() && send_playlist(); }
    // The workshop remembers what it has painted last. What goes wrong is said when the slide is asked for.
    void paint_ahead(Size likely) try {
        if (likely.empty() || listing_.slides().empty()) return;
        const SlideId& first = listing_.slides().front();
        static_cast<void>(workshop_.paint(first, likely, position_of(first)));
    } catch (const std::exception&) {
    }
    [[nodiscard]] bool serve(const PaintSlide& request) {
        if (listing_.refresh()) listed_anew();
        if (!report_common()) return false;
        return request.slide == notice_id ? serve_notice(request) : serve_slide(request);
    }
    [[nodiscard]] bool fail(const PaintSlide& request, const char* why) {
        return pass_over(request, {{request.slide, {}, Severity::error, why, {}}});
    }

  private:
    [[nodiscard]] bool serve_slide(const PaintSlide& request) {
        if (!send_playlist()) return false;
        SlideOutcome outcome = workshop_.paint(request.slide, request.size, position_of(request.slide));
        if (!outcome.picture) return pass_over(request, std::move(outcome.diagnostics));
        if (!report(request.slide, outcome.diagnostics)) return false;
        broken_.erase(request.slide);
        shown_ = true;
        return player_.send(
            Painted{request.slide, request.version, outcome.timing, *std::move(outcome.picture)});
    }

    [[nodiscard]] bool pass_over(const PaintSlide& request, Diagnostics why) {
        if (!report(request.slide, why)) return false;
        if (request.slide != notice_id) broken_[request.slide] = std::move(why);
        // The list first: with nothing to play, it is the notice that ends the round, not this slide.
        return send_playlist() && player_.send(Unpaintable{request.slide, request.version, request.size});
    }

    // While the notice is on, each request for it is a chance for the slides.
    [[nodiscard]] bool serve_notice(const PaintSlide& request) {
        const auto mended = std::ranges::find_if(broken_, [&](const auto& entry) {
            return !has_error(workshop_.check(entry.first, request.size, {}).diagnostics);
        });
        if (mended != broken_.end()) broken_.erase(mended);
        if (!send_playlist()) return false;
        SlideOutcome notice = workshop_.paint_notice(all_that_is_wrong(), request.size);
        if (!report(request.slide, notice.diagnostics)) return false;
        if (!notice.picture) return player_.send(Unpaintable{request.slide, request.version, request.size});
        return player_.send(
            Painted{request.slide, request.version, notice.timing, *std::move(notice.picture)});
    }

    void listed_anew() {
        const std::set<std::string_view> listed(listing_.slides().begin(), listing_.slides().end());
        std::erase_if(broken_, [&](const auto& entry) { return !listed.contains(entry.first); });
        outdated_ = true;
    }

    // Slides of a folder that is away stay where they are: what is on air is better than a notice.
    [[nodiscard]] bool nothing_plays() const {
        const bool keeps = shown_ && listing_.remembered();
        return !keeps && std::ranges::all_of(listing_.slides(),
                                             [&](const SlideId& slide) { return broken_.contains(slide); });
    }

    // Only when it has changed.
    [[nodiscard]] bool send_playlist() {
        const bool nothing = nothing_plays();
        if (!std::exchange(outdated_, false) && nothing == sent_nothing_) return true;
        sent_nothing_ = nothing;
        Playlist now;
        if (nothing) {
            now.slides = {{SlideId(notice_id)}};
        } else {
            for (const SlideId& slide : listing_.slides())
                now.slides.push_back({slide});
        }
        const std::uint64_t print = fingerprint(now);
        if (std::exchange(sent_, print) == print) return true;
        return player_.send(std::move(now));
    }

    // Among the slides that are not known to be broken.
    [[nodiscard]] RoundPosition position_of(const SlideId& slide) const {
        RoundPosition position{0, 0};
        bool passed = false;
        for (const SlideId& listed : listing_.slides()) {
            passed = passed || listed == slide;
            if (listed != slide && broken_.contains(listed)) continue;
            ++position.count;
            if (!passed) ++position.index;
        }
        return position;
    }

    [[nodiscard]] Diagnostics all_that_is_wrong() const {
        Diagnostics all = listing_.findings();
        for (const SlideId& slide : listing_.slides()) {
            const auto found = broken_.find(slide);
            if (found != broken_.end()) all.insert(all.end(), found->second.begin(), found->second.end());
        }
        return all;
    }

    // What concerns all slides alike.
    [[nodiscard]] bool report_common() {
        Diagnostics all = listing_.findings();
        for (const auto& folder : folders_) {
            const Diagnostics settings = workshop_.folder_findings(folder);
            std::ranges::copy_if(settings, std::back_inserter(all), [&](const Diagnostic& diagnostic) {
                return std::ranges::find(all, diagnostic) == all.end();
            });
        }
        const Diagnostics& fonts = workshop_.font_findings();
        all.insert(all.end(), fonts.begin(), fonts.end());
        return report({}, std::move(all));
    }

    // Each of what is wrong with `about`, once for as long as it stays the same.
    [[nodiscard]] bool report(const std::string& about, Diagnostics now) {
        const Diagnostics known = std::exchange(reported_[about], now);
        std::erase_if(now, [&](const Diagnostic& diagnostic) {
            return std::ranges::find(known, diagnostic) != known.end();
        });
        if (reported_[about].empty()) reported_.erase(about);
        return now.empty() || player_.send(Report{std::move(now)});
    }

    Workshop& workshop_;
    const std::vector<std::filesystem::path>& folders_;
    Listing listing_;
    PlayerInbox& player_;
    std::optional<std::uint64_t> sent_;  // the fingerprint of the newest list that the player has
    bool sent_nothing_ = false;
    bool outdated_ = true;  // the slides have been listed anew since then
    std::map<SlideId, Diagnostics> broken_;
    std::map<std::string, Diagnostics> reported_;
    bool shown_ = false;  // some slide, ever
};

// What is asked for is not needed for seconds, but frames are due now. On Linux a thread has a priority of
// its own, and 0 is the one that calls.
void give_way() {
    constexpr int modest = 10;
    static_cast<void>(setpriority(PRIO_PROCESS, 0, modest));
}

}  // namespace

void run_studio(Workshop& workshop, const StudioJob& job, StudioInbox& requests, PlayerInbox& player) try {
    Studio studio(workshop, job, player);
    bool heard = studio.begin();
    studio.paint_ahead(job.likely);
    while (heard) {
        const auto message = requests.receive();
        if (!message) return;
        const auto& request = std::get<PaintSlide>(*message);
        try {
            heard = studio.serve(request);
        } catch (const std::exception& problem) {
            heard = studio.fail(request, problem.what());
        }
        give_way();  // again and again is no harm
    }
} catch (const std::exception&) {
    // No memory is left even to say so. The player keeps what is on air.
}

}  // namespace slidewell
