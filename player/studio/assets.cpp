// Looking up, decoding and scaling, with a diagnostic for what does not work out.
#include "studio/assets.h"

#include <utility>

#include "studio/brush.h"
#include "studio/image.h"

namespace slidewell {
namespace {

Diagnostic problem(const SlideFiles& sources, Position position, std::string message) {
    return {sources.file, position, Severity::error, std::move(message), {}};
}

Fetched<PlacedBitmap> failed(const SlideFiles& sources, Position position, std::string message) {
    return {std::nullopt, {problem(sources, position, std::move(message))}};
}

// Where a picture lies, and the part of it that shows, as seen from there.
struct Fitting {
    Rect target;
    Rect shown;
};

Fitting fit(const Image& image, Rect frame, Fit how, Focus focus) {
    const Rect target = how == Fit::cover ? cover(image.size(), frame, focus) : contain(image.size(), frame);
    return {target, moved(intersection(target, frame), {-target.x, -target.y})};
}

Result<PlacedBitmap> fitted(const Image& image, Rect frame, Fit how, Focus focus) {
    const auto [target, shown] = fit(image, frame, how, focus);
    auto bitmap = decode(image, target.size(), shown);
    if (!bitmap) return bitmap.error();
    return PlacedBitmap{std::move(bitmap).value(), {target.x + shown.x, target.y + shown.y}};
}

Result<Image> open(const PlacedPicture& picture, const SlideFiles& sources) {
    const auto path = sources.files.find_picture(picture.picture.src, sources.roots);
    if (!path) return path.error();
    auto image = read_image(sources.files, *path);
    if (!image) return in_context(picture.picture.src, image.error());
    return image;
}

}  // namespace

Fetched<PlacedBitmap> fetch(const PlacedPicture& picture, const SlideFiles& sources) {
    const PictureRef& wanted = picture.picture;
    const auto refuse = [&](std::string message) {
        return failed(sources, wanted.src_position, std::move(message));
    };
    const auto image = open(picture, sources);
    if (!image) return refuse(image.error().message);
    auto placed = fitted(*image, picture.frame, wanted.fit, wanted.focus);
    if (!placed) return refuse(in_context(wanted.src, placed.error()).message);
    return {PlacedBitmap{rounded(placed->bitmap, picture.radius), placed->at}, {}};
}

Diagnostics fetch(const PlacedPicture& picture, const SlideFiles& sources, Canvas& onto) {
    const PictureRef& wanted = picture.picture;
    const auto refuse = [&](std::string message) {
        return Diagnostics{problem(sources, wanted.src_position, std::move(message))};
    };
    const auto image = open(picture, sources);
    if (!image) return refuse(image.error().message);
    const auto [target, shown] = fit(*image, picture.frame, Fit::cover, wanted.focus);
    const auto outcome = decode(*image, target.size(), shown, onto);
    return outcome ? Diagnostics{} : refuse(in_context(wanted.src, outcome.error()).message);
}

Fetched<PlacedBitmap> fetch(const PlacedIcon& icon, const SlideFiles& sources) {
    const auto path = sources.files.find_icon(icon.name, sources.roots);
    if (!path) return failed(sources, icon.position, path.error().message);
    const auto image = read_image(sources.files, *path, icon.colour);
    const std::string named = "the icon " + icon.name;
    if (!image) return failed(sources, icon.position, in_context(named, image.error()).message);
    auto placed = fitted(*image, icon.frame, Fit::contain, {});
    if (!placed) return failed(sources, icon.position, in_context(named, placed.error()).message);
    return {std::move(placed).value(), {}};
}

Fetched<PlacedModules> fetch(const PlacedQr& qr, const SlideFiles& sources) {
    auto modules = qr_modules(qr.text);
    if (!modules) return {std::nullopt, {problem(sources, qr.position, modules.error().message)}};
    const auto square = qr_square(*modules, qr.frame);
    if (!square) return {std::nullopt, {problem(sources, qr.position, square.error().message)}};
    return {PlacedModules{std::move(modules).value(), *square}, {}};
}

}  // namespace slidewell
