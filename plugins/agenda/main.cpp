#include "agenda/agenda_plugin.hpp"
#include "source/run.hpp"

int main(int argc, char** argv) {
    kith::agenda::AgendaPlugin plugin(kith::source::moment_now);
    return kith::source::run(argc, argv, plugin);
}
