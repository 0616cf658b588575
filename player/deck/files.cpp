// Listing a folder and reading its files.
#include "deck/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> not_slides{"deck.xml", "clinic.xml", "theme.xml"};

// A file descriptor that closes itself.
class OpenFile {
  public:
    // Without O_NONBLOCK, opening a fifo would wait for whoever writes into it.
    explicit OpenFile(const fs::path& path)
        : descriptor_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile(OpenFile&&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    OpenFile& operator=(OpenFile&&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] int get() const { return descriptor_; }

  private:
    int descriptor_;
};

Error plain_words(int code) {
    switch (code) {
        case ENOENT:
            return {"there is no such file"};
        case EACCES:
            return {"reading it is not permitted"};
        case ELOOP:
            return {"it is a link that leads back to itself"};
        default:
            return {std::generic_category().message(code)};
    }
}

// With one decimal, rounded up.
std::string megabytes(std::size_t bytes) {
    constexpr std::size_t mib = 1 << 20;
    const std::size_t tenths = (10 * bytes + mib - 1) / mib;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

Result<> check(const struct stat& status, std::size_t limit) {
    if (S_ISDIR(status.st_mode)) return Error{"it is a folder, not a file"};
    if (S_ISFIFO(status.st_mode)) return Error{"it is a pipe, not a file"};
    if (!S_ISREG(status.st_mode)) return Error{"it is a device, not a file"};
    if (const auto size = static_cast<std::size_t>(status.st_size); size > limit) {
        return Error{"it is too large: " + megabytes(size) + ", and at most " + megabytes(limit) +
                     " are read"};
    }
    return Done{};
}

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using FolderPtr = std::unique_ptr<DIR, CloseFolder>;

// Most file systems say so in the listing; a link, and a file on one of the others, is looked at.
bool is_file(const fs::path& folder, const dirent& entry) {
    if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return entry.d_type == DT_REG;
    std::error_code problem;
    return fs::is_regular_file(folder / entry.d_name, problem);
}

Error folder_problem(int code) {
    if (code == ENOENT) return {"there is no such folder"};
    return in_context("cannot read this folder", Error{std::generic_category().message(code)});
}

}  // namespace

bool is_slide_name(std::string_view name) {
    const std::string lower = lower_ascii(name);
    const bool hidden = lower.starts_with('.') || lower.starts_with("~$");
    return !hidden && lower.ends_with(".xml") && lower.size() > 4 &&
           std::ranges::find(not_slides, lower) == not_slides.end();
}

Result<std::vector<std::string>> list_slides(const fs::path& folder) {
    const FolderPtr open(::opendir(folder.c_str()));
    if (!open) return folder_problem(errno);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(open.get())) {
        const std::string_view name(entry->d_name);
        if (is_slide_name(name) && is_file(folder, *entry)) names.emplace_back(name);
        errno = 0;
    }
    if (errno != 0) return folder_problem(errno);
    sort_naturally(names);
    return names;
}

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
    const OpenFile file(path);
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return plain_words(errno);
    if (const Result<> fit = check(status, limit); !fit) return fit.error();

    std::string content(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t count = ::read(file.get(), content.data() + filled, content.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return plain_words(errno);
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    content.resize(filled);
    return content;
}

}  // namespace slidewell
