"""The main job on real parts: from TOML rules and cards to a popup, a mail and a calendar, and back by hand."""
import datetime
import re
import stat
import subprocess
import unittest

import icalendar

from household import BIN, birthday_in, card, today
from lodging import LodgingWithDesk
from surroundings import SOURCE, until


def summaries(text):
    return [str(event["summary"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]


class MainJobTest(LodgingWithDesk):
    def test_tells_who_is_due_and_why(self):
        self.start()
        due = self.home.due()
        self.assertEqual(set(due), {"Anna Berger", "Mehmet Yıldız"})
        for item in due.values():
            self.assertTrue(item["reasons"] and item["reasons"][0], item)
            self.assertGreater(item["late_days"], 0)
        self.assertIn("4. Februar 2025", due["Anna Berger"]["reasons"][0])
        self.assertIn("Anna Berger", self.home.kith().stdout)

    def test_knows_the_people_of_the_cards(self):
        self.start()
        contact = self.home.ask("show", "omar")["contact"]
        self.assertEqual((contact["name"], contact["emails"]), ("Omar Haddad", ["omar@example.org"]))

    def test_sends_a_mail_that_reads_well(self):
        self.start()
        mail = next(mail for mail in self.mails() if "Anna Berger" in mail["subject"])
        for part in mail.walk():
            self.assertEqual(part.defects, [])
            self.assertEqual([header.defects for header in part.values() if header.defects], [])
        self.assertIn("4. Februar 2025", mail.get_body(("plain",)).get_content())
        self.assertIn("Anna Berger", mail.get_body(("html",)).get_content())
        attached = [part for part in mail.iter_attachments()]
        self.assertEqual([part.get_filename() for part in attached], ["reminder.ics"])
        self.assertIn("Anna Berger", summaries(attached[0].get_content())[0])

    def test_serves_a_feed_that_is_fetched_once(self):
        self.start()
        until("the birthday of the card is in the feed",
              lambda: any("Greta Lindqvist" in summary for summary in summaries(self.home.fetch()[2])))
        status, etag, text = self.home.fetch()
        self.assertEqual(status, 200)
        self.assertEqual(self.home.fetch(etag)[0], 304)
        greta = next(event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
                     if "Greta Lindqvist" in event["summary"])
        birthday = birthday_in(12)
        self.assertEqual((greta.decoded("dtstart").month, greta.decoded("dtstart").day), (birthday.month, birthday.day))
        self.assertEqual(stat.S_IMODE(self.home.feed_file.stat().st_mode), 0o600)
        self.assertEqual(summaries(self.home.feed_file.read_bytes()), summaries(text))

    def test_a_long_agenda_reaches_the_feed_whole(self):
        self.home.write("contacts/crowd.toml", "".join(
            f'[[contact]]\nname = "Gast {i}"\nbirthday = "{birthday_in(10 + i % 300)}"\n' for i in range(450)))
        self.start()
        until("all are in the feed",
              lambda: len(set(re.findall(r"SUMMARY:(Gast \d+)", self.home.fetch()[2]))) == 450)

    def test_logging_a_call_answers_the_reminder_everywhere(self):
        self.start()
        before = self.home.fetch()[2]
        answer = self.home.ask("log", "anna b", "call", "-m", "zieht nach Bonn")
        self.assertEqual([item["contact"]["name"] for item in answer["settled"]], ["Anna Berger"])
        self.assertIsNotNone(answer["next"])
        self.assertEqual(set(self.home.due()), {"Mehmet Yıldız"})
        until("her popup vanishes", lambda: self.desk.shown() == 1)
        until("the feed changes", lambda: self.home.fetch()[2] != before)
        planned = self.home.agenda("Anna Berger", "freunde")
        self.assertEqual([item["date"] for item in planned], [str(today() + datetime.timedelta(weeks=6))])
        shown = self.home.ask("show", "anna b")
        self.assertEqual([one["note"] for one in shown["interactions"]], ["zieht nach Bonn"])
        self.assertIn("zieht nach Bonn", self.home.kith("show", "anna b").stdout)

    def test_a_press_on_done_is_durable(self):
        self.start()
        self.desk.press("Erledigt", "Mehmet")
        until("the press has arrived", lambda: "Mehmet Yıldız" not in self.home.due())
        self.assertIn("Mehmet", self.desk.offered())
        until("the popup vanishes", lambda: self.desk.shown() == 1)
        self.home.kill()
        self.home.start()
        self.assertEqual(set(self.home.due()), {"Anna Berger"})

    def test_a_press_on_next_week_snoozes(self):
        self.start()
        self.desk.press("Nächste Woche", "Anna Berger")
        until("the press has arrived", lambda: "Anna Berger" not in self.home.due())
        snoozed = [item for item in self.home.ask("show", "anna b")["items"] if item["state"] == "snoozed"]
        self.assertEqual(len(snoozed), 1)
        self.assertEqual(self.home.agenda("Anna Berger", "freunde")[0]["date"], str(today() + datetime.timedelta(7)))

    def test_snooze_and_skip_take_the_popups_away(self):
        self.start()
        self.assertEqual(len(self.home.ask("snooze", "mehmet", "3d")["snoozed"]), 1)
        self.assertEqual(len(self.home.ask("skip", "anna b")["settled"]), 1)
        self.assertEqual(self.home.due(), {})
        until("the screen is empty", lambda: self.desk.shown() == 0)

    def test_a_changed_card_is_taken_in(self):
        self.start()
        self.home.write("address-book/omar.vcf", card("c-2", "Omar Haddad", birthday_in(9), "omar@new.example"))
        until("the new address is known",
              lambda: self.home.ask("show", "omar")["contact"]["emails"] == ["omar@new.example"])
        until("the new birthday is in the feed",
              lambda: any("Omar" in summary for summary in summaries(self.home.fetch()[2])))

    def test_a_test_goes_through_the_real_channel(self):
        self.start()
        self.assertEqual(self.home.ask("test", "mail")["outcome"], "delivered")
        until("the mail has arrived", lambda: len(self.mails()) == 3)
        self.assertEqual(self.home.ask("test", "popup")["outcome"], "delivered")
        self.assertEqual(self.desk.shown(), 3)
        refused = self.home.kith("test", "pigeon")
        self.assertEqual(refused.returncode, 69)
        self.assertIn("pigeon", refused.stderr)

    def test_an_ambiguous_name_lists_the_candidates(self):
        self.start()
        refused = self.home.kith("show", "ann")
        self.assertEqual(refused.returncode, 65)
        self.assertIn("Anna Berger", refused.stderr)
        self.assertIn("Annika Vogt", refused.stderr)

    def test_ends_on_sigterm_and_leaves_nothing_behind(self):
        self.start()
        self.assertGreaterEqual(len(self.home.processes()), 5)
        self.assertEqual(self.home.stop(), 0)
        self.assertEqual(self.home.processes(), {})


class ShippedConfigurationTest(unittest.TestCase):
    """What is shipped to be copied is good by the schemas of the real plugins."""

    def check(self, folder):
        return subprocess.run([BIN / "kithd", "--check", "--config", folder], capture_output=True, text=True)

    def test_the_samples_and_the_demonstration_are_good(self):
        for name in ("config", "config/demo"):
            with self.subTest(name):
                answer = self.check(SOURCE / name)
                self.assertEqual((answer.returncode, answer.stderr), (0, ""), answer.stdout)
                self.assertRegex(answer.stdout, r"\A[^\n]*: good\n\Z")


if __name__ == "__main__":
    unittest.main()
