#include "plugins/email/mail_server.hpp"

#include <algorithm>
#include <fstream>
#include <glib.h>
#include <stdexcept>

namespace kith::test {

MailServer::MailServer(const Traits& traits) {
    const Certificate& certificate = localhost_certificate();
    std::vector<std::string> argv{"/usr/bin/python3",
                                  KITH_TEST_SOURCES "/smtp_server.py",
                                  "--certificate",
                                  certificate.pem.string(),
                                  "--key",
                                  certificate.key.string(),
                                  "--tls",
                                  traits.tls,
                                  "--password",
                                  traits.password};
    for (const std::string& fault : traits.faults) {
        argv.insert(argv.end(), {"--fault", fault});
    }
    program_ = std::make_unique<Program>(argv, "/dev/null");
    const auto first = program_->next();
    if (!first) {
        throw std::runtime_error("the mail server does not start");
    }
    port_ = static_cast<std::uint16_t>(first->at("port").as_integer());
}

void MailServer::finish() {
    program_->close_input();
    while (take_line()) {
    }
}

void MailServer::await_command(const std::string& verb) {
    while (count(verb) == 0) {
        if (!take_line()) {
            throw std::runtime_error("the server ended before " + verb);
        }
    }
}

std::size_t MailServer::count(const std::string& verb) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        commands_, [&](const std::string& line) { return line.starts_with(verb); }));
}

bool MailServer::take_line() {
    const auto line = program_->next();
    if (!line) {
        return false;
    }
    if (const auto* command = line->find("command")) {
        commands_.push_back(command->as_string());
        return true;
    }
    Mail mail;
    mail.from = line->at("from").as_string();
    for (const auto& to : line->at("to").as_array()) {
        mail.to.push_back(to.as_string());
    }
    std::ifstream file(line->at("file").as_string(), std::ios::binary);
    mail.bytes.assign(std::istreambuf_iterator<char>(file), {});
    mail.clean = line->at("clean").as_bool();
    mails_.push_back(mail);
    return true;
}

std::string base64_decoded(const std::string& text) {
    gsize size = 0;
    guchar* bytes = g_base64_decode(text.c_str(), &size);
    std::string out(reinterpret_cast<const char*>(bytes), size);
    g_free(bytes);
    return out;
}

} // namespace kith::test
