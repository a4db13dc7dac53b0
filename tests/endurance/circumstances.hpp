#pragma once

#include "domain/configuration.hpp"
#include "support/fake_plugin_directory.hpp"

namespace kith::endurance {

/// A rule of every kind, three networks, an alliance, a pace; popups, a second way out and a
/// digest; so many people, numbered from `first`.
[[nodiscard]] domain::Configuration circumstances(int first, int people);

/// One of them: in touch, with birthdays and networks of all sorts.
[[nodiscard]] domain::Contact somebody(int number);

/// The plugins that configuration names.
[[nodiscard]] test::FakePluginDirectory shipped_plugins();

} // namespace kith::endurance
