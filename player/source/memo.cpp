// Writing the memo, reading it, and when.
#include "source/memo.h"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <system_error>
#include <utility>

namespace slidewell {
namespace {

using namespace std::chrono_literals;

// Another number when this program finds fault with what an older one took.
constexpr std::string_view first_line = "slidewell memo 1\n";
constexpr std::size_t hash_digits = 64;
// More bytes than most lines have. Room that is not used costs next to nothing.
constexpr std::size_t ample_line = 192;
constexpr std::chrono::seconds stands_still{10};
constexpr Millis between_memos = 1min;

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

MemoText::MemoText(std::size_t files) {
    text_.reserve(first_line.size() + files * ample_line);
    text_ = first_line;
}

void MemoText::add(const std::string& path, const ObjectId& object, const Stamp& stamp) {
    if (path.find('\n') != std::string::npos) return;
    text_ += to_string(object);
    for (const std::uint64_t number : {stamp.size, static_cast<std::uint64_t>(stamp.modified),
                                       static_cast<std::uint64_t>(stamp.changed), stamp.device, stamp.inode})
        text_ += ' ' + std::to_string(number);
    text_ += ' ' + path + '\n';
}

std::string to_memo(std::span<const RememberedFile> files) {
    MemoText text(files.size());
    for (const RememberedFile& known : files)
        text.add(known.file.path, known.file.object, known.stamp);
    return text.take();
}

std::vector<RememberedFile> parse_memo(std::string_view memo) {
    if (!memo.starts_with(first_line)) return {};
    memo.remove_prefix(first_line.size());
    std::vector<RememberedFile> files;
    files.reserve(static_cast<std::size_t>(std::ranges::count(memo, '\n')));
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

bool MemoKeeper::leave(MemoText text, Steady now) {
    std::string memo = text.take();
    const ObjectId hash = object_id_of(memo);
    if (hash == there_) return true;
    left_ = now;
    if (!shelf_.leave_memo(std::move(memo))) return false;
    there_ = hash;
    return true;
}

}  // namespace slidewell
