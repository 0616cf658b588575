// What glibc's heap keeps of what was freed. It is tuned for speed: each thread gets an arena of its own, and
// large blocks that come and go are kept, so a process that runs for months grows into its worst moment.
#pragma once

namespace slidewell {

// For a process that deals with pictures; to be called before its first thread begins. Threads share
// `arenas`, and what is as large as a picture goes back to the system when it is freed.
void keep_heap_small(int arenas);

// What was freed goes back to the system, as far as whole pages of it are free.
void give_heap_back();

}  // namespace slidewell
