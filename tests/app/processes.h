// Looking after the processes that the program starts.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <thread>

#include <sys/types.h>

namespace processes {

// A process that this one has started; 0 while there is none.
inline pid_t child_of(pid_t parent) {
    std::error_code problem;
    const std::filesystem::path tasks = "/proc/" + std::to_string(parent) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks, problem)) {
        pid_t child = 0;
        if (std::ifstream(task.path() / "children") >> child) return child;
    }
    return 0;
}

inline bool is_alive(pid_t process) {
    std::string state;
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::getline(stat, state);
    const std::size_t after_name = state.rfind(')');
    return after_name != std::string::npos && state.at(after_name + 2) != 'Z';
}

// Waits for it, for far longer than it can take.
template <typename Condition>
bool comes_true(Condition condition) {
    using namespace std::chrono_literals;
    const auto until = std::chrono::steady_clock::now() + 60s;
    while (!condition() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(5ms);
    return condition();
}

}  // namespace processes
