#include "cli/import/import_plan.hpp"

#include "domain/name_match.hpp"
#include "domain/zone.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kith::cli {

namespace {

constexpr std::size_t longest_id = 128;

/// What an address book calls a zone may be none; kith's own files know only zones that are.
void judge_zone(domain::Contact& contact) {
    try {
        if (contact.time_zone) {
            static_cast<void>(domain::Zone(*contact.time_zone));
        }
    } catch (const std::exception&) {
        contact.time_zone.reset();
    }
}

/// A file without ids gets ones that can be read where that is possible, as in contact files.
void give_readable_id(domain::Contact& contact, const Acquaintances& known) {
    auto id = domain::folded(contact.name);
    std::replace(id.begin(), id.end(), ' ', '-');
    const bool is_made = contact.id.starts_with("import-");
    if (is_made && !id.empty() && id.size() <= longest_id && id.find('/') == id.npos &&
        !known.has(id)) {
        contact.id = std::move(id);
    }
}

/// Sorts the people of one file after the other.
class Sorting {
public:
    Sorting(ImportPlan& plan, Acquaintances& known, Unsure unsure)
        : plan_(plan), known_(known), unsure_(unsure) {}

    /// The id each person of the file has in kith; those left out have none.
    std::map<domain::ContactId, domain::ContactId> sort(std::vector<Arrival> people) {
        std::map<domain::ContactId, domain::ContactId> ids;
        for (auto& arrival : people) {
            const auto theirs = arrival.contact.id;
            auto like = known_.find(arrival.contact);
            if (like && like->is_sure()) {
                ids.try_emplace(theirs, like->id);
                const bool twice = arrived_.contains(like->id);
                plan_.known.push_back({std::move(arrival), std::move(*like), twice});
            } else if (like && unsure_ == Unsure::LeftOut) {
                const bool twice = arrived_.contains(like->id);
                plan_.unsure.push_back({std::move(arrival), std::move(*like), twice});
            } else {
                give_readable_id(arrival.contact, known_);
                ids.try_emplace(theirs, arrival.contact.id);
                arrived_.insert(arrival.contact.id);
                judge_zone(arrival.contact);
                known_.add(arrival.contact);
                plan_.fresh.push_back(std::move(arrival));
            }
        }
        return ids;
    }

private:
    ImportPlan& plan_;
    Acquaintances& known_;
    Unsure unsure_;
    std::set<domain::ContactId> arrived_;
};

} // namespace

ImportPlan plan_import(std::vector<ForeignFile> files, Acquaintances& known, Unsure unsure,
                       domain::Date today) {
    ImportPlan plan;
    Sorting sorting(plan, known, unsure);
    for (auto& file : files) {
        const auto ids = sorting.sort(std::exchange(file.people, {}));
        for (auto& interaction : std::exchange(file.interactions, {})) {
            const auto who = ids.find(interaction.contact);
            if (who == ids.end() || interaction.date > today) {
                ++plan.left_out;
                continue;
            }
            interaction.contact = who->second;
            plan.interactions.push_back(std::move(interaction));
        }
        plan.files.push_back(std::move(file));
    }
    return plan;
}

} // namespace kith::cli
