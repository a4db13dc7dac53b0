#include "vcard/publisher.hpp"

#include "wire/contact_codec.hpp"

namespace kith::vcard {

namespace {

constexpr std::size_t most_contacts = 200;
/// Of texts, before JSON escapes: a page with one more contact of the largest size stays below half
/// of what a line may have.
constexpr std::size_t enough_bytes = std::size_t{128} << 10;

std::size_t weight_of(const domain::Contact& contact) {
    std::size_t bytes = 256 + contact.id.size() + contact.name.size() + contact.note.size();
    for (const auto* list :
         {&contact.emails, &contact.phones, &contact.institutions, &contact.tags}) {
        for (const auto& text : *list) {
            bytes += text.size() + 4;
        }
    }
    for (const auto& fact : contact.dates) {
        bytes += fact.label.size() + 64;
    }
    return bytes;
}

} // namespace

void Publisher::snapshot(std::vector<domain::ContactId> ids, std::string name) {
    snapshot_name_ = std::move(name);
    waiting_.clear();
    for (auto& id : ids) {
        waiting_.push_back({std::move(id), true});
    }
}

void Publisher::changes(const BookChanges& changes) {
    for (const auto* list : {&changes.upsert, &changes.remove}) {
        for (const auto& id : *list) {
            waiting_.push_back({id, false});
        }
    }
}

std::optional<domain::Value> Publisher::next(const AddressBook& book) {
    if (idle()) {
        return std::nullopt;
    }
    const bool in_snapshot = !snapshot_name_.empty();
    domain::Value::Array upsert;
    domain::Value::Array remove;
    std::size_t bytes = 0;
    while (!waiting_.empty() && waiting_.front().in_snapshot == in_snapshot &&
           upsert.size() + remove.size() < most_contacts && bytes < enough_bytes) {
        const domain::ContactId id = std::move(waiting_.front().id);
        waiting_.pop_front();
        if (const auto contact = book.contact(id)) {
            bytes += weight_of(*contact);
            upsert.push_back(wire::to_value(*contact));
        } else if (!in_snapshot) {
            bytes += id.size();
            remove.emplace_back(id);
        }
    }
    domain::Value event;
    event["type"] = "contacts";
    event["upsert"] = std::move(upsert);
    event["remove"] = std::move(remove);
    if (in_snapshot) {
        const bool last = waiting_.empty() || !waiting_.front().in_snapshot;
        event["snapshot"] = snapshot_name_;
        event["last"] = last;
        if (last) {
            snapshot_name_.clear();
        }
    }
    return event;
}

} // namespace kith::vcard
