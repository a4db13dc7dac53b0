#pragma once

#include "storage/open_store.hpp"
#include "storage/samples.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>

namespace kith::test {

/// A contact of the choir comes, is met and rests: their circle must always know of them.
inline void run_circle_step(domain::Store& store, const std::string& id) {
    const std::vector<domain::Contact> contacts{person(id, id)};
    store.put_contacts("config", contacts, {}, "", noon, today);
    store.set_circles(id, std::vector<std::string>{"network:Choir"}, noon);
    store.log(touch(id, 0), std::nullopt, noon);
    store.add_pause({0, id, {today, day(9)}, ""}, noon);
    auto found = trace(id, id, 0);
    found.id = store.proposals().put(found, noon);
    found.state = domain::ProposalState::Taken;
    found.record = store.log(touch(id, -1), std::nullopt, noon);
    store.proposals().put(found, noon);
    store.add_appointment({0, today, std::nullopt, "Lunch", {id}, "kith meet"}, noon);
}

/// Takes a durable store through that many steps, each of which plans, opens, tries, meets and
/// notes as one transaction; `committed` is called after each.
inline void run_steps(const std::filesystem::path& directory, int steps,
                      const std::function<void()>& committed,
                      storage::Durability durability = storage::Durability::Full) {
    const auto store = storage::open(directory, noon, durability).store;
    const auto choir = circle(domain::SubjectKind::Network, "Choir");
    for (int step = 1; step <= steps; ++step) {
        store->transact([&] {
            const auto key = "k" + std::to_string(step);
            store->put_contacts(domain::circle_source, std::span(&choir, 1), {}, "", noon, today);
            store->apply_plan(key, plan_of({planned(key, key)}), noon, today);
            const auto made = opening(key, {single("mail", key), single("desktop", key)});
            store->open(std::span(&made, 1), noon, today);
            run_circle_step(*store, key);
            const auto lease = store->lease("mail", noon);
            if (step % 2 == 0) {
                store->complete(*lease, verdict(domain::DeliveryState::Delivered), noon);
            }
            store->set_note("step", std::to_string(step));
        });
        committed();
    }
}

/// How many of a circle CircleFacts name; see there.
inline constexpr std::size_t lately_known = 32;

/// What is wrong with what the store knows of the choir after so many steps.
inline std::string fault_of_circle(domain::Store& store, std::size_t steps) {
    const auto facts = store.facts("network:Choir", today);
    if (facts.has_value() != (steps > 0)) {
        return "the circle came before its members";
    }
    if (facts && (facts->circle->size != steps ||
                  facts->circle->lately.size() != std::min(steps, lately_known))) {
        return "not one member in touch a step";
    }
    if (store.pauses(today).size() != steps || store.appointments(today, today).size() != steps) {
        return "not one pause and one appointment a step";
    }
    const auto count = store.proposals().count("mail");
    if (count.all != steps || count.open != 0 ||
        store.proposals().taken(noon, steps + 1).size() != steps) {
        return "not one taken proposal a step";
    }
    return "";
}

/// What is wrong with the store such a run left when it was cut off after `committed` steps; empty
/// when only whole steps are to be seen and no committed one is missing.
inline std::string fault_after(const std::filesystem::path& directory, int committed) {
    const auto opened = storage::open(directory, noon, storage::Durability::None);
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
    if (delivered != static_cast<std::size_t>(steps / 2)) {
        return "not every delivery is recorded";
    }
    return fault_of_circle(store, static_cast<std::size_t>(steps));
}

} // namespace kith::test
