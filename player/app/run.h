// The command line: what main() calls.
#pragma once

namespace slidewell {

// Runs the command that the arguments name. Returns the exit status: 0 done, 1 the content has errors, 2
// wrong usage or the program could not start.
int run(int argc, const char* const* argv);

}  // namespace slidewell
