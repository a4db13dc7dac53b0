"""Everything that may befall kithd's database and the place where it lies; backup and restore as a user types them."""
import ctypes
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile
import unittest

from accounts import Life, Records, faults_of
from cottage import BIN, Cottage, Gone, Refused
from story import PEOPLE, Story
from surroundings import PATIENCE_S, is_sanitized, until

CLONE_NEWNS = 0x00020000
MS_REC_PRIVATE = 0x4000 | 0x40000


class Stay(unittest.TestCase):
    """A test in a cottage of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.home = Cottage(folder.name)
        self.addCleanup(self.home.close)
        self.database = self.home.state / "kith.db"

    def start(self, *before):
        """Starts kithd and waits until the diary knows all that is due."""
        self.home.start(*before)
        self.home.until("kithd answers", self.home.answers)
        self.home.until("the diary knows all", lambda: len(self.home.delivered("diary")) >= PEOPLE)
        self.home.until("kithd knows that", lambda: len(Story(self.home).recorded("diary")) >= PEOPLE)

    def end_of(self, *before):
        """Exit code of a kithd that does not come up, and what it said."""
        self.home.start(*before)
        return self.home.wait(), self.home.said()

    def kith(self, *words):
        return subprocess.run([BIN / "kith", *words], env=self.home.environment, capture_output=True, text=True,
                              timeout=PATIENCE_S)

    def notices(self):
        return [title for title, in self.home.rows("SELECT title FROM delivery WHERE kind = 'notice'")]


class DamageTest(Stay):
    def damaged(self, damage):
        """kithd's status after it was started on a damaged database."""
        self.start()
        self.home.stop()
        damage(self.database)
        broken = self.database.read_bytes()
        self.home.start()
        self.home.until("kithd answers", self.home.answers)
        aside = [file for file in self.home.state.glob("kith.db.damaged-*") if not file.name.endswith(("-wal", "-shm"))]
        return self.home.ask("status"), aside, broken

    # F6
    def test_what_is_broken_is_set_aside_and_told_once(self):
        def garbage(file):
            file.write_bytes(random.Random(1).randbytes(50000))

        status, aside, broken = self.damaged(garbage)
        self.assertEqual([file.read_bytes() for file in aside], [broken])
        self.assertIn(str(aside[0]), " ".join(status["faults"]))
        self.home.until("the owner was told", lambda: len(self.home.delivered("diary")) > PEOPLE)
        self.home.stop()
        self.assertEqual(self.notices(), ["kith's memory was damaged"])
        self.start()
        self.home.stop()
        self.assertEqual(self.notices(), ["kith's memory was damaged"])
        self.assertEqual(len(Records(self.home).reminders), PEOPLE, "the daily backup took its place")

    # F6
    def test_a_truncated_file_is_set_aside(self):
        status, aside, broken = self.damaged(lambda file: os.truncate(file, file.stat().st_size // 2))
        self.assertEqual([file.read_bytes() for file in aside], [broken])
        self.assertTrue(status["faults"])

    # F6
    def test_pages_of_zeros_are_set_aside(self):
        def zeros(file):
            with open(file, "r+b") as database:
                database.seek(4096)
                database.write(bytes(8 * 4096))

        status, aside, broken = self.damaged(zeros)
        self.assertEqual([file.read_bytes() for file in aside], [broken])
        self.assertTrue(status["faults"])


    # F6
    def test_a_row_that_no_check_finds_makes_no_crash_loop(self):
        self.start()
        self.home.stop()
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE reminder SET reasons = 'x' WHERE key = (SELECT min(key) FROM reminder)")
        database.close()
        code, said = self.end_of()
        self.assertEqual(code, 65)
        self.assertIn("the next start reads all of it", said)
        self.start()
        self.assertTrue(self.home.ask("status")["faults"])
        self.home.until("the owner was told", lambda: len(self.home.delivered("diary")) > PEOPLE)
        self.home.stop()
        self.assertEqual(self.notices(), ["kith's memory was damaged"])


class PlaceTest(Stay):
    def changed(self, sql):
        """What a kithd says that finds its database changed by that."""
        self.start()
        self.home.stop()
        with sqlite3.connect(self.database) as database:
            database.executescript(sql)
        database.close()
        before = self.database.read_bytes()
        code, said = self.end_of()
        self.assertEqual(self.database.read_bytes(), before)
        return code, said

    # F8
    def test_a_newer_schema_is_left_alone(self):
        code, said = self.changed("PRAGMA user_version = 4711; PRAGMA wal_checkpoint(TRUNCATE)")
        self.assertEqual(code, 69)
        self.assertRegex(said, r"^kithd: the database has schema 4711; this kith knows schemas up to \d+\n$")

    # F7
    def test_a_foreign_database_is_left_alone(self):
        self.home.state.mkdir(parents=True, mode=0o700)
        with sqlite3.connect(self.database) as database:
            database.execute("CREATE TABLE theirs (x)")
        database.close()
        code, said = self.end_of()
        self.assertEqual(code, 69)
        self.assertIn("belongs to another program", said)

    # F7
    def test_a_place_that_does_not_fit_is_said_in_one_line(self):
        self.home.state.parent.mkdir(parents=True)
        self.home.state.write_text("no directory")
        code, said = self.end_of()
        self.assertEqual((code, said.count("\n")), (77, 1))
        self.assertIn(str(self.home.state), said)
        self.home.state.unlink()
        self.home.state.mkdir()
        os.chown(self.home.state, 4711, 4711)
        code, said = self.end_of()
        self.assertEqual((code, said.count("\n")), (77, 1))
        self.assertIn("belongs to user 4711", said)

    # F7
    def test_a_read_only_place_is_refused(self):
        self.start()
        self.home.stop()
        code, said = self.end_of("unshare", "-m", "sh", "-c",
                                 f"mount --bind {self.home.state} {self.home.state} && "
                                 f"mount -o remount,bind,ro {self.home.state} && exec \"$@\"", "sh")
        self.assertEqual((code, said.count("\n")), (77, 1), said)

    # F11
    def test_of_twenty_one_lives_and_the_next_starts_at_once(self):
        others = [subprocess.Popen([BIN / "kithd", "--log-level", "warn"], env=self.home.environment,
                                   stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(20)]
        until("one answers", self.home.answers)
        holder = self.home.ask("status")["pid"]
        losers = [kithd for kithd in others if kithd.pid != holder]
        self.assertEqual(len(losers), 19)
        for kithd in losers:
            said = kithd.communicate(timeout=PATIENCE_S)[1]
            self.assertEqual(kithd.returncode, 75, said)
            self.assertIn(f"process {holder}", said)
        os.kill(holder, signal.SIGKILL)
        winner = next(kithd for kithd in others if kithd.pid == holder)
        winner.communicate(timeout=PATIENCE_S)
        self.start()
        self.home.stop()

    # F15
    def test_a_deleted_state_comes_back(self):
        self.start()
        self.home.ask("log", name="Ben", kind="call", note="moved to Bonn")
        self.home.state.rename(self.home.home / "deleted")
        shutil.rmtree(self.home.home / "deleted", ignore_errors=True)  # a plugin may write there meanwhile
        with self.assertRaises((Refused, Gone)):  # it may have noticed by itself
            self.home.ask("done", name="Anna")
        self.assertEqual(self.home.wait(), 74)
        self.assertRegex(self.home.said(), r"(?m)^kithd: .*kith\.db was removed or replaced while it was open$")
        self.start()
        self.assertEqual([item["contact"]["name"] for item in self.home.ask("due")["items"]], ["Anna", "Cleo", "Dora"])
        self.home.stop()
        self.assertEqual(self.notices(), ["kith's memory was damaged"])
        self.assertEqual(max(self.home.delivered("diary").values()), 1)


class ScarcityTest(Stay):
    # F4
    def test_a_full_disk_ends_it_and_room_recovers_it(self):
        libc = ctypes.CDLL(None, use_errno=True)
        self.home.state.parent.mkdir(parents=True)
        self.assertEqual(libc.unshare(CLONE_NEWNS), 0)
        self.assertEqual(libc.mount(b"none", b"/", None, MS_REC_PRIVATE, None), 0)
        self.assertEqual(libc.mount(b"tmpfs", bytes(self.home.state.parent), b"tmpfs", 0, b"size=1200k,mode=0700"), 0)
        self.addCleanup(libc.umount2, bytes(self.home.state.parent), 2)
        self.start()
        ballast = self.home.state.parent / "ballast"
        with open(ballast, "wb", buffering=0) as file, self.assertRaises(OSError):
            while True:
                file.write(bytes(4096))
        with self.assertRaises(Gone):
            while True:
                try:
                    self.home.ask("log", name="Dora", kind="letter", note="x" * 4000)
                except Refused as refusal:
                    self.assertIn("full", str(refusal))
        self.assertEqual(self.home.wait(), 74)
        self.assertRegex(self.home.said(), r"(?m)^kithd: .*database or disk is full")
        noted = [note for note, in self.home.rows("SELECT note FROM interaction WHERE note <> ''")]
        ballast.unlink()
        self.start()
        touches = self.home.ask("show", name="Dora")["interactions"]
        self.assertEqual(len([touch for touch in touches if touch["note"]]), len(noted))
        self.assertEqual(max(self.home.delivered("diary").values()), 1)
        self.home.stop()

    # F13
    def test_without_memory_it_ends_and_loses_nothing(self):
        golden = Life(self.home.home / "golden", [])
        limits = [["prlimit", f"--as={megabytes << 20}", "--"] for megabytes in (12, 20, 28, 36)]
        life = Life(self.home.home / "poor", limits)
        self.assertEqual(faults_of(life.home, life.story, Records(golden.home)), [])
        self.assertGreater(len(life.ends), 0)

    # F14
    def test_without_descriptors_it_waits_and_goes_on(self):
        self.start("prlimit", "--nofile=56", "--")
        crowd = []
        for _ in range(60):
            try:
                crowd.append(self.home.connected())
            except OSError:
                break
        self.assertGreater(len(crowd), 20)
        self.assertFalse(self.home.has_ended())
        for connection in crowd:
            connection.close()
        self.home.ask("done", name="Anna")
        self.home.until("it is taken back", lambda: ("withdraw" in dict(self.home.lines("diary"))))
        self.assertEqual(self.home.stop(), 0)

    # F10
    def test_a_plugin_inherits_nothing_but_its_three_streams(self):
        witness = self.home.home / "witness"
        witness.write_text("#!/usr/bin/python3 -IS\nimport fcntl, os\nopened = []\nfor number in range(256):\n"
                           "    try:\n        fcntl.fcntl(number, fcntl.F_GETFD)\n        opened.append(number)\n"
                           "    except OSError:\n        pass\nraise SystemExit(f'descriptors {opened}')\n")
        witness.chmod(0o700)
        settings = self.home.config / "kith.toml"
        before = settings.read_text()
        settings.write_text(f'{before}\n[[channel]]\nname = "witness"\nplugin = "{witness}"\n')
        self.assertEqual(self.end_of()[0], 78, "it describes nothing")
        self.assertIn("descriptors [0, 1, 2]", self.home.said())
        settings.write_text(before)
        self.start()
        self.home.open_gate()
        for plugin in self.home.ask("plugins")["plugins"]:
            own = {os.readlink(entry) for entry in pathlib.Path(f"/proc/{plugin['pid']}/fd").iterdir()}
            self.assertFalse([name for name in own if "kith.db" in name or "control.sock" in name], own)


class OrderTest(Stay):
    """What the file writers leave to a power loss: nothing, if each of them syncs in this order."""

    WRITERS = {"kith.ics", "url", "port", "token"}

    def renames(self):
        """Of each process its calls on files, and where a file got its name by a rename: (calls, index, from, to)."""
        trace = self.home.home / "trace"
        self.start("strace", "-D", "-ff", "-y", "-o", trace, "-e", "signal=none", "-e",
                   "trace=write,pwrite64,copy_file_range,ftruncate,fsync,fdatasync,rename,renameat,renameat2")
        self.home.until("the calendar is there", (self.home.home / "kith.ics").exists)
        self.assertEqual(self.kith("backup", str(self.home.home / "all.db")).returncode, 0)
        self.home.stop()
        for file in self.home.home.glob("trace.*"):
            calls = [line for line in file.read_text(errors="replace").splitlines() if line.endswith("= 0") or "write" in line]
            for index, call in enumerate(calls):
                if call.startswith("rename"):
                    yield calls, index, *map(os.path.basename, re.findall(r'"([^"]+)"', call))

    # F3
    @unittest.skipIf(is_sanitized(BIN / "kithd"), "the search for leaks ends a plugin that strace follows")
    def test_a_file_is_synced_before_it_gets_its_name_and_its_directory_after(self):
        seen = set()
        for calls, index, made, name in self.renames():
            seen.add(name)
            with self.subTest(name=name, made=made):
                touched = [call for call in calls[:index] if f"/{made}>" in call]
                self.assertRegex(touched[-1] if touched else "", "^f(data)?sync", "changed after its last sync")
                self.assertRegex(calls[index + 1], r"^fsync\(\d+</[^>]*>\)", "the directory is synced next")
        self.assertGreaterEqual(seen, self.WRITERS)
        self.assertTrue([name for name in seen if name.endswith(".db")], seen)


class BackupTest(Stay):
    # F9
    def test_a_backup_of_a_running_kithd_is_taken_back(self):
        self.start()
        file = self.home.home / "all.db"
        made = self.kith("backup", str(file))
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertIn(str(file), made.stdout)
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(len(list((self.home.state / "backups").iterdir())), 1, "the daily one alone")
        self.home.ask("done", name="Anna")

        running = self.kith("restore", str(file))
        self.assertEqual(running.returncode, 75)
        self.assertIn(f"process {self.home.kithd.pid}", running.stderr)
        self.home.stop()
        restored = self.kith("restore", str(file), "--json")
        self.assertEqual(restored.returncode, 0, restored.stderr)
        answer = json.loads(restored.stdout)
        self.assertTrue(pathlib.Path(answer["set_aside"]).exists())
        self.start()
        self.assertEqual(len(self.home.ask("due")["items"]), PEOPLE, "Anna is not done again")

    # F9
    def test_a_copy_under_load_is_whole(self):
        self.start()
        for number in range(20):
            self.home.ask("log", name="Dora", kind="letter", note=f"number {number}")
            made = self.kith("backup", "--json")
            self.assertEqual(made.returncode, 0, made.stderr)
            with sqlite3.connect(json.loads(made.stdout)["file"]) as copy:
                self.assertEqual(copy.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
                self.assertEqual(copy.execute("SELECT count(*) FROM interaction WHERE note <> ''").fetchone(),
                                 (number + 1,))
            copy.close()

    # F9
    def test_without_kithd_it_is_made_all_the_same(self):
        self.start()
        self.home.stop()
        file = self.home.home / "all.db"
        self.assertEqual(self.kith("backup", str(file)).returncode, 0)
        again = self.kith("backup", str(file))
        self.assertEqual(again.returncode, 73)
        self.assertIn("it is there already", again.stderr)
        nowhere = self.kith("backup", str(self.home.home / "none" / "all.db"))
        self.assertEqual(nowhere.returncode, 73)
        self.assertIn("there is no such directory", nowhere.stderr)

    # F6 F9
    def test_what_is_no_backup_changes_nothing(self):
        self.start()
        self.home.stop()
        before = self.database.read_bytes()
        garbage = self.home.home / "garbage"
        garbage.write_text("no database" * 1000)
        for file, code in ((garbage, 65), (self.home.home / "absent", 66)):
            refused = self.kith("restore", str(file))
            self.assertEqual(refused.returncode, code, refused.stderr)
            self.assertIn(str(file), refused.stderr)
        self.assertEqual(self.database.read_bytes(), before)
        self.assertEqual(self.kith("restore").returncode, 64)
        self.assertIn("backup", self.kith("restore", "--help").stdout)


if __name__ == "__main__":
    unittest.main()
