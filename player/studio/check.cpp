// Decoding without painting.
#include "studio/check.h"

#include <utility>

#include "studio/image.h"

namespace slidewell {
namespace {

namespace fs = std::filesystem;

std::optional<Error> flaw(const Result<Image>& image) {
    if (!image) return image.error();
    constexpr Rect thumbnail{0, 0, 64, 64};
    const Rect shown = contain(image->size(), thumbnail);
    const auto bitmap = decode(*image, shown.size(), whole(shown.size()));
    if (!bitmap) return bitmap.error();
    return std::nullopt;
}

class Checker {
  public:
    Checker(const SlideFiles& sources, Verdicts& verdicts) : sources_(sources), verdicts_(verdicts) {}

    void operator()(const PlacedPicture& picture) {
        const PictureRef& wanted = picture.picture;
        check_file(sources_.files.find_picture(wanted.src, sources_.roots), wanted.src, wanted.src_position);
    }
    void operator()(const PlacedIcon& icon) {
        check_file(sources_.files.find_icon(icon.name, sources_.roots), "the icon " + icon.name,
                   icon.position);
    }
    void operator()(const PlacedQr& qr) {
        auto more = fetch(qr, sources_).diagnostics;
        found_.insert(found_.end(), more.begin(), more.end());
    }
    template <typename Mark>
    void operator()(const Mark& /*needs no file*/) {}

    [[nodiscard]] Diagnostics take() { return std::move(found_); }

  private:
    void check_file(const Result<fs::path>& path, const std::string& named, Position position) {
        if (!path) return report(position, path.error().message);
        const FileStamp stamp = sources_.files.stamp(*path);
        const auto key =
            path->string() + '\n' + std::to_string(stamp.size) + ' ' + std::to_string(stamp.modified);
        auto [verdict, added] = verdicts_.try_emplace(key);
        if (added) verdict->second = flaw(read_image(sources_.files, *path));
        if (verdict->second) report(position, in_context(named, *verdict->second).message);
    }
    void report(Position position, std::string message) {
        found_.push_back({sources_.file, position, Severity::error, std::move(message), {}});
    }

    const SlideFiles& sources_;
    Verdicts& verdicts_;
    Diagnostics found_;
};

}  // namespace

std::optional<Error> picture_flaw(std::string bytes) { return flaw(open_image(std::move(bytes))); }

Diagnostics check_assets(const DisplayList& list, const SlideFiles& sources, Verdicts& verdicts) {
    Checker checker(sources, verdicts);
    for (const LayerPlan& plan : list.layers) {
        for (const Mark& mark : plan.marks)
            std::visit(checker, mark);
    }
    return checker.take();
}

}  // namespace slidewell
