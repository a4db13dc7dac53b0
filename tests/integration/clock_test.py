"""kithd under a clock, a zone and a tzdata that a test moves, see tests/support/another_world.cpp."""
import datetime
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

from service_house import BUILD, ServiceHouse
from surroundings import end, until

UTC = datetime.timezone.utc
NOON = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TZDATA = pathlib.Path("/usr/share/zoneinfo")


class ClockTest(unittest.TestCase):
    """Anna Berger is due on 26 November 2026 at 08:00."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.house = ServiceHouse(folder.name)
        self.house.write("kith.toml", (self.house.config / "kith.toml").read_text().replace('at = "00:00"\n', ""))
        self.house.write("contacts.toml", '[[contact]]\nname = "Anna Berger"\nlast_contact = "2026-10-15"\n')
        self.clock = self.house.root / "clock"
        self.kithd = None
        self.ahead_ms = 0

    def set_clock(self, moment):
        """From now on kithd's clock shows that, and goes on."""
        self.ahead_ms = round((moment.timestamp() - time.time()) * 1000)
        beside = self.house.root / "clock.new"
        beside.write_text(str(self.ahead_ms))
        os.replace(beside, self.clock)

    def start(self, *wrapper, **more):
        environment = dict(self.house.environment, KITH_CLOCK=str(self.clock), **more)
        world = f"LD_PRELOAD={BUILD}/tests/support/libkith_another_world.so"
        log = open(self.house.root / "kithd.log", "ab")
        self.addCleanup(log.close)
        self.kithd = subprocess.Popen([*wrapper, "/usr/bin/env", world, BUILD / "bin/kithd"], env=environment,
                                      stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.addCleanup(end, self.kithd)
        until("kithd answers", lambda: self.house.kith("status").returncode == 0)
        self.addCleanup(self.end_process, self.house.ask("status")["pid"])

    def end_process(self, pid):
        """Of kithd itself: what started it, such as strace, may be gone before it."""
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        until("it is gone", lambda: self.kithd.poll() is not None or not pathlib.Path(f"/proc/{pid}").exists())

    def stop(self):
        self.kithd.send_signal(signal.SIGTERM)
        self.assertEqual(self.kithd.wait(60), 0)

    def told(self):
        """The titles of what was delivered, by the clock's own history."""
        file = self.house.state / "told"
        return file.read_text() if file.exists() else ""

    def settled(self):
        """True once no more is under way: what was told is recorded, twice over."""
        return all(one["result"] == "delivered" for one in self.house.ask("history")["attempts"])

    # F22
    def test_a_clock_of_1970_holds_everything_until_it_is_set_and_the_owner_is_told(self):
        self.set_clock(datetime.datetime(1970, 1, 1, 0, 10, tzinfo=UTC))
        self.start(KITH_BOOT_SPEED="300")  # ten minutes are two seconds
        self.assertIn("set the clock", self.house.ask("status")["held"])
        self.assertIn("Nothing is sent", self.house.kith().stdout.splitlines()[0])
        until("the owner is told", lambda: "The clock cannot be right" in self.told())
        self.assertNotIn("Anna", self.told())
        self.assertEqual(list(self.house.state.glob("backups/*1970*")), [])
        self.set_clock(NOON + datetime.timedelta(days=3))
        until("it goes on", lambda: "Anna Berger" in self.told())
        self.assertIsNone(self.house.ask("status")["held"])
        self.assertEqual(self.told().count("The clock cannot be right"), 1)

    # F21
    def test_a_clock_that_nobody_sets_for_a_day_is_believed(self):
        self.set_clock(NOON + datetime.timedelta(days=400))
        self.start()
        until("that is recorded", lambda: self.told() and self.settled())
        self.stop()
        self.set_clock(NOON + datetime.timedelta(days=30))
        self.start(KITH_BOOT_SPEED="14400")  # a day is six seconds
        self.assertIn("newest record", self.house.ask("status")["held"])
        until("it is believed", lambda: self.house.ask("status")["held"] is None)
        self.stop()
        self.start()
        self.assertIsNone(self.house.ask("status")["held"])

    # F20 F23
    def test_a_jump_over_the_moment_tells_it_once_and_a_jump_back_not_again(self):
        self.set_clock(NOON)
        self.start()
        self.assertEqual(self.told(), "")
        self.set_clock(NOON + datetime.timedelta(days=4))
        until("she is told of", lambda: "Anna Berger" in self.told())
        until("that is recorded", self.settled)
        for moment in (NOON, NOON + datetime.timedelta(days=4), NOON - datetime.timedelta(days=300)):
            self.set_clock(moment)
            time.sleep(0.2)  # nothing is to happen, so there is nothing to wait for
        self.assertEqual(self.house.told(), 1)
        self.stop()
        # F21: its newest record was of the future, and the clock was set back since.
        self.start()
        self.assertIsNone(self.house.ask("status")["held"])
        self.assertEqual(self.house.told(), 1)

    # F23
    def test_a_machine_that_slept_for_days_since_it_was_started(self):
        """The time since boot and the time awake differ, where the kernel lets a test have its own."""
        asleep = ["unshare", "--time", "--boottime", "259200", "--monotonic", "100", "--fork", "--kill-child"]
        if subprocess.run([*asleep, "/bin/true"], capture_output=True).returncode != 0:
            print("no time namespace here: the time since boot is the machine's")
            asleep = []
        self.set_clock(NOON)
        self.start(*asleep)
        self.set_clock(NOON + datetime.timedelta(days=4))
        until("she is told of", lambda: "Anna Berger" in self.told())
        until("that is recorded", self.settled)
        self.assertEqual(self.house.told(), 1)

    # F20
    def test_an_alarm_that_is_always_cancelled_still_goes_off(self):
        self.set_clock(NOON.replace(day=26, hour=7, minute=59, second=57))
        self.start("strace", "-f", "-o", "/dev/null", "-P", "anon_inode:[timerfd]", "-e",
                   "inject=read:error=ECANCELED:when=1+")
        self.assertEqual(self.told(), "")
        until("she is told of", lambda: "Anna Berger" in self.told())
        self.assertGreaterEqual((self.house.state / "told").stat().st_mtime + self.ahead_ms / 1000,
                                NOON.replace(day=26, hour=8).timestamp())
        until("that is recorded", self.settled)
        self.assertEqual(self.house.told(), 1)

    # F30
    def test_what_is_due_is_said_within_a_second_of_a_peer_that_just_waits(self):
        due = NOON.replace(day=26, hour=8).timestamp()
        self.set_clock(datetime.datetime.fromtimestamp(due - 3, UTC))
        self.start()
        self.assertEqual(self.told(), "")
        moment = due - self.ahead_ms / 1000
        peers_file = self.house.root / "peer"

        def peer():
            time.sleep(max(moment - time.time(), 0))
            subprocess.run(["/usr/bin/tee", peers_file], input=b"x", stdout=subprocess.DEVNULL, check=True)

        thread = threading.Thread(target=peer)
        thread.start()
        until("she is told of", lambda: "Anna Berger" in self.told())
        thread.join()
        kith_s = (self.house.state / "told").stat().st_mtime - moment
        peer_s = peers_file.stat().st_mtime - moment
        print(f"from due to the command: kith {kith_s * 1000:.0f} ms, a waiting peer {peer_s * 1000:.0f} ms")
        self.assertGreater(kith_s, -0.01)  # the time of a file is that of the last tick of the kernel
        self.assertLess(kith_s, max(peer_s, 0) + 1)

    def root(self):
        """A /etc and a tzdata of the test's own: Berlin, by the machine's rules."""
        root = self.house.root / "root"
        (root / "etc").mkdir(parents=True)
        (root / "etc/localtime").symlink_to(TZDATA / "Europe/Berlin")
        (root / "usr/share/zoneinfo/Europe").mkdir(parents=True)
        shutil.copy(TZDATA / "Europe/Berlin", root / "usr/share/zoneinfo/Europe/Berlin")
        shutil.copy(TZDATA / "tzdata.zi", root / "usr/share/zoneinfo/tzdata.zi")
        os.utime(root / "usr/share/zoneinfo/tzdata.zi", (1, 1))
        self.house.write("kith.toml", (self.house.config / "kith.toml").read_text().replace('timezone = "UTC"', ""))
        return root

    def due_at(self):
        return self.house.ask("agenda")["items"][0]["due_at"]

    # F27
    def test_travel_moves_what_is_to_come_to_the_same_hour_there(self):
        root = self.root()
        self.set_clock(NOON)
        self.start(KITH_ROOT=str(root))
        self.assertEqual(self.due_at(), "2026-11-26T07:00:00Z")
        link = root / "etc/localtime.new"
        link.symlink_to(TZDATA / "America/New_York")
        os.replace(link, root / "etc/localtime")
        until("kithd has noticed", lambda: self.house.ask("status")["zone"] == "America/New_York")
        self.assertEqual(self.due_at(), "2026-11-26T13:00:00Z")
        self.set_clock(NOON + datetime.timedelta(days=4))
        until("she is told of", lambda: "Anna Berger" in self.told())
        until("that is recorded", self.settled)
        self.assertEqual(self.house.told(), 1)

    # F28
    def test_a_new_tzdata_moves_what_is_to_come(self):
        root = self.root()
        self.set_clock(NOON)
        self.start(KITH_ROOT=str(root))
        self.assertEqual(self.due_at(), "2026-11-26T07:00:00Z")
        folder = root / "usr/share/zoneinfo"
        # As dpkg does: each file beside the old one, then over it.
        shutil.copy(TZDATA / "Asia/Tokyo", folder / "Europe/Berlin.dpkg-new")
        os.replace(folder / "Europe/Berlin.dpkg-new", folder / "Europe/Berlin")
        shutil.copy(TZDATA / "tzdata.zi", folder / "tzdata.zi.dpkg-new")
        os.replace(folder / "tzdata.zi.dpkg-new", folder / "tzdata.zi")
        until("kithd goes by it", lambda: self.due_at() == "2026-11-25T23:00:00Z")


if __name__ == "__main__":
    unittest.main()
