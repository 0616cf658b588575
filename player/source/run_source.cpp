// The loop around a source.
#include "source/run_source.h"

#include <condition_variable>
#include <mutex>

namespace slidewell {

void run_source(Source& source, const std::function<Instant()>& clock, const SourceListener& listener,
                const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    bool settled = false;
    if (source.on_air()) listener.published(source.on_air());
    while (!stop.stop_requested()) {
        const Instant now = clock();
        const Outcome outcome = source.step(now);
        if (stop.stop_requested()) return;
        if (outcome.published) listener.published(source.on_air());
        if (outcome.fetched_again) listener.fetched_again();
        if (outcome.news) listener.news(source.situation());
        if (!settled && source.settled()) {
            settled = true;
            listener.settled();
        }
        source.tell(now);
        if (source.rest(now.steady)) continue;
        std::unique_lock lock(mutex);
        woken.wait_for(lock, stop, outcome.next_look, [] { return false; });
    }
}

}  // namespace slidewell
