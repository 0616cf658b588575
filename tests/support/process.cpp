// Children by posix_spawn; what they say goes to files, which never fill up as pipes do.
#include "support/process.h"

#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

// Far more than any of these programs needs, under a sanitizer and on a busy machine too.
constexpr std::chrono::seconds patience{120};
constexpr std::chrono::milliseconds nap{5};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> made;
    for (std::string& text : texts)
        made.push_back(text.data());
    made.push_back(nullptr);
    return made;
}

std::vector<std::string> own_environment() {
    std::vector<std::string> entries;
    for (char** entry = environ; *entry != nullptr; ++entry)
        entries.emplace_back(*entry);
    return entries;
}

// `entries` with those of `more` put in or put in their place.
std::vector<std::string> changed(std::vector<std::string> entries, const std::vector<std::string>& more) {
    for (const std::string& entry : more) {
        const std::string name = entry.substr(0, entry.find('=') + 1);
        std::erase_if(entries, [&](const std::string& old) { return old.starts_with(name); });
        entries.push_back(entry);
    }
    return entries;
}

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::vector<std::string>& environment)
    : begun_(std::chrono::steady_clock::now()) {
    std::vector<std::string> words = arguments;
    const std::string state = "XDG_STATE_HOME=" + (folder_.path() / "state").string();
    std::vector<std::string> variables = changed(changed(own_environment(), {state}), environment);
    const std::string out = (folder_.path() / "out").string();
    const std::string err = (folder_.path() / "err").string();
    constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), fresh, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err.c_str(), fresh, 0600);
    const int problem = ::posix_spawnp(&child_, words.front().c_str(), &files, nullptr,
                                       pointers(words).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&files);
    if (problem != 0) throw std::runtime_error("cannot start " + words.front());
}

Process::~Process() {
    if (ended()) return;
    ::kill(child_, SIGKILL);
    ::wait4(child_, &status_, 0, &usage_);
}

bool Process::ended() { return status_ != -1 || ::wait4(child_, &status_, WNOHANG, &usage_) != 0; }

bool Process::late() const { return std::chrono::steady_clock::now() - begun_ > patience; }

std::string Process::output() const { return content(folder_.path() / "out"); }

std::string Process::complaints() const { return content(folder_.path() / "err"); }

bool Process::says(std::string_view text) {
    const auto said = [&] { return output().find(text) != std::string::npos; };
    while (!said() && !ended() && !late())
        std::this_thread::sleep_for(nap);
    return said();
}

void Process::signal(int number) const {
    if (status_ == -1) ::kill(child_, number);
}

Finished Process::wait() {
    while (!ended()) {
        if (late()) signal(SIGKILL);
        std::this_thread::sleep_for(nap);
    }
    const int status = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    return {status, output(), complaints(), usage_.ru_maxrss};
}

Finished run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
    return Process(arguments, environment).wait();
}

Finished slidewell_run(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{SLIDEWELL_BINARY};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run(all);
}
