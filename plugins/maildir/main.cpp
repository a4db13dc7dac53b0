#include "maildir/maildir_plugin.hpp"
#include "source/run.hpp"

int main(int argc, char** argv) {
    kith::maildir::MaildirPlugin plugin;
    return kith::source::run(argc, argv, plugin);
}
