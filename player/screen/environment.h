// What the libraries behind a window would read and start for themselves, and no show needs: together it
// takes as long as the rest of opening a window.
#pragma once

namespace slidewell {

// Sets variables of this process's environment, so no other thread may run yet. One that is set already stays
// as it is.
void leave_out_what_no_show_needs();

}  // namespace slidewell
