#pragma once

#include "domain/store.hpp"
#include "storage/samples.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <initializer_list>
#include <memory>
#include <ostream>
#include <string>

namespace kith::test {

/// A store of some engine, kept in a place that outlives it.
class StoreHouse {
public:
    virtual ~StoreHouse() = default;
    /// Closes the store when it is open, and opens it (again) from what was kept.
    virtual domain::Store& reopened() = 0;
};

/// One way to run the suite.
struct Conformance {
    enum class Between {
        Nothing,
        Reopening, ///< the store is closed and opened again before each step
    };
    std::string name;
    std::function<std::unique_ptr<StoreHouse>()> build;
    Between between = Between::Nothing;
};

inline void PrintTo(const Conformance& conformance, std::ostream* out) { *out << conformance.name; }

/// The contract of domain::Store, for every engine: the tests are in *_store_conformance.cpp, and
/// an engine's own test file instantiates them. Each begins with an empty store.
class StoreConformance : public testing::TestWithParam<Conformance> {
protected:
    /// The store for the next step. What holds a lease keeps the reference until it is completed,
    /// since opening a store ends every lease.
    domain::Store& store() {
        if (store_ == nullptr || GetParam().between == Conformance::Between::Reopening) {
            store_ = &house_->reopened();
        }
        return *store_;
    }

    void put(std::initializer_list<domain::Contact> contacts, const std::string& source = "config",
             const std::string& snapshot = "") {
        store().put_contacts(source, std::span(contacts.begin(), contacts.size()), {}, snapshot,
                             noon, today);
    }
    /// Makes the reminder the contact's only planned one, and opens it.
    void open(const std::string& key, std::vector<domain::Delivery> deliveries = {},
              const std::string& contact = "anna") {
        store().apply_plan(contact, plan_of({planned(key, contact)}), noon, today);
        const auto made = opening(key, std::move(deliveries));
        store().open(std::span(&made, 1), noon, today);
    }
    std::vector<domain::ReminderKey>
    settle(const std::string& key, domain::ReminderState state = domain::ReminderState::Done) {
        const auto made = settlement(key, state);
        return store().settle(std::span(&made, 1), noon, today);
    }
    domain::ReminderState state_of(const std::string& key) {
        const auto reminder = store().reminder(key);
        return reminder.value().state;
    }
    domain::DeliveryState state_of(const domain::Delivery& delivery) {
        return store().delivery(delivery.key).value().state;
    }
    /// Leases the channel's next delivery and ends it so.
    void attempt(const std::string& channel, const domain::Verdict& end,
                 domain::Instant now = noon) {
        auto& held = store();
        const auto lease = held.lease(channel, now);
        ASSERT_TRUE(lease) << "nothing to lease for " << channel;
        ASSERT_TRUE(held.complete(*lease, end, now));
    }

private:
    std::unique_ptr<StoreHouse> house_ = GetParam().build();
    domain::Store* store_ = nullptr;
};

} // namespace kith::test
