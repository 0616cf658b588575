// How often each operation was made to fail, and how: as a table in Markdown, for whoever asks with
// SLIDEWELL_FAULT_TABLE=1 in the environment.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class FaultTable {
  public:
    // A test that has come so far has seen the library whole after this fault.
    void survived(const std::string& operation, const std::string& fault) {
        if (std::ranges::find(faults_, fault) == faults_.end()) faults_.push_back(fault);
        ++counts_[operation][fault];
    }

    // At how many places.
    [[nodiscard]] int count(const std::string& operation, const std::string& fault) const {
        const auto row = counts_.find(operation);
        if (row == counts_.end() || !row->second.contains(fault)) return 0;
        return row->second.at(fault);
    }
    [[nodiscard]] std::size_t operations() const { return counts_.size(); }

    void print_if_asked(std::string_view title) const {
        if (std::getenv("SLIDEWELL_FAULT_TABLE") == nullptr) return;
        std::cout << "\n| " << title << " |";
        for (const std::string& fault : faults_)
            std::cout << ' ' << fault << " |";
        std::cout << "\n|---|";
        for (std::size_t i = 0; i < faults_.size(); ++i)
            std::cout << "--:|";
        for (const auto& [operation, row] : counts_) {
            std::cout << "\n| " << operation << " |";
            for (const std::string& fault : faults_) {
                const int places = count(operation, fault);
                std::cout << ' ' << (places > 0 ? std::to_string(places) : "-") << " |";
            }
        }
        std::cout << '\n' << std::flush;
    }

  private:
    std::vector<std::string> faults_;  // in the order in which they came
    std::map<std::string, std::map<std::string, int>> counts_;
};
