// A shared folder in memory, with staff who copy slowly, and a network that comes and goes.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/folder.h"

class FakeFolder final : public slidewell::Folder {
  public:
    // --- what staff do
    void write(const std::string& path, std::string bytes) {
        const std::int64_t time = tick();
        File& file = files_[path];
        if (file.stamp.inode == 0) file.stamp.inode = ++last_inode_;
        file.stamp.size = bytes.size();
        file.stamp.modified = file.stamp.changed = time;
        file.bytes = std::move(bytes);
    }
    void set_modified(const std::string& path, std::int64_t time) {
        files_.at(path).stamp.modified = time;
        files_.at(path).stamp.changed = tick();
    }
    // Other content that no listing tells of, as a network may have it for a while.
    void write_unseen(const std::string& path, std::string bytes) {
        files_.at(path).bytes = std::move(bytes);
    }
    void rename(const std::string& from, const std::string& to) {
        File file = files_.at(from);
        file.stamp.changed = tick();
        files_.erase(from);
        files_[to] = std::move(file);
    }
    void remove(const std::string& path) { files_.erase(path); }
    // What is written from now on is as new as that.
    void set_clock(std::chrono::sys_seconds time) {
        time_ = std::chrono::nanoseconds(time.time_since_epoch()).count();
    }

    // --- what the network does
    std::optional<slidewell::Error> unreachable;
    std::set<std::string> closed;      // folders inside
    std::set<std::string> unreadable;  // files
    bool read_only = false;
    bool lost = false;  // the mount is gone, and an empty folder is in its place
    void number_anew() {
        for (auto& [path, file] : files_)
            file.stamp.inode = ++last_inode_;
    }
    void mount_anew() {
        for (auto& [path, file] : files_)
            ++file.stamp.device;
    }

    // --- what tests ask
    std::optional<std::pair<slidewell::Millis, slidewell::Millis>>
        rested;  // the last pause, and the longest time
    [[nodiscard]] bool has(const std::string& path) const { return files_.contains(path); }
    [[nodiscard]] const std::string& bytes(const std::string& path) const { return files_.at(path).bytes; }
    [[nodiscard]] int reads(const std::string& path) const {
        const auto found = reads_.find(path);
        return found == reads_.end() ? 0 : found->second;
    }
    [[nodiscard]] int all_reads() const { return all_reads_; }
    [[nodiscard]] int listings() const { return listings_; }
    [[nodiscard]] int receipts() const { return receipts_; }

    // --- slidewell::Folder
    slidewell::Result<slidewell::FolderContents> list(std::span<const std::string> inside) override {
        ++listings_;
        if (unreachable) return *unreachable;
        slidewell::FolderContents contents;
        if (lost) return contents;
        for (const auto& [path, file] : files_) {
            const std::string folder = path.substr(0, std::max<std::size_t>(path.rfind('/') + 1, 1) - 1);
            const bool in_itself = path.find('/') == std::string::npos;
            const bool listed = in_itself || std::ranges::find(inside, folder) != inside.end();
            if (listed && !closed.contains(folder)) contents.files.push_back({path, file.stamp});
        }
        for (const std::string& folder : closed)
            contents.closed.push_back({folder, {"it is not permitted"}});
        return contents;
    }
    bool rest(std::span<const std::string> /*inside*/, slidewell::Millis pause,
              slidewell::Millis longest) override {
        rested = {pause, longest};
        return true;
    }
    slidewell::Result<slidewell::FolderBytes> read(const std::string& path, std::size_t limit) override {
        ++reads_[path];
        ++all_reads_;
        const auto found = files_.find(path);
        if (unreachable) return *unreachable;
        if (found == files_.end()) return slidewell::Error{"it is not there"};
        if (unreadable.contains(path)) return slidewell::Error{"it is not permitted"};
        if (found->second.bytes.size() > limit) return slidewell::Error{"it is too large"};
        return slidewell::FolderBytes{found->second.bytes, found->second.stamp};
    }
    slidewell::Result<> write_receipt(const std::string& name, std::string_view bytes) override {
        if (read_only) return slidewell::Error{"nothing can be written there"};
        ++receipts_;
        write(name, std::string(bytes));
        return slidewell::Done{};
    }

  private:
    struct File {
        std::string bytes;
        slidewell::Stamp stamp;
    };
    std::int64_t tick() { return time_ += 1'000'000; }

    std::map<std::string, File> files_;
    std::map<std::string, int> reads_;
    std::int64_t time_ = 1'795'342'609'000'000'000;
    std::uint64_t last_inode_ = 0;
    int all_reads_ = 0;
    int listings_ = 0;
    int receipts_ = 0;
};
