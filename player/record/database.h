// SQLite, as far as the play log needs it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace slidewell {

struct DatabaseError {
    bool damaged = false;  // it is no database, or its pages contradict each other
    bool full = false;     // it is as large as it may be, or the disk is full
    std::string message;
};

template <typename T = Done>
using DatabaseResult = Result<T, DatabaseError>;

// A prepared question or order. Must not outlive its database.
class Statement {
  public:
    // Parameters count from 1.
    void bind(int parameter, std::int64_t number);
    void bind(int parameter, std::string_view text);
    void bind(int parameter, std::span<const std::uint8_t> bytes);

    // True: there is a row to read. False: all is done, and the statement can be bound and run again.
    [[nodiscard]] DatabaseResult<bool> step();
    void reset();

    // Of the row; columns count from 0.
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string bytes(int column) const;
    [[nodiscard]] bool is_null(int column) const;

  private:
    friend class Database;
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

class Database {
  public:
    // Makes the file if there is none; its folder must be there.
    [[nodiscard]] static DatabaseResult<Database> open(const std::filesystem::path& file);
    // Also one in a folder that may not be written.
    [[nodiscard]] static DatabaseResult<Database> open_to_read(const std::filesystem::path& file);

    // One order after another, without parameters.
    [[nodiscard]] DatabaseResult<> run(const std::string& orders);
    [[nodiscard]] DatabaseResult<Statement> prepare(std::string_view order);

    // Runs an order with these numbers, texts and bytes as its parameters.
    template <typename... Values>
    [[nodiscard]] DatabaseResult<> run_with(std::string_view order, const Values&... values) {
        auto statement = prepare(order);
        if (!statement.ok()) return statement.error();
        int parameter = 0;
        (statement->bind(++parameter, values), ...);
        if (const auto done = statement->step(); !done.ok()) return done.error();
        return Done{};
    }
    // The first column of the answer's first row; 0 when there is none.
    [[nodiscard]] DatabaseResult<std::int64_t> number(std::string_view question);

  private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    static DatabaseResult<Database> open(const std::string& name, int flags);
    explicit Database(sqlite3* database) : database_(database) {}
    std::unique_ptr<sqlite3, Close> database_;
};

// What is done between is done as a whole or not at all.
template <typename Work>
[[nodiscard]] DatabaseResult<> in_one_transaction(Database& database, Work work) {
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun.ok()) return begun;
    DatabaseResult<> done = work();
    if (done.ok()) done = database.run("COMMIT");
    if (!done.ok()) (void)database.run("ROLLBACK");
    return done;
}

}  // namespace slidewell
