#include "app/probe.h"

#include <utility>

#include <unistd.h>

#include "base/duration.h"

namespace slidewell {
namespace {

constexpr Millis patience{1'000};

}  // namespace

bool may(const std::filesystem::path& path, int mode) { return ::access(path.c_str(), mode) == 0; }

ProgramRun ask(std::vector<std::string> words) { return run_program(std::move(words), {}, patience, {}); }

}  // namespace slidewell
