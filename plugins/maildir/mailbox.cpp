#include "maildir/mailbox.hpp"

#include "wire/plain_line.hpp"

#include <algorithm>
#include <glib.h>
#include <memory>

namespace kith::maildir {

namespace {

using Text = std::unique_ptr<char, decltype(&g_free)>;

constexpr std::size_t longest_address = 254; // RFC 5321 section 4.5.3.1.3, without the brackets

bool is_plain(std::string_view text) {
    constexpr std::string_view special("\"(),:;<>@[\\]");
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7F && special.find(c) == std::string_view::npos;
    });
}

std::string lower(std::string_view text) {
    return Text(g_utf8_strdown(text.data(), static_cast<gssize>(text.size())), g_free).get();
}

bool is_utf8(std::string_view text) {
    return g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == TRUE;
}

} // namespace

std::optional<std::string> domain_of(std::string_view written) {
    if (!is_plain(written) || !is_utf8(written) || written.size() > longest_address) {
        return std::nullopt;
    }
    const Text ascii(g_hostname_to_ascii(std::string(written).c_str()), g_free);
    if (!ascii || !is_plain(ascii.get())) {
        return std::nullopt;
    }
    return lower(ascii.get());
}

std::optional<Mailbox> mailbox_of(std::string_view written, std::string name) {
    const auto at = written.rfind('@');
    if (at == std::string_view::npos || !is_plain(written.substr(0, at)) || !is_utf8(written)) {
        return std::nullopt;
    }
    const auto domain = domain_of(written.substr(at + 1));
    if (!domain) {
        return std::nullopt;
    }
    const std::string local = lower(written.substr(0, at)) + '@';
    Mailbox mailbox{local + *domain, local + *domain, std::move(name)};
    if (mailbox.address.size() > longest_address ||
        wire::plain_line(mailbox.address) != mailbox.address) {
        return std::nullopt;
    }
    const Text spelled(g_hostname_to_unicode(domain->c_str()), g_free);
    // "xn--..." may hide any character, controls too.
    if (spelled && is_plain(spelled.get()) && wire::plain_line(spelled.get()) == spelled.get()) {
        mailbox.spelled = local + spelled.get();
    }
    return mailbox;
}

} // namespace kith::maildir
