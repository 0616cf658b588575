// A disk in memory on which any operation can be made to fail, and the power to be cut.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/disk.h"

// What becomes of one operation.
enum class Fault {
    refused,     // it has no effect and says why
    torn,        // as refused; but of a file that was to be written, half is there
    unheard,     // it has its effect, and reports an error all the same
    cut_before,  // the power is cut: this operation and all after it are refused
    cut_during,  // the same, with half of the file that was to be written
    cut_after,   // the power is cut once it has had its effect and has reported so
};

class FakeDisk final : public slidewell::Disk {
  public:
    using Path = std::filesystem::path;
    using Problem = slidewell::Problem;

    std::chrono::sys_seconds now{std::chrono::seconds(1'795'342'609)};
    std::uint64_t capacity = std::numeric_limits<std::uint64_t>::max();  // for all files together
    std::set<Path> unreadable;                                           // files on bad sectors

    // The operation `nth` from now (from 1) meets `fault`, saying `problem`.
    void fail(int nth, Fault fault, Problem problem = Problem::failing) {
        const std::lock_guard lock(mutex_);
        fault_ = Planned{operations_ + nth, fault, problem};
    }
    [[nodiscard]] bool fault_came() const { return fault_ && operations_ >= fault_->operation; }
    // The name of the operation that met the fault.
    [[nodiscard]] const std::string& met() const { return met_; }
    [[nodiscard]] bool is_off() const { return off_; }
    [[nodiscard]] int operations() const { return operations_; }

    // The disk as it is found when the power is back: of names that were changed and not synced, some (by
    // `chance`) are as before and some as after.
    [[nodiscard]] std::unique_ptr<FakeDisk> after_power_cut(unsigned chance) const {
        auto disk = std::make_unique<FakeDisk>();
        std::minstd_rand random(chance);
        std::set<Path> names;
        for (const auto* files : {&files_, &synced_}) {
            for (const auto& [path, file] : *files)
                names.insert(path);
        }
        for (const Path& path : names) {
            const Files& from = random() % 2 == 0 ? files_ : synced_;
            const auto file = from.find(path);
            if (file != from.end()) disk->files_.insert(*file);
        }
        disk->synced_ = disk->files_;
        disk->folders_ = folders_;
        disk->now = now;
        return disk;
    }

    // What is on it, for looking and for damaging. Every path that starts with `prefix` counts.
    [[nodiscard]] std::vector<Path> paths(std::string_view prefix) const {
        std::vector<Path> found;
        for (const auto& [path, file] : files_) {
            if (path.string().starts_with(prefix)) found.push_back(path);
        }
        return found;
    }
    std::string& bytes(const Path& path) { return files_.at(path).bytes; }
    void add(const Path& path, std::string bytes) { files_[path] = {std::move(bytes), now}; }
    void erase(const Path& path) { files_.erase(path); }

    slidewell::LibraryResult<std::string> read_file(const Path& path, std::size_t limit) override {
        const std::lock_guard lock(mutex_);
        if (const auto error = begin("read_file")) return *error;
        const auto file = files_.find(path);
        if (file == files_.end()) return missing();
        if (unreadable.contains(path)) return error_of(Problem::failing);
        if (file->second.bytes.size() > limit) return error_of(Problem::too_large);
        return file->second.bytes;
    }

    slidewell::LibraryResult<Path> write_temporary(const Path& folder, std::string_view bytes) override {
        const std::lock_guard lock(mutex_);
        const Path path = folder / ("tmp-" + std::to_string(++temporaries_));
        const auto error = begin("write_temporary");
        if (error && half_done()) files_[path] = {std::string(bytes.substr(0, bytes.size() / 2)), now};
        if (error && !unheard()) return *error;
        if (!folders_.contains(folder)) return missing();
        if (used() + bytes.size() > capacity) return error_of(Problem::full);
        files_[path] = {std::string(bytes), now};
        if (error) return *error;
        return path;
    }

    slidewell::LibraryResult<> rename(const Path& from, const Path& to) override {
        return change("rename", from, [&] {
            auto file = files_.extract(from);
            files_[to] = std::move(file.mapped());
        });
    }
    slidewell::LibraryResult<> remove(const Path& path) override {
        return change("remove", path, [&] { files_.erase(path); });
    }
    slidewell::LibraryResult<> touch(const Path& path) override {
        return change("touch", path, [&] { files_[path].modified = now; });
    }

    slidewell::LibraryResult<slidewell::DiskEntry> look(const Path& path) override {
        const std::lock_guard lock(mutex_);
        if (const auto error = begin("look")) return *error;
        if (folders_.contains(path)) return slidewell::DiskEntry{path.filename().string(), true, 0, now};
        const auto file = files_.find(path);
        if (file == files_.end()) return missing();
        return entry(*file);
    }

    slidewell::LibraryResult<std::vector<slidewell::DiskEntry>> list(const Path& folder) override {
        const std::lock_guard lock(mutex_);
        if (const auto error = begin("list")) return *error;
        if (!folders_.contains(folder)) return missing();
        std::vector<slidewell::DiskEntry> entries;
        for (const Path& path : folders_) {
            if (path.parent_path() == folder && path != folder)
                entries.push_back({path.filename().string(), true, 0, now});
        }
        for (const auto& file : files_) {
            if (file.first.parent_path() == folder) entries.push_back(entry(file));
        }
        return entries;
    }

    slidewell::LibraryResult<> make_folders(const Path& folder) override {
        const std::lock_guard lock(mutex_);
        const auto error = begin("make_folders");
        if (error && !unheard()) return *error;
        for (Path path = folder; folders_.insert(path).second && path.has_relative_path();)
            path = path.parent_path();
        if (error) return *error;
        return slidewell::Done{};
    }

    slidewell::LibraryResult<> sync_folder(const Path& folder) override {
        const std::lock_guard lock(mutex_);
        const auto error = begin("sync_folder");
        if (error && !unheard()) return *error;
        std::erase_if(synced_, [&](const auto& file) { return file.first.parent_path() == folder; });
        for (const auto& file : files_) {
            if (file.first.parent_path() == folder) synced_.insert(file);
        }
        if (error) return *error;
        return slidewell::Done{};
    }

    slidewell::LibraryResult<std::uint64_t> free_space(const Path&) override {
        const std::lock_guard lock(mutex_);
        if (const auto error = begin("free_space")) return *error;
        return capacity - std::min(capacity, used());
    }

    slidewell::LibraryResult<std::unique_ptr<slidewell::DiskLock>> lock(const Path&) override {
        const std::lock_guard lock(mutex_);
        if (const auto error = begin("lock")) return *error;
        if (*locked_) return error_of(Problem::busy);
        return std::unique_ptr<slidewell::DiskLock>(std::make_unique<Lock>(locked_));
    }

  private:
    struct File {
        std::string bytes;
        std::chrono::sys_seconds modified;
    };
    using Files = std::map<Path, File>;

    struct Planned {
        int operation;
        Fault fault;
        Problem problem;
    };

    struct Lock final : slidewell::DiskLock {
        explicit Lock(std::shared_ptr<bool> of) : locked(std::move(of)) { *locked = true; }
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;
        ~Lock() override { *locked = false; }
        std::shared_ptr<bool> locked;
    };

    static slidewell::LibraryError error_of(Problem problem) { return {problem, "as the test wants it"}; }
    static slidewell::LibraryError missing() { return {Problem::missing, "there is no such file"}; }

    static slidewell::DiskEntry entry(const Files::value_type& file) {
        return {file.first.filename().string(), false, file.second.bytes.size(), file.second.modified};
    }

    // Counts an operation; an error when it meets its fault, or the power is off.
    std::optional<slidewell::LibraryError> begin(const char* operation) {
        if (off_) return error_of(Problem::failing);
        ++operations_;
        if (fault_ && operations_ == fault_->operation) met_ = operation;
        if (cut_next_) off_ = true;
        if (off_) return error_of(Problem::failing);
        if (!fault_ || operations_ != fault_->operation) return std::nullopt;
        const Fault fault = fault_->fault;
        off_ = fault == Fault::cut_before || fault == Fault::cut_during;
        cut_next_ = fault == Fault::cut_after;
        if (cut_next_) return std::nullopt;
        return error_of(fault_->problem);
    }
    [[nodiscard]] bool meets(Fault fault) const {
        return fault_ && operations_ == fault_->operation && fault_->fault == fault;
    }
    [[nodiscard]] bool unheard() const { return meets(Fault::unheard); }
    [[nodiscard]] bool half_done() const { return meets(Fault::torn) || meets(Fault::cut_during); }

    template <typename Change>
    slidewell::LibraryResult<> change(const char* operation, const Path& path, Change make) {
        const std::lock_guard lock(mutex_);
        const auto error = begin(operation);
        if (error && !unheard()) return *error;
        if (!files_.contains(path)) return missing();
        make();
        if (error) return *error;
        return slidewell::Done{};
    }

    [[nodiscard]] std::uint64_t used() const {
        std::uint64_t sum = 0;
        for (const auto& [path, file] : files_)
            sum += file.bytes.size();
        return sum;
    }

    std::mutex mutex_;
    Files files_;
    Files synced_;  // names that a power cut cannot take back
    std::set<Path> folders_;
    std::shared_ptr<bool> locked_ = std::make_shared<bool>(false);
    std::optional<Planned> fault_;
    std::string met_;
    int operations_ = 0;
    int temporaries_ = 0;
    bool off_ = false;
    bool cut_next_ = false;
};
