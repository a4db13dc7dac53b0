"""One channel does its worst, the whole kithd beside it: the other channel keeps its pace, and nothing is left behind."""
import os
import pathlib
import signal
import sqlite3
import statistics
import subprocess
import tempfile
import time
import unittest

from surroundings import PATIENCE_S, end, until

BUILD = pathlib.Path(os.environ["KITH_BUILD_DIR"])
BAD_PLUGIN = BUILD / "tests/plugins/host/kith_bad_plugin"

KITH = """
timezone = "Europe/Berlin"
at = "00:00"

[[channel]]
name = "bad"
plugin = "{plugin}"
[channel.settings]
mode = "{mode}"
command = "{command}"
victim = "{victim}"

[[channel]]
name = "good"
plugin = "exec"
[channel.settings]
command = ["/bin/sh", "-c", "cat >> $HOME/told"]
"""

RULES = """
[[rule]]
name = "friends"
kind = "keep-in-touch"
for = "everyone"
every = "6 weeks"
"""

PERSON = """
[[contact]]
name = "{name}"
last_contact = "2025-01-01"
"""


class Home:
    """kithd with a bad channel and a good one, and people who are due at once."""

    def __init__(self, directory, mode, victim="", people=("Anna Berger",)):
        self.home = pathlib.Path(directory)
        config = self.home / ".config/kith"
        self.state = self.home / ".local/state/kith"
        (config / "contacts").mkdir(parents=True, mode=0o700)
        (self.home / "run").mkdir(mode=0o700)
        (config / "kith.toml").write_text(KITH.format(
            plugin=BAD_PLUGIN, mode=mode, victim=victim,
            command="any" if mode.startswith("escape") else ""))  # only who runs commands can leave its group
        (config / "rules.toml").write_text(RULES)
        (config / "contacts/people.toml").write_text("".join(PERSON.format(name=name) for name in people))
        self.environment = {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home / "run"), "PATH": "/usr/bin:/bin",
                            "LANG": "C.UTF-8"}
        self.log = open(self.home / "log", "wb")
        self.kithd = subprocess.Popen([BUILD / "bin/kithd"], env=self.environment, stdin=subprocess.DEVNULL,
                                      stdout=self.log, stderr=self.log)
        until("kithd answers", lambda: self.kith("status").returncode == 0)
        until("the good channel has told of all", lambda: self.deliveries("good") == {"delivered": len(people)})

    def kith(self, *words):
        return subprocess.run([BUILD / "bin/kith", *words], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE_S)

    def told(self):
        """What went through the good channel."""
        file = self.home / "told"
        return file.read_text() if file.exists() else ""

    def latency(self):
        """How long a message through the good channel takes, in seconds."""
        begin = time.monotonic()
        answer = self.kith("test", "good")
        took = time.monotonic() - begin
        if answer.returncode != 0:
            raise AssertionError(f"kith test good: {answer.returncode}: {answer.stdout}{answer.stderr}")
        return took

    def peak_kb(self):
        """The most memory kithd has held."""
        status = pathlib.Path(f"/proc/{self.kithd.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))

    def deliveries(self, channel):
        """How many reminders on that channel are in which state."""
        with sqlite3.connect(f"file:{self.state}/kith.db?mode=ro", uri=True) as store:
            return dict(store.execute("SELECT state, count(*) FROM delivery WHERE channel = ? AND kind = 'single' "
                                      "GROUP BY state", [channel]))

    def has_begun(self):
        return (self.state / "plugins/bad/begun").exists()

    def family(self):
        """All processes that run in this home: kithd and whatever it started."""
        mark = f"HOME={self.home}".encode()
        found = []
        for entry in pathlib.Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
            except OSError:
                pass  # it ended, or is somebody else's
        return found

    def close(self):
        """kill -9, and nobody of the family may survive it."""
        end(self.kithd)
        self.log.close()
        until("nobody is left", lambda: not self.family())


class BadChannelTest(unittest.TestCase):
    """Measured beside a kithd whose channels are both decent, in turns, so that a busy machine slows both."""

    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.TemporaryDirectory(prefix="kith-bad-")
        cls.addClassCleanup(cls.root.cleanup)
        cls.quiet = Home(cls.folder(), "good")
        cls.addClassCleanup(cls.quiet.close)

    @classmethod
    def folder(cls):
        return tempfile.mkdtemp(dir=cls.root.name)

    def home(self, *arguments, **options):
        home = Home(self.folder(), *arguments, **options)
        self.addCleanup(home.close)
        return home

    def judge(self, mode, begins):
        home = self.home(mode)
        if begins:
            until("the worst has begun", home.has_begun)
        usual, beside = [], []
        for _ in range(5):
            usual.append(self.quiet.latency())
            beside.append(home.latency())
        self.assertLess(statistics.median(beside), statistics.median(usual) + 1, f"{beside} beside, {usual} usual")
        return home

    # F60
    def test_one_that_never_gets_ready_delays_nobody(self):
        for mode in ("no-handshake", "bad-version", "exit-at-start", "slow-start"):
            with self.subTest(mode=mode):
                self.judge(mode, begins=False)

    # F61 F62
    def test_one_that_crashes_delays_nobody(self):
        self.judge("crash-on-deliver", begins=True)

    # F63
    def test_one_that_hangs_delays_nobody(self):
        for mode in ("hang", "stop"):
            with self.subTest(mode=mode):
                self.judge(mode, begins=True)

    # F64
    def test_one_that_talks_garbage_delays_nobody(self):
        for mode, begins in (("banner", True), ("garbage", True), ("half-json", True), ("noise-for-ever", False)):
            with self.subTest(mode=mode):
                self.judge(mode, begins)

    # F65
    def test_a_line_without_an_end_costs_neither_time_nor_memory(self):
        home = self.judge("gigabyte-line", begins=True)
        self.assertLess(home.peak_kb(), self.quiet.peak_kb() + 64 * 1024)

    # F66
    def test_a_flood_delays_nobody_and_costs_no_memory(self):
        home = self.judge("flood-for-ever", begins=True)
        self.assertLess(home.peak_kb(), self.quiet.peak_kb() + 64 * 1024)
        self.assertLess((home.home / "log").stat().st_size, 1 << 20)

    # F67
    def test_one_that_does_not_listen_delays_nobody(self):
        for mode in ("deaf", "close-stdin"):
            with self.subTest(mode=mode):
                self.judge(mode, begins=False)

    # F68
    def test_one_that_answers_too_much_delays_nobody(self):
        for mode in ("double", "unknown-id"):
            with self.subTest(mode=mode):
                home = self.judge(mode, begins=True)
                until("its reminder is delivered", lambda: home.deliveries("bad") == {"delivered": 1})

    # F71
    def test_what_a_dead_plugin_leaves_behind_ends(self):
        for mode in ("grandchild", "escape"):
            with self.subTest(mode=mode):
                home = self.judge(mode, begins=True)
                grandchild = home.state / "plugins/bad/grandchild"
                until("there was one", grandchild.exists)
                until("all three died with it", lambda: home.deliveries("bad") == {"dead": 1})
                until("kithd, its wardens, plugins and nobody else run", lambda: len(home.family()) <= 5)

    # F70 F71
    def test_nobody_survives_kithd(self):
        for number in (signal.SIGKILL, signal.SIGTERM):
            with self.subTest(signal=number):
                home = self.home("escape-quietly")
                until("the grandchild is there", (home.state / "plugins/bad/grandchild").exists)
                until("it has a session of its own", lambda: len({os.getsid(pid) for pid in home.family()}) > 1)
                home.kithd.send_signal(number)
                home.kithd.wait(PATIENCE_S)
                until("nobody is left", lambda: not home.family())

    # F70
    def test_the_command_of_a_killed_plugin_ends(self):
        home = self.home("good")
        config = home.home / ".config/kith/kith.toml"
        config.write_text(config.read_text().replace("cat >> $HOME/told", "echo $$ > $HOME/command; sleep 1000"))
        until("the change is taken", lambda: home.kith("reload").returncode == 0)
        until("the good channel runs anew", lambda: "works" in home.kith("plugins").stdout.split("good  ")[1])
        waiting = subprocess.Popen([BUILD / "bin/kith", "test", "good"], env=home.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(waiting.wait)
        command = home.home / "command"
        until("the command runs", lambda: command.exists() and command.read_text())
        pid = int(command.read_text())
        os.kill(int(pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()[1]), signal.SIGKILL)
        until("the command has ended", lambda: pid not in home.family())

    # F61
    def test_poison_dies_and_a_hundred_others_arrive(self):
        people = [f"Person {number}" for number in range(100)]
        people.insert(50, "Poison Ivy")
        home = self.home("crash-on-deliver", victim="Poison Ivy", people=people)
        until("all is said", lambda: home.deliveries("bad") == {"delivered": 100, "dead": 1})
        until("the owner is told of it", lambda: "could not be sent by bad" in home.told())
        self.assertIn("Poison Ivy", home.told())


if __name__ == "__main__":
    unittest.main()
