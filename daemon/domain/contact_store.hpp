#pragma once

#include "domain/category_map.hpp"
#include "domain/facts.hpp"
#include "domain/store_error.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kith::domain {

/// The facts: who there is and what happened. Part of Store; see there for transactions and errors.
///
/// A contact may be described by several sources ("config" for TOML, a source's name for an address
/// book); what they say is joined by merged(), "config" being the overlay. The description of a
/// source belongs to the contact that has its id; else to the one with an email address in
/// common (compared without case), else to the only one of that name (folded) whose
/// descriptions come from other sources; else it founds a new contact under its own id.
/// That choice is kept as long as the description is, so that ids and reminder keys stay.
///
/// Circles (Contact::subject other than Person) come from one source of their own, circle_source,
/// and never join with anything else: a person whose id begins like a circle's founds a contact
/// whose id is that behind "person:". contact_count(), contact_by_email() and longest_silent() know
/// people only, everything else both.
inline constexpr const char* circle_source = "circles";

class ContactStore {
public:
    virtual ~ContactStore() = default;

    /// Takes in what a source says of people; `remove` are ids in that source. Returns the contacts
    /// whose joined facts changed, with those that are gone (contact() is empty for them), and the
    /// circles around both.
    /// A gone contact keeps its interactions; its unsettled reminders become Cancelled.
    /// `snapshot`: empty, or a text that marks what arrived for finish_snapshot().
    virtual std::vector<ContactId> put_contacts(const std::string& source,
                                                std::span<const Contact> upsert,
                                                std::span<const std::string> remove,
                                                const std::string& snapshot, Instant now,
                                                Date today) = 0;
    /// Removes the source's descriptions that did not come under that mark. Returns as above.
    virtual std::vector<ContactId> finish_snapshot(const std::string& source,
                                                   const std::string& snapshot, Instant now,
                                                   Date today) = 0;
    /// Removes all descriptions of sources that are not among these. Returns as above.
    virtual std::vector<ContactId> retain_sources(std::span<const std::string> sources, Instant now,
                                                  Date today) = 0;

    /// From now on the people of contact() and facts() are in the networks of their tags, too. What
    /// is kept of them stays as their sources say it, so another map needs nothing rewritten; it is
    /// to be said again each time the store is opened.
    virtual void set_categories(CategoryMap categories) = 0;
    [[nodiscard]] virtual std::optional<Contact> contact(const ContactId& id) const = 0;
    [[nodiscard]] virtual bool has_contact(const ContactId& id) const = 0;
    [[nodiscard]] virtual std::size_t contact_count() const = 0;
    /// Calls with the id and name of every contact, by name. Stops when the visitor says false.
    using NameVisitor = std::function<bool(const ContactId& id, const std::string& name)>;
    virtual void each_contact(const NameVisitor& visitor) const = 0;
    /// Only those who come behind that name and id, whether anybody has them (any more) or not.
    virtual void each_contact_after(const std::string& name, const ContactId& id,
                                    const NameVisitor& visitor) const = 0;
    /// The contact with that address, compared without case.
    [[nodiscard]] virtual std::optional<ContactId>
    contact_by_email(const std::string& address) const = 0;

    /// Says to which circles the contact belongs (people to networks, types and alliances; types to
    /// the portfolio). True when that is news. Touching a member touches its circles.
    virtual bool set_circles(const ContactId& id, std::span<const ContactId> circles,
                             Instant now) = 0;
    /// Sorted; with the circles of those circles.
    [[nodiscard]] virtual std::vector<ContactId> circles_of(const ContactId& id) const = 0;
    /// Everybody in the circle who is not deceased, by name.
    using MemberVisitor = std::function<void(const CircleMember& member)>;
    virtual void each_member(const ContactId& circle, const MemberVisitor& visitor) const = 0;
    /// People who were in touch once, last before that day: by importance, then the longest silent
    /// first. Not the deceased, nor those of whom the owner said never, here or in a file.
    [[nodiscard]] virtual std::vector<CircleMember> longest_silent(Date before,
                                                                   std::size_t limit) const = 0;

    /// Records that we were in touch, and a promise made then. Returns the interaction's id.
    virtual std::int64_t log(const Interaction& interaction, const std::optional<Promise>& promise,
                             Instant now) = 0;
    /// As if it had never happened; returns it, absent when there is none. Promises made then stay.
    virtual std::optional<Interaction> remove_interaction(std::int64_t id, Instant now) = 0;
    /// A promise made without an interaction: what follows from one that was kept. Returns its id.
    virtual std::int64_t add_promise(const Promise& promise, Instant now) = 0;
    /// Settled ones too.
    [[nodiscard]] virtual std::optional<Promise> promise(std::int64_t id) const = 0;
    /// A promise is kept, or given up: it is not in facts() any more.
    virtual void settle_promise(std::int64_t id, Instant now) = 0;
    /// Newest first, by (date, id).
    [[nodiscard]] virtual std::vector<Interaction> interactions(const ContactId& id,
                                                                std::size_t limit) const = 0;
    /// Of everybody, from the one day to the other, newest first.
    [[nodiscard]] virtual std::vector<Interaction>
    interactions_between(Date from, Date to, std::size_t limit) const = 0;
    /// The newest interaction that has a note of the owner's: the trace of a proposal that was
    /// taken is none.
    [[nodiscard]] virtual std::optional<Interaction> last_note(const ContactId& id) const = 0;

    /// Everything planning needs of one contact; absent when it is gone.
    /// `today` bounds the settled reminders, see Facts.
    [[nodiscard]] virtual std::optional<Facts> facts(const ContactId& id, Date today) const = 0;
};

} // namespace kith::domain
