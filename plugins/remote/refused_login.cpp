#include "remote/refused_login.hpp"

#include "remote/state_file.hpp"
#include "sdk/whole_file.hpp"

#include <array>
#include <glib.h>
#include <memory>
#include <sstream>
#include <sys/random.h>
#include <system_error>

namespace kith::remote {

namespace {

/// Slow on purpose: a guess at a password from the file costs as much. About 20 ms here.
constexpr int rounds = 50'000;

constexpr std::int64_t seconds_a_day = 86'400;

struct FreeChecksum {
    void operator()(GChecksum* checksum) const { g_checksum_free(checksum); }
};

std::string hex(const unsigned char* bytes, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < size; ++i) {
        out += {digits[bytes[i] >> 4], digits[bytes[i] & 15]};
    }
    return out;
}

std::string random_salt() {
    std::array<unsigned char, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw std::system_error(errno, std::generic_category(), "getrandom");
    }
    return hex(bytes.data(), bytes.size());
}

std::int64_t seconds(RefusedLogin::Time time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

} // namespace

RefusedLogin::RefusedLogin(std::filesystem::path file, std::string account)
    : file_(std::move(file)), account_(std::move(account)) {}

bool RefusedLogin::stands(const Secret& secret, Time now) const {
    std::istringstream words(!kept_.empty() ? kept_ : read_state_file(file_).value_or(""));
    std::string salt;
    std::string kept;
    std::int64_t stamp = 0;
    if (!(words >> salt >> kept >> stamp)) {
        return false;
    }
    const auto age = seconds(now) - stamp;
    return age >= 0 && age < seconds_a_day && kept == hash(secret, salt);
}

void RefusedLogin::remember(const Secret& secret, Time now) {
    const std::string salt = random_salt();
    kept_ = salt + ' ' + hash(secret, salt) + ' ' + std::to_string(seconds(now)) + '\n';
    sdk::replace_file(file_, kept_);
}

void RefusedLogin::forget() noexcept {
    kept_.clear();
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

std::string RefusedLogin::hash(const Secret& secret, const std::string& salt) const {
    const std::unique_ptr<GChecksum, FreeChecksum> checksum(g_checksum_new(G_CHECKSUM_SHA256));
    std::array<guint8, 32> digest{};
    const auto add = [&](std::string_view text) {
        g_checksum_update(checksum.get(), reinterpret_cast<const guchar*>(text.data()),
                          static_cast<gssize>(text.size()));
    };
    for (int round = 0; round < rounds; ++round) {
        g_checksum_reset(checksum.get());
        add({reinterpret_cast<const char*>(digest.data()), digest.size()});
        add(salt);
        add(account_);
        add(std::string_view("\0", 1));
        add(secret.revealed());
        gsize size = digest.size();
        g_checksum_get_digest(checksum.get(), digest.data(), &size);
    }
    return hex(digest.data(), digest.size());
}

} // namespace kith::remote
