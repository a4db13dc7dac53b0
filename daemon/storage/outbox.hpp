#pragma once

#include "domain/delivery_store.hpp"
#include "storage/connection.hpp"
#include "storage/delivery_row.hpp"

namespace kith::storage {

/// The outbox: every public method does what its namesake in DeliveryStore says, inside the
/// caller's transaction. Refers to the connection, which must outlive it.
class Outbox {
public:
    explicit Outbox(Connection& connection) : connection_(connection) {}

    std::optional<domain::Lease> lease(const std::string& channel, domain::Instant now);
    bool complete(const domain::Lease& lease, const domain::Verdict& verdict, domain::Instant now);
    std::size_t drop_channels_except(std::span<const std::string> channels, domain::Instant now);
    void hasten(const std::string& channel, domain::Instant now);
    /// Starts a new epoch: what is leased in an older one returns to Pending, see DeliveryStore.
    void begin_epoch();
    /// See Store::believe.
    void forget_later(domain::Instant now);

    [[nodiscard]] std::optional<domain::Instant> next_attempt(const std::string& channel) const;
    [[nodiscard]] std::optional<domain::Delivery> delivery(const std::string& key) const;
    [[nodiscard]] std::vector<domain::Delivery> deliveries_of(const domain::ReminderKey& key) const;
    [[nodiscard]] std::size_t pending_count(const std::string& channel) const;
    [[nodiscard]] std::size_t due_count(const std::string& channel, domain::Instant now) const;
    [[nodiscard]] std::vector<domain::Attempt>
    history(const std::optional<domain::ContactId>& contact, std::size_t limit) const;

private:
    [[nodiscard]] std::optional<DeliveryRow> first_ready(const std::string& channel,
                                                         domain::Instant now) const;
    /// What the attempt has to say; empty when there is nothing left to say.
    [[nodiscard]] std::vector<domain::Lease::Item> items_of(const DeliveryRow& row);
    [[nodiscard]] std::vector<domain::Lease::Item> digest_items(const domain::Delivery& digest);
    void supersede(const DeliveryRow& row);
    domain::Lease start_attempt(DeliveryRow row, domain::Instant now);
    void end_attempt(const DeliveryRow& row, const domain::Verdict& verdict, domain::Instant now);
    /// The delivery, when this is still its lease.
    [[nodiscard]] std::optional<DeliveryRow> held(const domain::Lease& lease) const;
    /// Its reminder is open in this round.
    [[nodiscard]] bool is_wanted(const domain::Delivery& single) const;

    Connection& connection_;
};

} // namespace kith::storage
