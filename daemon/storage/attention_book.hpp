#pragma once

#include "domain/attention_store.hpp"
#include "storage/connection.hpp"

namespace kith::storage {

/// What the owner arranged, when they rest, whom they meet. Every method does what its namesake in
/// AttentionStore says, inside the caller's transaction. Refers to the connection, which must
/// outlive it.
class AttentionBook {
public:
    explicit AttentionBook(Connection& connection) : connection_(connection) {}

    void arrange(const domain::ContactId& contact, const domain::Arrangement& arrangement,
                 domain::Instant now);
    [[nodiscard]] domain::Arrangement arrangement(const domain::ContactId& contact) const;

    std::int64_t add_pause(const domain::Pause& pause, domain::Instant now);
    std::vector<domain::Pause> end_pauses(const domain::ContactId& subject, domain::Date today);
    [[nodiscard]] std::vector<domain::Pause> pauses(domain::Date from) const;

    std::int64_t add_appointment(const domain::Appointment& appointment, domain::Instant now);
    std::optional<domain::Appointment> remove_appointment(std::int64_t id);
    [[nodiscard]] std::vector<domain::Appointment> appointments(domain::Date from,
                                                                domain::Date to) const;
    /// With that contact, from that day on; by (date, at, id).
    [[nodiscard]] std::vector<domain::Appointment> appointments_of(const domain::ContactId& contact,
                                                                   domain::Date from) const;

private:
    /// All that are left, with their contacts.
    [[nodiscard]] std::vector<domain::Appointment> read_appointments(Statement& rows) const;
    [[nodiscard]] std::vector<domain::ContactId> contacts_at(std::int64_t appointment) const;

    Connection& connection_;
};

} // namespace kith::storage
