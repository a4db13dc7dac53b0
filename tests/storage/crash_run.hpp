#pragma once

#include "storage/open_store.hpp"
#include "storage/samples.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace kith::test {

/// Takes a durable store through that many steps, each of which plans, opens, tries and notes as
/// one transaction; `committed` is called after each.
inline void run_steps(const std::filesystem::path& directory, int steps,
                      const std::function<void()>& committed) {
    const auto store = storage::open(directory, noon).store;
    for (int step = 1; step <= steps; ++step) {
        store->transact([&] {
            const auto key = "k" + std::to_string(step);
            store->apply_plan(key, plan_of({planned(key, key)}), noon, today);
            const auto made = opening(key, {single("mail", key), single("desktop", key)});
            store->open(std::span(&made, 1), noon, today);
            const auto lease = store->lease("mail", noon);
            if (step % 2 == 0) {
                store->complete(*lease, verdict(domain::DeliveryState::Delivered), noon);
            }
            store->set_note("step", std::to_string(step));
        });
        committed();
    }
}

/// What is wrong with the store such a run left when it was cut off after `committed` steps; empty
/// when only whole steps are to be seen and no committed one is missing.
inline std::string fault_after(const std::filesystem::path& directory, int committed) {
    const auto opened = storage::open(directory, noon);
    if (opened.set_aside) {
        return "the file was damaged";
    }
    auto& store = *opened.store;
    const int steps = std::stoi(store.note("step").value_or("0"));
    if (steps != committed && steps != committed + 1) {
        return std::to_string(committed) + " steps were committed, " + std::to_string(steps) +
               " are there";
    }
    if (store.open_reminders().size() != static_cast<std::size_t>(steps)) {
        return "not one open reminder a step";
    }
    std::size_t delivered = 0;
    for (int step = 1; step <= steps; ++step) {
        const auto deliveries = store.deliveries_of("k" + std::to_string(step));
        if (deliveries.size() != 2) {
            return "a reminder without its deliveries";
        }
        for (const auto& delivery : deliveries) {
            if (delivery.state == domain::DeliveryState::Leased) {
                return "a lease outlived its run";
            }
            delivered += delivery.state == domain::DeliveryState::Delivered ? 1 : 0;
        }
    }
    return delivered == static_cast<std::size_t>(steps / 2) ? "" : "not every delivery is recorded";
}

} // namespace kith::test
