"""`kith history` after real runs: every attempt is in it, and how it ended; and what was said after a time off."""
import datetime
import signal
import sqlite3
import tempfile
import unittest

from service_house import PlayedManager, ServiceHouse
from surroundings import end, until

COMMAND = """#!/bin/sh
# Does what the file `mood` says.
cd "$(dirname "$0")" || exit 1
echo "$KITH_METHOD $KITH_TITLE" >>told
case $(cat mood) in
    later) echo "greylisted" >&2; exit 75 ;;
    never) echo "no such user" >&2; exit 1 ;;
    hang) exec sleep 60 ;;
esac
"""


class MoodyHouse(unittest.TestCase):
    """One channel, whose command does what a file says."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.house = ServiceHouse(folder.name)
        command = self.house.root / "command"
        command.write_text(COMMAND)
        command.chmod(0o700)
        self.told = self.house.root / "told"
        self.house.write("kith.toml", 'timezone = "UTC"\nat = "00:00"\n[[channel]]\nname = "log"\nplugin = "exec"\n'
                                      f'[channel.settings]\ncommand = ["{command}"]\nwithdraw = ["{command}"]\n')
        self.manager = PlayedManager(self.house)
        self.addCleanup(self.manager.close)

    def mood(self, word):
        (self.house.root / "mood").write_text(word)

    def start(self):
        self.manager.start()
        self.manager.waits_for("READY")

    def attempts(self):
        return self.house.ask("history")["attempts"]


class HistoryTest(MoodyHouse):
    def test_a_retry(self):
        self.mood("later")
        self.start()
        until("it was tried", lambda: self.attempts() and self.attempts()[0]["result"])
        one = self.attempts()[0]
        self.assertEqual((one["result"], one["text"], one["state"]), ("retry", "greylisted", "pending"))

    def test_a_death_and_that_it_is_final(self):
        self.mood("never")
        self.start()
        until("it was tried", lambda: self.attempts() and self.attempts()[0]["result"])
        one = self.attempts()[0]
        self.assertEqual((one["result"], one["text"], one["state"]), ("permanent", "no such user", "dead"))
        self.assertIn("given up", self.house.kith("history").stdout)

    def test_an_attempt_that_kithd_did_not_survive(self):
        self.mood("hang")
        self.start()
        until("it is under way", self.told.exists)
        end(self.manager.kithd)
        self.mood("good")
        self.start()
        until("it is repeated", lambda: any(one["result"] == "delivered" for one in self.attempts()))
        second, first = self.attempts()
        self.assertEqual((first["result"], first["uncertain"], first["ended_at"]), (None, True, None))
        self.assertEqual((second["number"], first["number"]), (2, 1))
        self.assertEqual(second["delivery"], first["delivery"])
        self.assertIn("cut off (uncertain)", self.house.kith("history").stdout)

    def test_what_was_taken_back(self):
        self.mood("good")
        self.start()
        until("it was told", lambda: self.attempts() and self.attempts()[0]["result"] == "delivered")
        self.assertEqual(self.house.kith("done", "anna").returncode, 0)
        until("it was taken back", lambda: [one["kind"] for one in self.attempts()] == ["withdraw", "single"] and
              self.attempts()[0]["result"] == "delivered")

    def test_what_was_answered_while_it_waited(self):
        self.mood("later")
        self.start()
        until("it was tried", lambda: self.attempts() and self.attempts()[0]["result"])
        self.assertEqual(self.house.kith("done", "anna").returncode, 0)
        self.assertEqual(self.attempts()[0]["state"], "superseded")


class TimeOffTest(MoodyHouse):
    """From when to when kithd was off and what was late is the first that a person sees."""

    def test_the_first_line_says_it(self):
        self.mood("good")
        self.house.write("contacts.toml", "")
        self.start()
        self.manager.kithd.send_signal(signal.SIGTERM)
        self.assertEqual(self.manager.kithd.wait(60), 0)
        # As if that had been three days ago, and somebody had come due meanwhile.
        now = datetime.datetime.now(datetime.timezone.utc)
        ended = (now - datetime.timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%SZ")
        with sqlite3.connect(self.house.state / "kith.db") as database:
            database.execute("UPDATE note SET text = ? WHERE name = 'ended'", [ended])
            database.execute("UPDATE kith SET newest = newest - 5 * 86400000")
        self.house.write("contacts.toml", '[[contact]]\nname = "Anna Berger"\n'
                                          f'last_contact = "{now.date() - datetime.timedelta(days=44)}"\n')
        self.start()
        until("both were told", lambda: self.told.exists() and len(self.told.read_text().splitlines()) == 2)
        self.assertIn("kith was off for a while", self.told.read_text().splitlines()[0])
        first = self.house.kith().stdout.splitlines()[0]
        self.assertRegex(first, r"^From \d+ \w+ \d+, \d\d:\d\d to \d+ \w+ \d+, \d\d:\d\d nothing could be said\. "
                                r"1 reminder comes late\.$")
        self.assertEqual(self.house.ask("due")["was_off"]["from"], ended)


if __name__ == "__main__":
    unittest.main()
