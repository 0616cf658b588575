// Writing the memo, reading it, and when.
#include "source/memo.h"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <system_error>

namespace slidewell {
namespace {

using namespace std::chrono_literals;

// Another number when this program finds fault with what an older one took.
constexpr std::string_view first_line = "slidewell memo 1\n";
constexpr std::size_t hash_digits = 64;
constexpr std::chrono::seconds stands_still{10};
constexpr Millis between_memos = 1min;

void append_line(std::string& memo, const RememberedFile& known) {
    const Stamp& stamp = known.stamp;
    memo += to_string(known.file.object);
    for (const std::uint64_t number : {stamp.size, static_cast<std::uint64_t>(stamp.modified),
                                       static_cast<std::uint64_t>(stamp.changed), stamp.device, stamp.inode})
        memo += ' ' + std::to_string(number);
    memo += ' ' + known.file.path + '\n';
}

// A number at the front of a line, and the space behind it.
bool take(std::string_view& line, std::uint64_t& number) {
    const char* const end = line.data() + line.size();
    const auto read = std::from_chars(line.data(), end, number);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != ' ') return false;
    line.remove_prefix(static_cast<std::size_t>(read.ptr - line.data()) + 1);
    return true;
}

std::optional<RememberedFile> parse_memo_line(std::string_view line) {
    const auto object = parse_object_id(line.substr(0, hash_digits));
    if (!object || line.size() <= hash_digits || line[hash_digits] != ' ') return std::nullopt;
    line.remove_prefix(hash_digits + 1);
    Stamp stamp;
    std::uint64_t modified = 0;
    std::uint64_t changed = 0;
    const bool read = take(line, stamp.size) && take(line, modified) && take(line, changed) &&
                      take(line, stamp.device) && take(line, stamp.inode);
    if (!read || !is_safe_path(line)) return std::nullopt;
    stamp.modified = static_cast<std::int64_t>(modified);
    stamp.changed = static_cast<std::int64_t>(changed);
    return RememberedFile{{std::string(line), *object, stamp.size}, stamp};
}

}  // namespace

std::string to_memo(std::span<const RememberedFile> files) {
    std::string memo(first_line);
    for (const RememberedFile& known : files) {
        if (known.file.path.find('\n') == std::string::npos) append_line(memo, known);
    }
    return memo;
}

std::vector<RememberedFile> parse_memo(std::string_view memo) {
    if (!memo.starts_with(first_line)) return {};
    memo.remove_prefix(first_line.size());
    std::vector<RememberedFile> files;
    while (!memo.empty()) {
        const std::size_t end = memo.find('\n');
        auto known = end != std::string_view::npos ? parse_memo_line(memo.substr(0, end)) : std::nullopt;
        if (!known) return {};
        files.push_back(*std::move(known));
        memo.remove_prefix(end + 1);
    }
    return files;
}

bool is_telling(const Stamp& stamp, std::chrono::sys_seconds read) {
    const std::chrono::nanoseconds newest(std::max(stamp.modified, stamp.changed));
    return std::chrono::ceil<std::chrono::seconds>(newest) + stands_still <= read.time_since_epoch();
}

// No memo says as much as one without files.
MemoKeeper::MemoKeeper(Shelf shelf) : shelf_(std::move(shelf)), there_(object_id_of(to_memo({}))) {}

std::vector<RememberedFile> MemoKeeper::recall() {
    const auto memo = shelf_.memo();
    if (!memo) return {};
    there_ = object_id_of(*memo);
    return parse_memo(*memo);
}

bool MemoKeeper::may_leave(Steady now) const { return !left_ || now - *left_ >= between_memos; }

bool MemoKeeper::leave(std::span<const RememberedFile> files, Steady now) {
    const std::string memo = to_memo(files);
    const ObjectId hash = object_id_of(memo);
    if (hash == there_) return true;
    left_ = now;
    if (!shelf_.leave_memo(memo)) return false;
    there_ = hash;
    return true;
}

}  // namespace slidewell
