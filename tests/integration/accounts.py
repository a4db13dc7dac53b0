"""What kithd's database and its channels say after a Story, judged by the guarantees G1 to G4."""
import collections
import concurrent.futures
import os
import pathlib
import re
import tempfile
import traceback
import unittest

from cottage import Cottage, Gone
from story import Story

# By these kithd changes a file or says something.
CALLS = ["write", "pwrite64", "fdatasync", "fsync", "ftruncate", "fallocate", "unlink", "unlinkat", "rename",
         "renameat2", "mkdir", "fchmod", "sendto", "sendmsg"]


def faulty(call, fault, when):
    """Words in front of kithd by which strace, which counts each call on its own, disturbs it."""
    return ["strace", "-D", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={when}"]


class Records:
    """What the database says in the end."""

    def __init__(self, home):
        self.reminders = dict(home.rows("SELECT key, state || ' in round ' || round FROM reminder"))
        self.deliveries = {key: (channel, kind, state) for key, channel, kind, state in
                           home.rows("SELECT key, channel, kind, state FROM delivery")}
        self.of_reminder = dict(home.rows("SELECT key, reminder FROM delivery"))
        # What the gate had refused may wait for its hour.
        self.waiting = {key for key, record in self.deliveries.items() if record == ("gate", "single", "pending")}
        self.uncertain = collections.Counter(
            key for key, in home.rows("SELECT delivery.key FROM attempt JOIN delivery ON delivery.id = "
                                      "attempt.delivery WHERE attempt.uncertain"))
        self.calls = home.rows("SELECT contact, kind, note FROM interaction WHERE note <> ''")
        self.whole = home.rows("PRAGMA integrity_check") + home.rows("PRAGMA foreign_key_check")


def faults_of_channel(home, channel, records):
    delivered = home.delivered(channel)
    faults = [f"G2: {key} came {times} times, {records.uncertain[key]} attempts are uncertain"
              for key, times in delivered.items() if times > 1 + records.uncertain[key]]
    return faults + [f"G1: {key} is recorded as delivered and never came"
                     for key, record in records.deliveries.items()
                     if record == (channel, "single", "delivered") and not delivered[key]]


def faults_of(home, story, golden):
    """What is wrong with how a story ended, compared with how it ends undisturbed; empty when nothing is."""
    records = Records(home)
    faults = [] if records.whole == [("ok",)] else [f"the database is damaged: {records.whole}"]
    if records.reminders != golden.reminders:
        faults.append(f"G1: other reminders: {records.reminders.items() ^ golden.reminders.items()}")
    for key, record in golden.deliveries.items():
        if records.deliveries.get(key) != record and key not in records.waiting:
            faults.append(f"G1: {record} became {records.deliveries.get(key)}")
    if records.deliveries.keys() - golden.deliveries.keys():
        faults.append(f"G4: more deliveries: {records.deliveries.keys() - golden.deliveries.keys()}")
    if records.calls != golden.calls:
        faults.append(f"the log holds {records.calls}")
    for channel in ("diary", "gate"):
        faults += faults_of_channel(home, channel, records)
    for who, told_before in story.acknowledged.items():
        later = [records.of_reminder.get(key, "") for method, key in home.lines("gate")[told_before:]]
        if who != "Dora" and any(f"/{who.lower()}" in reminder.lower() for reminder in later):
            faults.append(f"G3: {who} was delivered after it was acknowledged")
    return faults


class Life:
    """A story in which kithd was started with these words in front of it, one after the other, and then ended in peace."""

    def __init__(self, directory, befores):
        self.home = Cottage(directory)
        self.story = Story(self.home)
        self.ends = []  # of each kithd that ended too early: its exit code and what it said
        try:
            for before in [*befores, []]:
                self.home.start(*before)
                if self.goes_well():
                    break
                self.ends.append((self.home.kithd.returncode, self.home.said()))
                if not before:
                    raise AssertionError(f"kithd ended undisturbed: {self.ends}")
        finally:
            self.home.close()

    def goes_well(self):
        try:
            self.story.play()
            self.story.end()
        except Gone:
            return False
        return True


class Trial(unittest.TestCase):
    """Many lives at once, each compared with the golden one, in which kithd `made` so many of each call."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        trace = cls.root / "trace"
        life = Life(cls.root / "golden", [["strace", "-D", "-o", trace, "-e", "trace=" + ",".join(CALLS)]])
        assert not life.ends, life.ends
        cls.golden = Records(life.home)
        cls.made = collections.Counter(re.findall(r"^(\w+)\(", trace.read_text(), re.MULTILINE))

    def lives(self, trials):
        """Lives through all of them, several at once; returns the ends of each."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            ends = []
            for trial, (life_ends, faults) in zip(trials, pool.map(self.live, trials)):
                ends.append(life_ends)
                with self.subTest(trial=trial, ends=life_ends):
                    self.assertEqual(faults, [])
            return ends

    def live(self, befores):
        with tempfile.TemporaryDirectory(dir=self.root) as directory:
            try:
                life = Life(directory, befores)
                return life.ends, faults_of(life.home, life.story, self.golden)
            except Exception:  # of this life alone; the others go on
                return [], [traceback.format_exc()]
