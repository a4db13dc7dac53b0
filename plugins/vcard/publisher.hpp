#pragma once

#include "domain/value.hpp"
#include "vcard/address_book.hpp"

#include <deque>
#include <optional>
#include <string>

namespace kith::vcard {

/// Turns the whole book, and then its changes, into `contacts` events (PROTOCOL.md section 4), page
/// by page. Remembers ids only: each page says what the book says when the page is made.
class Publisher {
public:
    /// Everybody in these pages is the whole source; what waited before is covered by it.
    void snapshot(std::vector<domain::ContactId> ids, std::string name);
    void changes(const BookChanges& changes);

    [[nodiscard]] bool idle() const { return snapshot_name_.empty() && waiting_.empty(); }
    /// The parameters of the next event; absent: there is nothing to say. A page is well below 1
    /// MiB.
    [[nodiscard]] std::optional<domain::Value> next(const AddressBook& book);

private:
    struct Waiting {
        domain::ContactId id;
        bool in_snapshot = false;
    };
    std::string snapshot_name_;   ///< empty: no snapshot is under way
    std::deque<Waiting> waiting_; ///< those of the snapshot first
};

} // namespace kith::vcard
