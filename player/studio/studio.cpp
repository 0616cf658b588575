// The worker's loop, and what it remembers from one request to the next.
#include "studio/studio.h"

#include <algorithm>
#include <exception>
#include <map>
#include <string>
#include <utility>

#include <sys/resource.h>

#include "base/exception.h"
#include "base/heap.h"

namespace slidewell {
namespace {

class Studio {
  public:
    Studio(Workshop& workshop, const NewestProgramme& newest, const TellPlayer& tell, Caution* caution)
        : workshop_(workshop), newest_(newest), tell_(tell), caution_(caution) {}

    // All of these are false when the player listens no more.
    [[nodiscard]] bool look_again() {
        auto programme = newest_();
        if (programme == programme_) return report_common();
        const bool is_first = programme_ == nullptr;
        programme_ = std::move(programme);
        workshop_.read_from(programme_->files);
        std::erase_if(broken_,
                      [&](const auto& entry) { return !is_listed(entry.first, entry.second.version); });
        if (!report_common() || !send_sources() || !send_playlist()) return false;
        if (!is_first) give_heap_back();  // what the programme before took
        return serve_early();
    }
    // The workshop remembers what it has painted last. What goes wrong is said when the slide is asked for.
    void paint_ahead(Size likely) try {
        if (likely.empty() || programme_->slides.empty()) return;
        const auto [first, version] = programme_->slides[0];
        if (is_forbidden(first, version)) return;
        const InHand in_hand(caution_, painting(first, version));
        static_cast<void>(workshop_.paint(first, likely, position_of(first)));
    } catch (const std::exception&) {
    }
    [[nodiscard]] bool serve(const PaintSlide& request) {
        if (!look_again()) return false;
        return request.slide == notice_id ? serve_notice(request) : serve_slide(request);
    }
    [[nodiscard]] bool fail(const PaintSlide& request, std::string why) {
        return pass_over(request, {{request.slide, {}, Severity::error, std::move(why), {}}});
    }

  private:
    // A studio that takes another's place may be asked for slides before it has seen them.
    [[nodiscard]] bool serve_early() {
        if (!sent_) return true;
        const std::vector<PaintSlide> early = std::exchange(early_, {});
        return std::ranges::all_of(early, [&](const PaintSlide& request) { return serve_late(request); });
    }

    // An exception here would be blamed on the request that the studio is busy with now.
    [[nodiscard]] bool serve_late(const PaintSlide& request) try {
        return serve_slide(request);
    } catch (const std::exception& problem) {
        return fail(request, in_words(problem));
    }

    [[nodiscard]] bool serve_slide(const PaintSlide& request) {
        if (!send_playlist()) return false;
        if (!sent_) {
            early_.push_back(request);
            return true;
        }
        if (!programme_->slides.version_of(request.slide))
            return tell_(Unpaintable{request.slide, request.version, request.size});
        if (is_forbidden(request.slide, version_of(request)))
            return pass_over(request, {{request.slide, {}, Severity::error, stopped_the_studio, what_to_do}});
        // Until its picture was sent: what was wrong with that is this slide's fault, too.
        const InHand in_hand(caution_, painting(request.slide, version_of(request)));
        SlideOutcome outcome =
            workshop_.paint(request.slide, request.size, position_of(request.slide), request.nudge);
        if (!outcome.picture) return pass_over(request, std::move(outcome.diagnostics));
        if (!report(request.slide, outcome.diagnostics)) return false;
        broken_.erase(request.slide);
        return tell_(
            Painted{request.slide, version_of(request), outcome.timing, *std::move(outcome.picture)});
    }

    [[nodiscard]] bool is_mended(const SlideId& slide, SlideVersion version, Size size) {
        if (is_forbidden(slide, version)) return false;
        const InHand in_hand(caution_, painting(slide, version));
        return !has_error(workshop_.check(slide, size, {}).diagnostics);
    }

    [[nodiscard]] static Task painting(const SlideId& slide, SlideVersion version) {
        return {Task::Kind::painting, slide, version};
    }

    [[nodiscard]] bool is_forbidden(const SlideId& slide, SlideVersion version) const {
        return caution_ != nullptr && caution_->forbids(painting(slide, version));
    }

    [[nodiscard]] bool pass_over(const PaintSlide& request, Diagnostics why) {
        if (!report(request.slide, why)) return false;
        if (request.slide != notice_id) broken_[request.slide] = {version_of(request), std::move(why)};
        // The list first: with nothing to play, it is the notice that ends the round, not this slide.
        return send_playlist() && tell_(Unpaintable{request.slide, version_of(request), request.size});
    }

    // While the notice is on, each request for it is a chance for the slides.
    [[nodiscard]] bool serve_notice(const PaintSlide& request) {
        const auto mended = std::ranges::find_if(broken_, [&](const auto& entry) {
            return is_mended(entry.first, entry.second.version, request.size);
        });
        if (mended != broken_.end()) broken_.erase(mended);
        if (!send_playlist()) return false;
        SlideOutcome notice = workshop_.paint_notice(all_that_is_wrong(), request.size, request.nudge);
        if (!report(request.slide, notice.diagnostics)) return false;
        if (!notice.picture) return tell_(Unpaintable{request.slide, version_of(request), request.size});
        return tell_(Painted{request.slide, request.version, notice.timing, *std::move(notice.picture)});
    }

    [[nodiscard]] bool is_listed(const SlideId& slide, SlideVersion version) const {
        return programme_->slides.version_of(slide) == version;
    }

    // The newest one: that is what would be painted.
    [[nodiscard]] SlideVersion version_of(const PaintSlide& request) const {
        return programme_->slides.version_of(request.slide).value_or(request.version);
    }

    [[nodiscard]] bool nothing_plays() const {
        if (broken_.size() < programme_->slides.size()) return false;
        return std::ranges::all_of(programme_->slides.entries(), [&](const Playlist::Entry& entry) {
            return broken_.contains(entry.slide);
        });
    }

    [[nodiscard]] bool plays_the_same(const Programme& other) const {
        return &other == programme_.get() ||
               (other.complete == programme_->complete && other.slides == programme_->slides);
    }

    // Only when they have changed.
    [[nodiscard]] bool send_sources() {
        if (sources_ == programme_->sources) return true;
        sources_ = programme_->sources;
        return tell_(SourcesNews{sources_});
    }

    // Only when it has changed.
    [[nodiscard]] bool send_playlist() {
        if (programme_->slides.empty() && !programme_->complete) return true;
        const bool notice = nothing_plays();
        const bool known = sent_ && notice == sent_->notice && (notice || plays_the_same(*sent_->programme));
        sent_ = {programme_, notice};
        if (known) return true;
        if (notice) return tell_(Playlist{{Playlist::Entry{SlideId(notice_id)}}, programme_->complete});
        return tell_(Playlist{programme_->slides.entries(), programme_->complete});
    }

    // Among the slides that are not known to be broken.
    [[nodiscard]] RoundPosition position_of(const SlideId& slide) const {
        const Lineup& slides = programme_->slides;
        const std::size_t place = slides.place_of(slide).value_or(slides.size());
        RoundPosition position{static_cast<int>(place), static_cast<int>(slides.size())};
        for (const auto& [broken, why] : broken_) {
            const auto left_out = slides.place_of(broken);
            if (!left_out || broken == slide) continue;
            --position.count;
            if (*left_out < place) --position.index;
        }
        return position;
    }

    [[nodiscard]] Diagnostics all_that_is_wrong() const {
        Diagnostics all = programme_->findings;
        for (const Playlist::Entry& entry : programme_->slides.entries()) {
            const auto found = broken_.find(entry.slide);
            if (found == broken_.end()) continue;
            all.insert(all.end(), found->second.why.begin(), found->second.why.end());
        }
        return all;
    }

    // What concerns all slides alike.
    [[nodiscard]] bool report_common() {
        Diagnostics all = programme_->findings;
        for (const auto& folder : programme_->folders) {
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
        Diagnostics& told = reported_[about];
        if (told == now && !now.empty()) return true;
        const Diagnostics known = std::exchange(told, now);
        const auto is_in = [](const Diagnostics& all, const Diagnostic& diagnostic) {
            return std::ranges::find(all, diagnostic) != all.end();
        };
        std::erase_if(now, [&](const Diagnostic& diagnostic) {
            return is_in(known, diagnostic) || (!about.empty() && is_in(programme_->findings, diagnostic));
        });
        if (reported_[about].empty()) reported_.erase(about);
        return now.empty() || tell_(Report{std::move(now)});
    }

    struct Sent {
        std::shared_ptr<const Programme> programme;
        bool notice = false;  // instead of it
    };
    struct Broken {
        SlideVersion version = 0;
        Diagnostics why;
    };

    Workshop& workshop_;
    const NewestProgramme& newest_;
    const TellPlayer& tell_;
    Caution* caution_;
    std::shared_ptr<const Programme> programme_;
    std::optional<Sent> sent_;
    std::vector<PaintSlide> early_;      // asked for before there was a list
    std::vector<SourceHealth> sources_;  // as they were sent last
    std::map<SlideId, Broken> broken_;
    std::map<std::string, Diagnostics> reported_;
};

// What is asked for is not needed for seconds, but frames are due now. On Linux a thread has a priority of
// its own, and 0 is the one that calls.
void give_way() {
    constexpr int modest = 10;
    static_cast<void>(setpriority(PRIO_PROCESS, 0, modest));
}

// True when there is more to do.
bool use(const SpareTime& spare_time, Workshop& workshop, Size screen) try {
    return spare_time && !screen.empty() && spare_time(workshop, screen);
} catch (const std::exception&) {
    return false;
}

}  // namespace

void run_studio(Workshop& workshop, const NewestProgramme& newest, StudioInbox& requests,
                const TellPlayer& tell, Size likely, const SpareTime& spare_time, Caution* caution) try {
    Studio studio(workshop, newest, tell, caution);
    bool heard = studio.look_again();
    studio.paint_ahead(likely);
    Size screen;
    while (heard) {
        auto message = requests.try_receive();
        if (!message) {
            if (use(spare_time, workshop, screen) && !requests.closed()) continue;
            message = requests.receive();
        }
        if (!message) return;
        if (std::holds_alternative<AreYouThere>(*message)) {
            heard = tell(StillHere{});
            continue;
        }
        const auto* const request = std::get_if<PaintSlide>(&*message);
        try {
            heard = request == nullptr ? studio.look_again() : studio.serve(*request);
        } catch (const std::exception& problem) {
            heard = request == nullptr || studio.fail(*request, in_words(problem));
        }
        if (request == nullptr) continue;
        screen = request->size;
        give_way();  // again and again is no harm
    }
} catch (const std::exception&) {
    // No memory is left even to say so. The player keeps what is on air.
}

}  // namespace slidewell
