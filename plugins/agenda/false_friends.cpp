#include "agenda/false_friends.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kith::agenda {

namespace {

/// Local parts without their dots, hyphens and underscores.
constexpr std::array<std::string_view, 10> machines{
    "noreply",    "donotreply", "nepasrepondre", "keineantwort",         "mailerdaemon",
    "postmaster", "bounce",     "bounces",       "calendarnotification", "unknownorganizer"};
constexpr std::array<std::string_view, 5> list_endings{"-request", "-owner", "-bounces",
                                                       "-subscribe", "-unsubscribe"};
/// First labels of hosts that serve lists.
constexpr std::array<std::string_view, 6> list_hosts{"lists", "list",   "listserv",
                                                     "lista", "groups", "mailman"};
/// Hosts, and what lies below them, where groups, rooms and calendars live.
constexpr std::array<std::string_view, 6> shared_hosts{"googlegroups.com",    "groups.io",
                                                       "calendar.google.com", "yahoogroups.com",
                                                       "freelists.org",       "groups.office.com"};

bool is_machine(std::string_view local) {
    std::string bare(local.substr(0, local.find('+')));
    std::erase_if(bare, [](char c) { return c == '-' || c == '_' || c == '.'; });
    return std::any_of(machines.begin(), machines.end(),
                       [&](auto name) { return bare.starts_with(name); });
}

bool is_list(std::string_view local, std::string_view host) {
    const auto label = host.substr(0, host.find('.'));
    return std::any_of(list_endings.begin(), list_endings.end(),
                       [&](auto ending) { return local.ends_with(ending); }) ||
           std::find(list_hosts.begin(), list_hosts.end(), label) != list_hosts.end() ||
           std::any_of(shared_hosts.begin(), shared_hosts.end(), [&](std::string_view shared) {
               return host == shared ||
                      (host.ends_with(shared) && host[host.size() - shared.size() - 1] == '.');
           });
}

} // namespace

bool is_nobody(std::string_view address) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos) {
        return true;
    }
    return is_machine(address.substr(0, at)) ||
           is_list(address.substr(0, at), address.substr(at + 1));
}

} // namespace kith::agenda
