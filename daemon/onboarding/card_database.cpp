#include "onboarding/card_database.hpp"

#include <cstdlib>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string_view>

namespace kith::onboarding {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 30;

/// A copy of a database with its log, in a folder of its own.
class Copy {
public:
    explicit Copy(const fs::path& file) {
        std::string name = (fs::temp_directory_path() / "kith-cards-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("cannot make " + name);
        }
        folder_ = name;
        try {
            if (fs::file_size(file) > most_bytes) {
                throw std::runtime_error(file.string() + " is larger than 1 GiB");
            }
            fs::copy_file(file, path());
            for (const char* log : {"-wal", "-journal"}) {
                std::error_code none;
                fs::copy_file(file.string() + log, path().string() + log, none);
            }
        } catch (...) {
            fs::remove_all(folder_);
            throw;
        }
    }
    ~Copy() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    [[nodiscard]] fs::path path() const { return folder_ / "cards.db"; }

private:
    fs::path folder_;
};

struct Closing {
    void operator()(sqlite3* database) const { ::sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { ::sqlite3_finalize(statement); }
};

/// What each program's table calls them.
const char* query(AddressBook::Kind kind) {
    return kind == AddressBook::Kind::Thunderbird
               ? "SELECT value FROM properties WHERE name = '_vCard'"
               : "SELECT vcard FROM folder_id";
}

} // namespace

std::vector<std::string> cards_of_database(AddressBook::Kind kind, const fs::path& file) {
    const Copy copy(file);
    sqlite3* opened = nullptr;
    const int fault =
        ::sqlite3_open_v2(copy.path().c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, Closing> database(opened);
    sqlite3_stmt* prepared = nullptr;
    if (fault == SQLITE_OK) {
        ::sqlite3_prepare_v2(opened, query(kind), -1, &prepared, nullptr);
    }
    const std::unique_ptr<sqlite3_stmt, Closing> statement(prepared);
    if (!statement) {
        throw std::runtime_error(file.string() + ": " + ::sqlite3_errmsg(opened));
    }
    std::vector<std::string> cards;
    int step = SQLITE_ROW;
    while ((step = ::sqlite3_step(statement.get())) == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(::sqlite3_column_text(statement.get(), 0));
        const std::string_view card = text == nullptr ? "" : text;
        if (card.find("BEGIN:VCARD") != card.npos) {
            cards.emplace_back(card);
        }
    }
    if (step != SQLITE_DONE) {
        throw std::runtime_error(file.string() + ": " + ::sqlite3_errmsg(opened));
    }
    return cards;
}

} // namespace kith::onboarding
