// The library's own place first, then a temporary one.
#include "app/shelter.h"

#include <chrono>
#include <cstdlib>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace slidewell {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds nap_length{20};
constexpr int tries = 25;

LibraryResult<std::unique_ptr<Library>> open_patiently(Disk& disk, const fs::path& folder,
                                                       const std::function<void()>& rest) {
    for (int tried = 1;; ++tried) {
        auto opened = Library::open(disk, folder);
        if (opened || opened.error().problem != Problem::busy || tried == tries) return opened;
        rest();
    }
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::error_code problem;
    std::string name = (fs::temp_directory_path(problem) / "slidewell-XXXXXX").string();
    if (!problem && mkdtemp(name.data()) != nullptr) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code problem;
    if (!path_.empty()) fs::remove_all(path_, problem);
}

void Shelter::nap() { std::this_thread::sleep_for(nap_length); }

Result<std::unique_ptr<Shelter>> Shelter::open(const fs::path& folder, Diagnostics& warnings,
                                               const std::function<void()>& rest) {
    std::unique_ptr<Shelter> shelter(new Shelter);
    auto opened = open_patiently(*shelter->disk_, folder, rest);
    if (opened) {
        shelter->library_ = std::move(opened).value();
        return shelter;
    }
    const Error why = in_context(folder.string(), Error{opened.error().message});
    shelter->temporary_ = std::make_unique<TemporaryFolder>();
    const fs::path& other = shelter->temporary_->path();
    if (other.empty()) return why;
    auto second = Library::open(*shelter->disk_, other);
    if (!second) return why;
    shelter->library_ = std::move(second).value();
    warnings.push_back({folder.string(),
                        {},
                        Severity::warning,
                        "the library cannot be used: " + opened.error().message,
                        "until the program ends, slides are kept in " + other.string()});
    return shelter;
}

}  // namespace slidewell
