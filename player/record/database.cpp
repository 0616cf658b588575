// The C interface of SQLite behind values.
#include "record/database.h"

#include <algorithm>
#include <limits>

#include <sqlite3.h>

namespace slidewell {
namespace {

constexpr int lock_patience = 250;  // milliseconds, while somebody else writes

DatabaseError problem(sqlite3* database, int code) {
    const int kind = code & 0xFF;
    return {kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB, kind == SQLITE_FULL,
            database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code)};
}

std::string as_uri(const std::string& path, std::string_view parameters) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte > 0x20 && byte < 0x7F && c != '%' && c != '?' && c != '#';
        if (plain) {
            uri += c;
        } else {
            ((uri += '%') += digits[byte >> 4]) += digits[byte & 0xF];
        }
    }
    return uri.append(parameters);
}

int length(std::size_t size) {
    return static_cast<int>(std::min(size, static_cast<std::size_t>(std::numeric_limits<int>::max())));
}

}  // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

void Statement::bind(int parameter, std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), parameter, number);
}
void Statement::bind(int parameter, std::string_view text) {
    sqlite3_bind_text(statement_.get(), parameter, text.data(), length(text.size()), SQLITE_TRANSIENT);
}
void Statement::bind(int parameter, std::span<const std::uint8_t> bytes) {
    sqlite3_bind_blob(statement_.get(), parameter, bytes.data(), length(bytes.size()), SQLITE_TRANSIENT);
}

DatabaseResult<bool> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    sqlite3* const database = sqlite3_db_handle(statement_.get());
    if (code != SQLITE_DONE) {
        DatabaseError error = problem(database, code);
        reset();
        return error;
    }
    reset();
    return false;
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}
std::string Statement::bytes(int column) const {
    const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::string() : std::string(bytes, size);
}

DatabaseResult<Database> Database::open(const std::string& name, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(raw);  // to be closed even when it could not be opened
    if (code != SQLITE_OK) return problem(raw, code);
    sqlite3_busy_timeout(raw, lock_patience);
    return database;
}

DatabaseResult<Database> Database::open(const std::filesystem::path& file) {
    return open(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

// SQLite reads what was written ahead only where it may write beside it; else it is told that nobody writes
// (https://sqlite.org/wal.html#readonly).
DatabaseResult<Database> Database::open_to_read(const std::filesystem::path& file) {
    auto database = open(file.string(), SQLITE_OPEN_READONLY);
    if (!database.ok() || database->number("SELECT count(*) FROM sqlite_schema").ok()) return database;
    return open(as_uri(file.string(), "?immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

DatabaseResult<> Database::run(const std::string& orders) {
    const int code = sqlite3_exec(database_.get(), orders.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return problem(database_.get(), code);
    return Done{};
}

DatabaseResult<Statement> Database::prepare(std::string_view order) {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v2(database_.get(), order.data(), length(order.size()), &raw, nullptr);
    if (code != SQLITE_OK) return problem(database_.get(), code);
    return Statement(raw);
}

DatabaseResult<std::int64_t> Database::number(std::string_view question) {
    auto statement = prepare(question);
    if (!statement.ok()) return statement.error();
    const auto row = statement->step();
    if (!row.ok()) return row.error();
    return *row ? statement->number(0) : 0;
}

}  // namespace slidewell
