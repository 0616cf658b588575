// A line, a worklog, a process.
#include "app/new_studio.h"

#include <array>
#include <utility>

#include "link/post.h"

namespace slidewell {

Result<NewStudio> start_studio(const BeginProcess& begin) {
    auto line = make_line();
    if (!line) return line.error();
    auto worklog = Worklog::create();
    if (!worklog) return worklog.error();
    auto process = begin(std::array{line->there.get(), (*worklog)->memory().get()});
    if (!process) return process.error();
    return NewStudio{*std::move(process), std::move(line->here), *std::move(worklog)};
}

}  // namespace slidewell
