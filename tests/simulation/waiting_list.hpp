#pragma once

#include "domain/reminder_store.hpp"

#include <unordered_map>
#include <vector>

namespace kith::simulation {

/// A Planned paced reminder, and how long it has waited.
struct Waiting : domain::ReminderStore::Waiting {
    int working_days = 0; ///< on which it was dealt and did not rest, since its window was over
};

/// All of them, close together in memory: each is looked at each day of ten years.
class WaitingList {
public:
    void add(Waiting waiting) {
        places_[waiting.key] = all_.size();
        all_.push_back(std::move(waiting));
    }
    [[nodiscard]] Waiting* find(const domain::ReminderKey& key) {
        const auto found = places_.find(key);
        return found == places_.end() ? nullptr : &all_[found->second];
    }
    void remove(const domain::ReminderKey& key) {
        const auto place = places_.at(key);
        places_.erase(key);
        if (place + 1 < all_.size()) {
            all_[place] = std::move(all_.back());
            places_[all_[place].key] = place;
        }
        all_.pop_back();
    }
    [[nodiscard]] auto begin() { return all_.begin(); }
    [[nodiscard]] auto end() { return all_.end(); }

private:
    std::vector<Waiting> all_;
    std::unordered_map<domain::ReminderKey, std::size_t> places_;
};

} // namespace kith::simulation
