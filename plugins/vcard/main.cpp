#include "source/run.hpp"
#include "vcard/vcard_plugin.hpp"

int main(int argc, char** argv) {
    kith::vcard::VcardPlugin plugin(kith::source::moment_now);
    return kith::source::run(argc, argv, plugin);
}
