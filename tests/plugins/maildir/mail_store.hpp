#pragma once

#include "support/temporary_directory.hpp"

#include <ctime>
#include <filesystem>
#include <string>

namespace kith::test {

/// RFC 5322, so many days ago.
inline std::string mail_date(int days_ago) {
    const std::time_t time = std::time(nullptr) - std::time_t{days_ago} * 86400;
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    char text[64];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &parts);
    return text;
}

inline std::string mail(const std::string& from, const std::string& to, const std::string& subject,
                        int days_ago = 1) {
    return "From: " + from + "\nTo: " + to + "\nSubject: " + subject +
           "\nDate: " + mail_date(days_ago) + "\n\nA body.\n";
}

/// Maildirs in a directory of their own.
class MailStore {
public:
    [[nodiscard]] const std::filesystem::path& path() const { return root_.path(); }
    void make(const std::string& maildir) const {
        for (const auto* part : {"cur", "new", "tmp"}) {
            std::filesystem::create_directories(path() / maildir / part);
        }
    }
    /// Writes a file below the root.
    void write(const std::string& name, const std::string& text) const { root_.write(name, text); }
    /// Delivers as programs do: written in tmp/, renamed to new/.
    void deliver(const std::string& maildir, const std::string& text) {
        const std::string name =
            std::to_string(std::time(nullptr)) + ".M" + std::to_string(++delivered_) + "P1.host";
        std::filesystem::rename(root_.write(maildir + "/tmp/" + name, text),
                                path() / maildir / "new" / name);
    }

private:
    TemporaryDirectory root_;
    int delivered_ = 0;
};

} // namespace kith::test
