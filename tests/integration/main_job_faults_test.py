"""The main job when things go wrong: kills, broken files, a mail server that is down; and what must never leak."""
import base64
import datetime
import os
import pathlib
import signal
import stat
import subprocess
import unittest

from household import BIN, RULES
from lodging import LodgingWithDesk
from surroundings import PATIENCE_S, PostOffice, free_port, until

ANOTHER_RULE = """
[[rule]]
name = "nachfragen"
kind = "follow-up"
for = "everyone"
on = ["meeting"]
after = "3 days"
"""


class KillTest(LodgingWithDesk):
    def runs_anew(self, name, before):
        plugin = self.home.plugins()[name]
        return plugin["usable"] and plugin["pid"] != before[name]["pid"]

    def test_kithd_killed_resumes_and_repeats_nothing(self):
        self.start()
        before = self.home.processes()
        due = self.home.due()
        self.home.kill()
        self.home.start()
        until("the plugins of the first run are gone", lambda: not before.keys() & self.home.processes().keys())
        until("the mail channel works again", lambda: self.home.kith("test", "mail").returncode == 0)
        self.assertEqual({name: item["key"] for name, item in self.home.due().items()},
                         {name: item["key"] for name, item in due.items()})
        until("the test mail is there", lambda: any("Test" in mail["subject"] for mail in self.mails()))
        reminded = [mail["message-id"] for mail in self.mails() if "Test" not in mail["subject"]]
        self.assertEqual(len(reminded), self.popups)
        self.assertEqual(len(set(reminded)), self.popups)

    def test_popups_and_the_feed_outlive_kithd(self):
        self.start()
        feeds = self.home.ask("status")["feeds"]
        self.home.kill()
        self.home.start()
        until("the popup channel works again", lambda: self.home.plugins()["popup"]["usable"])
        self.assertEqual(self.desk.shown(), self.popups)
        self.desk.press("Erledigt", "Mehmet")
        until("the press has arrived", lambda: set(self.home.due()) == {"Anna Berger"})
        until("the popup vanishes", lambda: self.desk.shown() == 1)
        until("the feed is where it was", lambda: self.home.ask("status")["feeds"] == feeds
              and self.home.fetch()[0] == 200)

    # F86
    def test_a_press_while_kithd_is_killed_counts_when_it_runs_again(self):
        self.start()
        events = self.home.state / "plugins/popup/events"
        os.kill(self.home.kithd.pid, signal.SIGSTOP)  # it will not take the press any more
        self.desk.press("Erledigt", "Mehmet")
        until("the plugin keeps the press", lambda: events.exists() and any(events.iterdir()))
        self.home.kill()
        self.home.start()
        until("the press has arrived", lambda: set(self.home.due()) == {"Anna Berger"})
        until("it is kept no longer", lambda: not any(events.iterdir()))

    def test_kith_without_kithd_says_so(self):
        answer = self.home.kith()
        self.assertEqual(answer.returncode, 69)
        self.assertIn("kithd does not answer", answer.stderr)

    def test_a_killed_plugin_comes_back_and_disturbs_nobody(self):
        self.start()
        before = self.home.plugins()
        os.kill(before["mail"]["pid"], signal.SIGKILL)
        until("the mail plugin runs again", lambda: self.runs_anew("mail", before))
        after = self.home.plugins()
        self.assertEqual(after["mail"]["crashes"], 1)
        for name in ("popup", "calendar", "address-book"):
            self.assertEqual(after[name]["pid"], before[name]["pid"], name)
        self.assertEqual(self.home.ask("test", "mail")["outcome"], "delivered")

    def test_every_killed_plugin_comes_back_to_its_work(self):
        self.start()
        before = self.home.plugins()
        feed = self.home.fetch()[2]
        for plugin in before.values():
            os.kill(plugin["pid"], signal.SIGKILL)
        until("all run again", lambda: all(self.runs_anew(name, before) for name in before))
        self.home.ask("log", "mehmet", "call")
        until("his popup vanishes", lambda: self.desk.shown() == 1)
        until("the feed changes", lambda: self.home.fetch()[2] not in ("", feed))

    def test_a_second_kithd_says_who_holds_the_state(self):
        self.start()
        second = subprocess.run([BIN / "kithd"], env=self.home.environment, capture_output=True, text=True,
                                timeout=PATIENCE_S)
        self.assertEqual(second.returncode, 75, second.stderr)
        self.assertIn(str(self.home.kithd.pid), second.stderr)
        self.assertEqual(self.home.ask("status")["pid"], self.home.kithd.pid)


class BrokenFileTest(LodgingWithDesk):
    # F40
    def test_broken_rules_change_nothing_until_they_are_mended(self):
        self.start()
        due = self.home.due()
        self.home.write("rules.toml", RULES + '\n[[rule]]\nname = "schief"\nkind = "keep-in-tuch"\n')
        line = RULES.count("\n") + 4
        until("kithd has seen it by itself", lambda: self.home.ask("status")["faults"])
        refused = self.home.kith("reload")
        self.assertEqual(refused.returncode, 65)
        self.assertIn(f"rules.toml:{line}:", refused.stdout)
        self.assertRegex(refused.stdout, rf"rules\.toml:{line}:\d+")
        self.assertIn("keep-in-touch", refused.stdout)
        self.assertEqual(self.home.ask("status")["rules"], 2)
        self.assertEqual(self.home.due().keys(), due.keys())
        self.home.write("rules.toml", RULES + ANOTHER_RULE)
        until("the mended rules hold", lambda: self.home.ask("status")["rules"] == 3)
        self.assertEqual(self.home.ask("status")["faults"], [])
        self.assertEqual(self.home.due().keys(), due.keys())

    def test_a_channel_comes_and_goes_with_a_reload(self):
        self.start()
        pid = self.home.plugins()["popup"]["pid"]
        before = (self.home.config / "kith.toml").read_text()
        self.home.write("kith.toml", before + """
[[channel]]
name = "log"
plugin = "exec"
[channel.settings]
command = ["/bin/sh", "-c", "cat >> $HOME/told"]
""")
        until("the new channel works", lambda: self.home.plugins().get("log", {}).get("usable"))
        self.assertEqual(self.home.ask("test", "log")["outcome"], "delivered")
        self.assertIn('"kind":"test"', (self.home.home / "told").read_text())
        self.home.write("kith.toml", before)
        until("it is gone", lambda: "log" not in self.home.plugins())
        self.assertEqual(self.home.plugins()["popup"]["pid"], pid)

    # F41
    def test_a_broken_configuration_at_the_start_is_told(self):
        self.home.write("rules.toml", "[[rule]\n")
        answer = subprocess.run([BIN / "kithd"], env=self.home.environment, capture_output=True, text=True,
                                timeout=PATIENCE_S)
        self.assertEqual(answer.returncode, 78)
        self.assertRegex(answer.stderr, r"rules\.toml:1:\d+")

    # F45
    def test_a_broken_card_costs_nobody_else(self):
        self.home.write("address-book/broken.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Half\r\nBDAY:soon\r\n")
        self.start()
        for name in ("greta", "omar", "berta"):
            self.assertEqual(self.home.kith("show", name).returncode, 0, name)


class MailServerDownTest(LodgingWithDesk):
    def test_mails_wait_for_the_server(self):
        office = PostOffice(self.root / "later-office", free_port())
        self.addCleanup(office.close)
        home = self.household(office)
        home.start()
        until("kithd says that the mail server is down",
              lambda: not home.plugins()["mail"]["usable"] and home.plugins()["mail"]["reason"])
        self.assertEqual(home.plugins()["mail"]["waiting"], 2)
        self.assertIn("mail", home.kith("plugins").stdout)
        until("the popups stand all the same", lambda: self.desk.shown() == 2)
        office.open()
        until("the mails arrive by themselves", lambda: len(office.mails(home.address)) == 2)
        until("nothing waits", lambda: home.plugins()["mail"]["usable"] and home.plugins()["mail"]["waiting"] == 0)


class RefusedMailTest(LodgingWithDesk):
    def second_office(self):
        office = PostOffice(self.root / f"office-{self.id()}")
        self.addCleanup(office.close)
        office.open()
        return office

    # F79
    def test_mails_wait_for_the_right_password(self):
        office = self.second_office()
        home = self.household(office)
        home.write("mail-password", "wrong\n").chmod(0o600)
        home.start()
        until("kithd says what the server said", lambda: "535" in home.plugins()["mail"]["reason"])
        mail = home.plugins()["mail"]
        self.assertEqual((mail["usable"], mail["waiting"]), (False, 2))
        self.assertGreater(mail["next_attempt"], datetime.datetime.utcnow().isoformat())
        for _ in range(2):
            self.assertNotEqual(home.kith("test", "mail").returncode, 0)
        self.assertEqual(sum(command.startswith("AUTH") for command in office.commands), 1, "an account locks soon")
        home.write("mail-password", office.password + "\n").chmod(0o600)
        # The plugin is fenced from what lies in the old file's place: it starts anew to read it.
        until("a test mail goes out", lambda: home.kith("test", "mail").returncode == 0)
        until("both mails and the test are there", lambda: len(office.mails(home.address)) == 3)

    # F78
    def test_a_mail_whose_answer_is_lost_may_have_arrived(self):
        office = self.second_office()
        home = self.household(office)
        office.close()
        office.command += ["--fault", "dot-drop"]
        office.open()
        home.start()
        until("both were sent", lambda: len(office.mails(home.address)) == 2)

        def tried():
            return [attempt for attempt in home.ask("history")["attempts"]
                    if attempt["channel"] == "mail" and attempt["result"] == "retry"]
        until("both were tried", lambda: len(tried()) == 2)
        self.assertTrue(all(attempt["uncertain"] for attempt in tried()))

    # F75
    def test_a_mail_nobody_takes_is_told_by_a_popup(self):
        office = self.second_office()
        home = self.household(office)
        office.close()
        office.command += ["--fault", f"rcpt:{home.address}=550 5.1.1 nobody here"]
        office.open()
        home.start()
        until("two reminders and two notices stand", lambda: self.desk.shown() == 4)
        dead = [attempt for attempt in home.ask("history")["attempts"] if attempt["channel"] == "mail"]
        self.assertEqual([attempt["result"] for attempt in dead], ["permanent", "permanent"])
        self.assertEqual(len(home.due()), 2)

    # F63
    def test_a_plugin_that_hangs_delays_nobody(self):
        self.start()
        os.kill(self.home.plugins()["mail"]["pid"], signal.SIGSTOP)
        waiting = subprocess.Popen([BIN / "kith", "test", "mail"], env=self.home.environment,
                                   stdout=subprocess.DEVNULL)
        self.addCleanup(waiting.wait)
        self.assertEqual(self.home.ask("test", "popup")["outcome"], "delivered")
        self.home.ask("log", "mehmet", "call")
        until("his popup vanishes", lambda: self.desk.shown() == self.popups)
        self.assertIsNone(waiting.poll())
        os.kill(self.home.plugins()["mail"]["pid"], signal.SIGCONT)
        self.assertEqual(waiting.wait(PATIENCE_S), 0)


class SecrecyTest(LodgingWithDesk):
    # F99
    def test_the_password_is_nowhere_but_in_its_file(self):
        self.start()
        self.assertEqual(self.home.ask("test", "mail")["outcome"], "delivered")
        password = self.office.password
        forms = [password.encode(), base64.b64encode(b"\0me\0" + password.encode()),
                 base64.b64encode(password.encode())]
        seen = {"the log": self.home.log_file.read_bytes()}
        for process in self.home.processes().values():
            seen[f"{process} cmdline"] = (process / "cmdline").read_bytes()
            seen[f"{process} environ"] = (process / "environ").read_bytes()
        for file in self.home.state.rglob("*"):
            if file.is_file():
                seen[str(file)] = file.read_bytes()
        self.assertGreater(len(seen), 12)
        for place, text in seen.items():
            for form in forms:
                self.assertNotIn(form, text, place)

    # F104
    def test_the_state_is_closed_to_others(self):
        self.start()
        places = [self.home.state, *self.home.state.rglob("*"), *pathlib.Path(
            self.home.environment["XDG_RUNTIME_DIR"], "kith").rglob("*")]
        self.assertGreater(len(places), 8)
        for place in places:
            mode = place.lstat().st_mode
            wanted = 0o700 if stat.S_ISDIR(mode) else 0o600
            self.assertEqual(oct(stat.S_IMODE(mode)), oct(wanted), place)


if __name__ == "__main__":
    unittest.main()
