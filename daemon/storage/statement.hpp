#pragma once

#include "domain/store_error.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace kith::storage {

/// Throws what the engine's last error on that connection means: DamagedDatabase, UnsuitablePlace
/// (read-only, may not be opened) or StoreError. `doing` and SQLite's own text become what().
[[noreturn]] void throw_engine_error(sqlite3* database, std::string_view doing);

/// One prepared statement, borrowed from its connection's cache and given back, reset, when this
/// goes. Parameters are bound in order and copied. Throws StoreError when the engine fails and when
/// a column does not hold what is asked for.
class Statement {
public:
    using Shelf = std::vector<sqlite3_stmt*>;
    /// Gives `statement` back to `shelf`, which must outlive this.
    Statement(sqlite3_stmt* statement, Shelf& shelf) : statement_(statement), shelf_(&shelf) {}
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds all parameters, numbered from 1.
    template <class... Values> Statement& bind(const Values&... values) {
        int index = 0;
        (bind_one(++index, values), ...);
        return *this;
    }
    /// True when there is a (next) row.
    bool step();
    /// Forgets the rows and parameters of the last run; before binding anew.
    void rewind();
    /// Runs to the end.
    void run() {
        while (step()) {
        }
    }

    /// Columns of the present row, numbered from 0.
    template <class T> [[nodiscard]] T column(int index) const;
    [[nodiscard]] bool is_null(int index) const;
    /// Absent when the column is null.
    template <class T> [[nodiscard]] std::optional<T> maybe(int index) const {
        return is_null(index) ? std::nullopt : std::optional<T>(column<T>(index));
    }
    /// The enumerator the column names; `parse` is the domain's.
    template <class Enum>
    [[nodiscard]] Enum word(int index, std::optional<Enum> (*parse)(std::string_view)) const {
        const auto value = parse(view(index));
        if (!value) {
            refuse(index);
        }
        return *value;
    }

private:
    void bind_one(int index, std::nullopt_t);
    void bind_one(int index, std::int64_t value);
    void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
    void bind_one(int index, bool value) { bind_one(index, std::int64_t{value}); }
    void bind_one(int index, std::string_view text);
    void bind_one(int index, const std::string& text) { bind_one(index, std::string_view(text)); }
    void bind_one(int index, const char* text) { bind_one(index, std::string_view(text)); }
    void bind_one(int index, domain::Instant value) {
        bind_one(index, std::int64_t{value.time_since_epoch().count()});
    }
    void bind_one(int index, domain::Date value) { bind_one(index, domain::format_date(value)); }
    template <class T> void bind_one(int index, const std::optional<T>& value) {
        if (value) {
            bind_one(index, *value);
        } else {
            bind_one(index, std::nullopt);
        }
    }
    void check(int code) const;
    [[nodiscard]] std::string_view view(int index) const;
    [[noreturn]] void refuse(int index) const;

    sqlite3_stmt* statement_;
    Shelf* shelf_;
};

template <> std::int64_t Statement::column(int index) const;
template <> int Statement::column(int index) const;
template <> bool Statement::column(int index) const;
template <> std::string Statement::column(int index) const;
template <> domain::Instant Statement::column(int index) const;
template <> domain::Date Statement::column(int index) const;

} // namespace kith::storage
