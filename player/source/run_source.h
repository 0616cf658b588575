// A source's thread: one step after the other, at the time for it.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "source/source.h"

namespace slidewell {

// Called on the source's thread; a situation is good only until they return.
struct SourceListener {
    // Also once at the start, when the shelf has an edition.
    std::function<void(const std::shared_ptr<const Edition>&)> published;
    std::function<void()> fetched_again;  // what the library had lost is there again
    std::function<void(const Situation&)> news;
    std::function<void()> settled;  // once: all that lay in the folder at first was taken or refused
};

// Steps until `stop` is asked to. A step may hang for as long as the folder does: whoever cannot wait leaves
// the thread behind, and everything that it was given.
void run_source(Source& source, const std::function<Instant()>& clock, const SourceListener& listener,
                const std::stop_token& stop);

}  // namespace slidewell
