#pragma once

#include "storage/durability.hpp"
#include "storage/statement.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kith::storage {

/// One open database with its prepared statements. Used by one thread.
/// Every method throws StoreError when the engine fails.
class Connection {
public:
    /// Opens the file, which must be there, or a database in memory when it is ":memory:", with
    /// every precaution SQLite offers against hostile or damaged files. Changes nothing in it, and
    /// leaves its log as it is when this is closed before make_durable().
    explicit Connection(const std::string& file);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Says how it is written from now on. Before the first transaction.
    void make_durable(Durability durability);
    /// Marks the file as sound once this is closed (soundness.hpp), unless something failed.
    void mark_at_end();
    /// Any number of statements, without parameters or results.
    void execute(const std::string& script);
    /// One statement, compiled at first use and kept.
    [[nodiscard]] Statement prepare(std::string_view sql);
    /// Runs one statement to its end.
    template <class... Values> void run(std::string_view sql, const Values&... values) {
        prepare(sql).bind(values...).run();
    }
    /// Rows the last statement changed.
    [[nodiscard]] std::int64_t changes() const;
    /// Rows changed since it was opened.
    [[nodiscard]] std::int64_t total_changes() const;
    [[nodiscard]] std::int64_t last_insert_id() const;

    /// Runs `body` in a transaction of its own, or inside the one that is open. When it throws,
    /// nothing remains of the whole transaction, whoever catches that. Throws MovedDatabase without
    /// running it when the file is no longer where it was opened.
    void transact(const std::function<void()>& body);

private:
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };
    /// Statements of one text: `idle` ones wait to be borrowed, `made` counts all.
    struct Shelf {
        Statement::Shelf idle;
        std::size_t made = 0;
    };
    void join(const std::function<void()>& body);
    void refuse_when_moved() const;
    void refuse_when_doomed() const;
    void roll_back() noexcept;

    std::unique_ptr<sqlite3, Close> database_;
    std::unordered_map<std::string, Shelf> shelves_;
    std::string marked_at_end_; ///< the file; empty: none
    bool is_open_ = false;      ///< a transaction
    bool is_doomed_ = false;    ///< a step of it has failed
};

} // namespace kith::storage
