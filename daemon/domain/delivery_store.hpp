#pragma once

#include "domain/delivery.hpp"
#include "domain/store_error.hpp"

#include <optional>
#include <span>
#include <vector>

namespace kith::domain {

/// The outbox. Part of Store; see there for transactions and errors.
///
/// Opening the store returns every Leased delivery of an earlier run to Pending, uncertain, with
/// next_at = its start: its attempt stays in the history without an end.
class DeliveryStore {
public:
    virtual ~DeliveryStore() = default;

    /// Adds a delivery unless its key is there: a notice, or the next digest of a channel.
    virtual bool enqueue(const Delivery& delivery) = 0;

    /// Takes the channel's first Pending delivery (by next_at, then created_at; no Items) with
    /// next_at <= now and records the attempt. A Single whose reminder is not Open is superseded
    /// instead, so is a Digest without an open reminder, and the next one taken. Absent when there
    /// is none. A Digest's items: its own Items whose reminder is Open (new), then every other Open
    /// reminder that has an Item on this channel in its present round (not new).
    virtual std::optional<Lease> lease(const std::string& channel, Instant now) = 0;

    /// Ends the attempt. False, and nothing changes, when the lease is no longer held. A Single
    /// whose reminder was settled or snoozed meanwhile becomes Superseded unless Delivered; if it
    /// is Delivered and withdrawable, a Withdraw is added. A Digest's Items end as their digest
    /// does.
    virtual bool complete(const Lease& lease, const Verdict& verdict, Instant now) = 0;

    /// The earliest next_at of a Pending delivery of the channel (no Items).
    [[nodiscard]] virtual std::optional<Instant> next_attempt(const std::string& channel) const = 0;
    /// Pending and Leased ones of channels that are not among these become Dead.
    /// Returns how many.
    virtual std::size_t drop_channels_except(std::span<const std::string> channels,
                                             Instant now) = 0;
    /// Makes the channel's Pending deliveries due now: the way out works again.
    virtual void hasten(const std::string& channel, Instant now) = 0;

    [[nodiscard]] virtual std::optional<Delivery> delivery(const std::string& key) const = 0;
    [[nodiscard]] virtual std::vector<Delivery> deliveries_of(const ReminderKey& key) const = 0;
    /// Pending and Leased ones of the channel, without Items.
    [[nodiscard]] virtual std::size_t pending_count(const std::string& channel) const = 0;
    /// Those among them that are attempted or could be by now.
    [[nodiscard]] virtual std::size_t due_count(const std::string& channel, Instant now) const = 0;
    /// Every attempt, newest first; of one contact when given.
    [[nodiscard]] virtual std::vector<Attempt> history(const std::optional<ContactId>& contact,
                                                       std::size_t limit) const = 0;
};

} // namespace kith::domain
