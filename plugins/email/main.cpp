#include "email/email_plugin.hpp"

int main(int argc, char** argv) {
    kith::email::EmailPlugin plugin;
    return kith::remote::run(argc, argv, plugin);
}
