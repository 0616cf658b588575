// What xmllint says of files by a schema.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/process.h"

// For each file, whether it is valid. One process reads them all.
inline std::vector<bool> schema_verdicts(const std::filesystem::path& schema,
                                         const std::vector<std::filesystem::path>& files) {
    std::vector<std::string> command{"xmllint", "--noout", "--schema", schema.string()};
    for (const auto& file : files)
        command.push_back(file.string());
    const Finished said = run(command);
    INFO(said.err);
    REQUIRE(said.err.find("failed to compile") == std::string::npos);
    std::vector<bool> verdicts;
    for (const auto& file : files)
        verdicts.push_back(said.err.find(file.string() + " validates\n") != std::string::npos);
    return verdicts;
}
