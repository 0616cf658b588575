// Decoding as the wall would, and looking into the image library.
#include "app/examiner.h"

#include <algorithm>
#include <system_error>

#include "deck/files.h"
#include "studio/check.h"

namespace slidewell {

namespace fs = std::filesystem;

std::optional<Flaw> DeckExaminer::flaw_in_picture(std::string_view bytes) {
    const auto flaw = picture_flaw(std::string(bytes));
    if (!flaw) return std::nullopt;
    return Flaw{flaw->message, is_cut_off(*flaw)};
}

bool DeckExaminer::in_image_library(const std::string& path) {
    std::error_code problem;
    return fs::is_regular_file(images_ / path, problem);
}

std::vector<std::string> DeckExaminer::image_library() {
    std::vector<std::string> paths;
    std::error_code problem;
    fs::recursive_directory_iterator entry(images_, problem);
    for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        if (entry->is_regular_file(problem))
            paths.push_back(entry->path().lexically_relative(images_).generic_string());
    }
    std::ranges::sort(paths);
    return paths;
}

std::vector<std::uint64_t> DeckExaminer::forbidden_versions(const std::string& slide) {
    if (caution_ == nullptr) return {};
    return caution_->forbidden_versions(Task::Kind::painting, (folder_ / slide).string());
}

Facts DeckExaminer::facts() {
    const auto bytes = read_file(clinic_, largest_slide_file);
    return bytes ? parse_clinic(*bytes, clinic_.string()).facts : Facts{};
}

}  // namespace slidewell
