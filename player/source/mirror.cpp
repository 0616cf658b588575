// Sizes and times tell whether a file is up to date: rclone gives a file that it fetches the time that the
// remote has for it.
#include "source/mirror.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "base/descriptor.h"
#include "source/harvest.h"
#include "source/watch.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

bool is_same(const fs::path& here, const RemoteFile& there) {
    struct stat status {};
    return ::lstat(here.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           static_cast<std::uint64_t>(status.st_size) == there.size &&
           (there.modified == 0 || status.st_mtim.tv_sec == there.modified);
}

Error no_place(const fs::path& folder, const std::error_code& problem) {
    return {"it cannot be copied to " + folder.string() + ": " + problem.message()};
}

// After a power cut, a file that has its name has its content too.
bool reaches_the_disk(const fs::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    return opened.open() && ::fsync(opened.get()) == 0;
}

}  // namespace

Mirror::Mirror(fs::path folder) : folder_(std::move(folder)), arrivals_(folder_.string() + ".new") {}

Result<> Mirror::prepare() const {
    std::error_code problem;
    fs::create_directories(folder_, problem);
    return problem ? Result<>(no_place(folder_, problem)) : Result<>(Done{});
}

Result<> Mirror::prepare_for_arrivals() const {
    std::error_code problem;
    fs::remove_all(arrivals_, problem);
    if (!problem) fs::create_directories(arrivals_, problem);
    return problem ? Result<>(no_place(arrivals_, problem)) : Result<>(Done{});
}

// Folders too, those that are empty then: a file may take their name.
void Mirror::remove_what_is_gone(const std::vector<RemoteFile>& there) const {
    std::vector<fs::path> gone;
    std::error_code problem;
    for (fs::recursive_directory_iterator each(folder_, problem), end; !problem && each != end;
         each.increment(problem)) {
        const std::string path = each->path().lexically_relative(folder_).generic_string();
        const bool stays = std::ranges::binary_search(there, path, {}, &RemoteFile::path);
        if (!stays || each->is_directory(problem)) gone.push_back(each->path());
    }
    std::ranges::reverse(gone);  // a folder was found before what lies in it
    for (const fs::path& path : gone)
        fs::remove(path, problem);
}

std::vector<RemoteFile> Mirror::wanted(const std::vector<RemoteFile>& there) const {
    std::vector<RemoteFile> wanted;
    for (const RemoteFile& file : there) {
        if (has(file)) continue;
        if (file.size > largest_picture_file)
            stand_in_for(file);
        else
            wanted.push_back(file);
    }
    return wanted;
}

bool Mirror::has(const RemoteFile& file) const {
    std::error_code problem;
    return is_same(folder_ / file.path, file) ||
           (is_receipt_name(file.path) && fs::is_regular_file(folder_ / file.path, problem));
}

void Mirror::stand_in_for(const RemoteFile& file) const {
    const fs::path place = folder_ / file.path;
    std::error_code ignored;
    fs::create_directories(place.parent_path(), ignored);
    std::ofstream(place, std::ios::binary | std::ios::trunc).close();
    fs::resize_file(place, file.size, ignored);
    const timespec time{file.modified, 0};
    const std::array<timespec, 2> both{time, time};
    ::utimensat(AT_FDCWD, place.c_str(), both.data(), 0);
}

void Mirror::take_in(const std::vector<RemoteFile>& wanted) const {
    std::error_code ignored;
    for (const RemoteFile& file : wanted) {
        const fs::path arrival = arrivals_ / file.path;
        if (!is_same(arrival, file) || !reaches_the_disk(arrival)) continue;
        fs::create_directories((folder_ / file.path).parent_path(), ignored);
        fs::rename(arrival, folder_ / file.path, ignored);
    }
    fs::remove_all(arrivals_, ignored);
}

}  // namespace slidewell
