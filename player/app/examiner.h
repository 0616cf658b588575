// What the sources ask about pictures and about the computer's own files.
#pragma once

#include <filesystem>
#include <memory>
#include <utility>

#include "source/examiner.h"

namespace slidewell {

class DeckExaminer final : public Examiner {
  public:
    // `folder` is what its slides' names begin with; `images` the image library, a folder; `clinic` a
    // clinic.xml. `caution` may be null.
    DeckExaminer(std::filesystem::path folder, std::filesystem::path images, std::filesystem::path clinic,
                 std::unique_ptr<Caution> caution = nullptr)
        : folder_(std::move(folder)),
          images_(std::move(images)),
          clinic_(std::move(clinic)),
          caution_(std::move(caution)) {}

    [[nodiscard]] std::optional<Flaw> flaw_in_picture(std::string_view bytes) override;
    [[nodiscard]] bool in_image_library(const std::string& path) override;
    [[nodiscard]] std::vector<std::string> image_library() override;
    [[nodiscard]] Facts facts() override;
    [[nodiscard]] Caution* caution() override { return caution_.get(); }
    [[nodiscard]] std::vector<std::uint64_t> forbidden_versions(const std::string& slide) override;

  private:
    std::filesystem::path folder_;
    std::filesystem::path images_;
    std::filesystem::path clinic_;
    std::unique_ptr<Caution> caution_;
};

}  // namespace slidewell
