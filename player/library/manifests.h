// The manifests on a shelf: `000017.5ad2…`, named by the edition's number and by the hash of their own
// content.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "library/disk.h"
#include "library/edition.h"
#include "library/object_id.h"

namespace slidewell {

struct ManifestFile {
    EditionNumber number = 0;
    ObjectId hash;
    std::filesystem::path path;
    std::uint64_t size = 0;
};

// Newest first; whole ones and damaged ones.
[[nodiscard]] LibraryResult<std::vector<ManifestFile>> list_manifests(Disk& disk,
                                                                      const std::filesystem::path& shelf);

// Problem::damaged when it is not what was written.
[[nodiscard]] LibraryResult<Edition> read_manifest(Disk& disk, const ManifestFile& file);

[[nodiscard]] LibraryResult<> write_manifest(Disk& disk, const std::filesystem::path& shelf,
                                             const Edition& edition);

}  // namespace slidewell
