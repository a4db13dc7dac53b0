"""kithd under a service manager: readiness, watchdog, socket activation, restart limits, a clean end.

Each fact is tried twice. First this test plays systemd's part: the notify socket and the control socket that it
holds. Then, where this machine lets us have a mount namespace of our own, a real `systemd --user` runs the unit as it
is shipped; the last line says whether it did.
"""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.request

from household import MAIL
from service_house import PlayedManager, RealManager, ServiceHouse, install
from surroundings import Desk, PostOffice, until

INSIDE = "KITH_PRIVATE_RUN"

OTHER_PLUGINS = """
[[channel]]
name = "popup"
plugin = "desktop"
""" + MAIL + """
[[channel]]
name = "calendar"
plugin = "calendar"
[channel.settings]
port = 0
file = "{state}/kith.ics"

[[source]]
name = "book"
plugin = "vcard"
[source.settings]
directories = ["~/cards"]
"""


class PlayedTest(unittest.TestCase):
    """The test is the service manager."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.house = ServiceHouse(folder.name)

    def manager(self, **options):
        manager = PlayedManager(self.house, **options)
        self.addCleanup(manager.close)
        return manager

    # F105
    def test_is_ready_when_it_says_so(self):
        manager = self.manager()
        manager.start()
        self.assertIn("READY", manager.waits_for("READY")[-1])
        self.assertEqual(self.house.open(), ["Anna Berger"])

    def test_tells_of_a_reload_and_of_its_end(self):
        manager = self.manager()
        manager.start()
        manager.waits_for("READY")
        manager.kithd.send_signal(signal.SIGHUP)
        manager.waits_for("RELOADING")
        manager.waits_for("READY")
        manager.kithd.send_signal(signal.SIGTERM)
        manager.waits_for("STOPPING")
        self.assertEqual(manager.kithd.wait(30), 0)

    # F105
    def test_feeds_the_watchdog_while_its_loop_turns(self):
        manager = self.manager(watchdog_s=2)
        manager.start()
        manager.waits_for("READY")
        for _ in range(3):
            manager.waits_for("WATCHDOG")

    # F105
    def test_a_stopped_process_does_not_feed_it_and_recovers_when_killed(self):
        manager = self.manager(watchdog_s=1)
        manager.start()
        manager.waits_for("WATCHDOG")
        until("she was told of", lambda: self.house.told() == 1)
        until("that is recorded", lambda: [one["result"] for one in self.house.ask("history")["attempts"]]
              == ["delivered"])
        manager.kithd.send_signal(signal.SIGSTOP)
        while manager.hears(timeout_s=2) is not None:
            pass  # what was under way
        manager.kithd.send_signal(signal.SIGABRT)
        manager.kithd.send_signal(signal.SIGCONT)
        self.assertEqual(manager.kithd.wait(30), -signal.SIGABRT)
        manager.start()
        manager.waits_for("WATCHDOG")
        self.assertEqual(self.house.open(), ["Anna Berger"])
        self.assertEqual(self.house.told(), 1)

    # F105
    def test_a_loop_that_is_stuck_does_not_feed_it(self):
        program = self.house.root / "kith-stuck"
        program.write_text("#!/bin/sh\nexec sleep 60\n")
        program.chmod(0o700)
        manager = self.manager(watchdog_s=1)
        manager.start()
        manager.waits_for("WATCHDOG")
        text = (self.house.config / "kith.toml").read_text()
        # A reload waits for each plugin's description, and this one gives none for its five seconds.
        self.house.write("kith.toml", text + f'\n[[channel]]\nname = "stuck"\nplugin = "{program}"\n')
        manager.waits_for("RELOADING")
        self.assertIsNone(manager.hears(timeout_s=2))
        manager.waits_for("READY")
        manager.waits_for("WATCHDOG")

    def test_takes_the_socket_that_is_held_for_it(self):
        manager = self.manager(activated=True)
        caller = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.addCleanup(caller.close)
        caller.connect(str(self.house.socket))
        caller.sendall(b'{"jsonrpc":"2.0","id":1,"method":"status","params":{}}\n')
        inode = self.house.socket.stat().st_ino
        manager.start()
        caller.settimeout(60)
        self.assertIn(b'"pid":%d' % manager.kithd.pid, caller.recv(65536))
        manager.kithd.send_signal(signal.SIGTERM)
        self.assertEqual(manager.kithd.wait(30), 0)
        self.assertEqual(self.house.socket.stat().st_ino, inode, "the manager's socket is not kithd's to remove")
        manager.start()
        self.assertEqual(self.house.open(), ["Anna Berger"])


class RealTest(unittest.TestCase):
    """systemd is the service manager, and the unit is the shipped one."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-", dir="/run")
        self.addCleanup(folder.cleanup)
        self.house = ServiceHouse(folder.name)
        install(self.house.root)

    def manager(self, **options):
        manager = RealManager(self.house, **options)
        self.addCleanup(manager.close)
        self.assertTrue(manager.is_up())
        return manager

    # F105
    def test_the_watchdog_kills_a_stuck_kithd_and_nothing_is_lost(self):
        manager = self.manager()
        manager.must("start", "kithd.service")
        self.assertEqual(self.house.open(), ["Anna Berger"])  # ready means ready
        until("she was told of", lambda: self.house.told() == 1)
        until("that is recorded", lambda: [one["result"] for one in self.house.ask("history")["attempts"]]
              == ["delivered"])
        stuck = int(manager.show("MainPID"))
        os.kill(stuck, signal.SIGSTOP)
        until("it is started again", lambda: manager.show("NRestarts") == "1" and
              manager.show("ActiveState") == "active")
        self.assertNotEqual(int(manager.show("MainPID")), stuck)
        self.assertEqual(self.house.open(), ["Anna Berger"])
        self.assertEqual(self.house.told(), 1)
        manager.must("stop", "kithd.service")
        self.assertEqual(manager.show("Result"), "success")

    def test_a_word_to_the_socket_starts_it(self):
        manager = self.manager()
        manager.must("start", "kithd.socket")
        self.assertEqual(manager.show("ActiveState"), "inactive")
        self.assertEqual(self.house.open(), ["Anna Berger"])
        self.assertEqual(manager.show("ActiveState"), "active")
        manager.must("stop", "kithd.service")
        self.assertEqual(self.house.open(), ["Anna Berger"])  # and again

    def test_gives_up_on_what_does_not_mend_itself(self):
        manager = self.manager()
        self.house.write("rules.toml", "[[rule]\n")
        self.assertNotEqual(manager.ctl("start", "kithd.service").returncode, 0)
        self.assertEqual((manager.show("ExecMainStatus"), manager.show("NRestarts")), ("78", "0"))

    def test_ten_crashes_are_no_accident(self):
        manager = self.manager(extra="WatchdogSec=0\nRestartSec=10ms\n")
        manager.must("start", "kithd.service")
        for crash in range(1, 11):
            os.kill(int(manager.show("MainPID")), signal.SIGKILL)
            until("systemd has dealt with it", lambda: manager.show("ActiveState") == "failed" or (
                manager.show("NRestarts") == str(crash) and manager.show("ActiveState") == "active"))
        self.assertEqual(manager.show("ActiveState"), "failed")

    def test_all_plugins_work_inside_its_walls(self):
        desk = Desk(self.house.root / "desk")
        self.addCleanup(desk.close)
        office = PostOffice(self.house.root / "office")
        self.addCleanup(office.close)
        office.open()
        self.house.environment.update({name: desk.environment[name]
                                       for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")})
        book = self.house.home / "cards"
        book.mkdir()
        (book / "greta.vcf").write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c-1\r\nFN:Greta Lindqvist\r\n"
                                        "N:Lindqvist;Greta;;;\r\nEND:VCARD\r\n")
        password = self.house.config / "mail-password"
        password.write_text(office.password + "\n")
        password.chmod(0o600)
        self.house.write("kith.toml", (self.house.config / "kith.toml").read_text() + OTHER_PLUGINS.format(
            address="anna@example.org", port=office.port, certificate=office.certificate, state=self.house.state))
        manager = self.manager()
        manager.must("start", "kithd.service")
        until("all plugins work", lambda: all(one["usable"] for one in self.house.ask("plugins")["plugins"]))
        until("the mail is there", lambda: office.mails("anna@example.org"))
        until("the popup is there", lambda: desk.shown() >= 1)
        until("she was told of", lambda: self.house.told() >= 1)
        until("the card is read", lambda: self.house.kith("show", "Greta Lindqvist").returncode == 0)
        url = until("the feed is served", lambda: self.house.ask("status")["feeds"])[0]
        with urllib.request.urlopen(url, timeout=30) as answer:
            self.assertIn(b"BEGIN:VCALENDAR", answer.read())
        until("its file is written", lambda: (self.house.state / "kith.ics").exists())


def private_run():
    """Runs the second half with a /run of its own; its exit code, or None and why there is none."""
    script = ('mount -t tmpfs -o mode=0755 tmpfs /run && mkdir -p /run/systemd/system && '
              f'exec env {INSIDE}=1 "$0" -B "$@"')
    command = ["unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", script]
    probe = subprocess.run([*command[:-1], script.split(" && exec")[0]], capture_output=True, text=True)
    if probe.returncode != 0:
        return None, probe.stderr.strip()
    return subprocess.run([*command, sys.executable, os.path.abspath(__file__), *sys.argv[1:]]).returncode, ""


def has_manager():
    """Whether systemd runs here at all, in the private /run; else why not."""
    with tempfile.TemporaryDirectory(prefix="kith-", dir="/run") as folder:
        manager = RealManager(ServiceHouse(folder))
        try:
            if manager.is_up():
                return ""
            return pathlib.Path(folder, "systemd.log").read_text(errors="replace")
        finally:
            manager.close()


def main():
    if INSIDE in os.environ:
        why_not = has_manager()
        if why_not:
            print(f"way: the test played systemd; no real one runs here: {why_not}")
            return
        unittest.main(defaultTest="RealTest")
    played = unittest.main(defaultTest="PlayedTest", exit=False, argv=sys.argv[:1]).result
    code, why_not = private_run()
    if code is None:
        print(f"way: the test played systemd; no real one can run here: {why_not}")
    elif code == 0:
        print("way: both, the test played systemd and a real `systemd --user` ran the unit")
    sys.exit(0 if played.wasSuccessful() and not code else 1)


if __name__ == "__main__":
    main()
