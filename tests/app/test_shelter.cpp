// Whose the library is when somebody else has it.
#include "app/shelter.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace slidewell;

namespace {

std::unique_ptr<Library> open_library(Disk& disk, const std::filesystem::path& folder) {
    auto library = Library::open(disk, folder);
    REQUIRE(library);
    return *std::move(library);
}

}  // namespace

TEST_CASE("a library that is let go a moment later is played from") {
    const TempFolder place;
    const auto folder = place.path() / "library";
    const auto disk = open_disk();
    auto killed = open_library(*disk, folder);
    Diagnostics warnings;
    const auto shelter = Shelter::open(folder, warnings, [&] { killed.reset(); });
    REQUIRE(shelter);
    CHECK((*shelter)->library().folder() == folder);
    CHECK(warnings.empty());
}

TEST_CASE("while another player keeps its library, a temporary one has to do, which is said") {
    const TempFolder place;
    const auto folder = place.path() / "library";
    const auto disk = open_disk();
    const auto other = open_library(*disk, folder);
    Diagnostics warnings;
    const auto shelter = Shelter::open(folder, warnings, [] {});
    REQUIRE(shelter);
    CHECK((*shelter)->library().folder() != folder);
    REQUIRE(warnings.size() == 1);
    CHECK(warnings.front().message.ends_with(": another slidewell is using it"));
}
