// Which pictures and icons a slide names.
#include <variant>

#include "source/examiner.h"

namespace slidewell {
namespace {

class Names {
  public:
    void add(const Item& item) {
        if (item.icon.empty()) return;
        found_.push_back({NamedPicture::Kind::icon, item.icon, item.icon_position});
    }
    void add(const PictureRef& picture) {
        found_.push_back({NamedPicture::Kind::picture, picture.src, picture.src_position});
    }
    void add(const BoxPart& part) {
        if (const auto* item = std::get_if<Item>(&part)) add(*item);
        if (const auto* picture = std::get_if<PictureRef>(&part)) add(*picture);
    }
    [[nodiscard]] std::vector<NamedPicture> take() { return std::move(found_); }

  private:
    std::vector<NamedPicture> found_;
};

}  // namespace

std::vector<NamedPicture> names_in(const Slide& slide) {
    Names names;
    for (const Item& item : slide.items)
        names.add(item);
    if (slide.picture) names.add(*slide.picture);
    for (const Box& box : slide.boxes) {
        for (const BoxPart& part : box.parts)
            names.add(part);
    }
    return names.take();
}

}  // namespace slidewell
