"""`kith doctor` on a house in which something is broken on purpose: it names it, and says how to mend it."""
import datetime
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import unittest

from service_house import BUILD, PEOPLE, PlayedManager, ServiceHouse
from surroundings import free_port, until


class DoctorTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.house = ServiceHouse(folder.name)

    def run_kithd(self):
        """Starts it and waits until all that is due was said and a backup was made."""
        manager = PlayedManager(self.house)
        self.addCleanup(manager.close)
        manager.start()
        manager.waits_for("READY")
        until("she was told of", lambda: any(one["result"] == "delivered"
                                             for one in self.house.ask("history")["attempts"]))
        until("there is a backup", lambda: list(self.house.state.glob("backups/*.db")))
        return manager

    def run_once(self):
        manager = self.run_kithd()
        manager.kithd.terminate()
        self.assertEqual(manager.kithd.wait(60), 0)

    def findings(self):
        """What it finds, beyond that kithd does not run, as (about, what, mend)."""
        answer = self.house.kith("doctor", "--json")
        found = json.loads(answer.stdout)
        faults = [one for one in found["findings"] if one["level"] == "fault"]
        self.assertEqual(answer.returncode, 1 if faults else 0, answer.stdout + answer.stderr)
        self.assertEqual(found["healthy"], not faults)
        for one in found["findings"]:
            self.assertTrue(one["what"] and one["mend"], one)
        return found["findings"]

    def assert_finds(self, about, *parts, level="fault"):
        found = self.findings()
        fits = [one for one in found if one["about"] == about and one["level"] == level
                and all(part in one["what"] + " -> " + one["mend"] for part in parts)]
        self.assertTrue(fits, f"nothing of {about} with {parts} in {json.dumps(found, indent=1)}")

    def test_a_healthy_house_has_one_line(self):
        self.run_kithd()
        answer = self.house.kith("doctor")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""), answer.stdout)
        self.assertEqual(answer.stdout, "kith is well.\n")

    def test_each_finding_is_one_line_with_its_mend(self):
        answer = self.house.kith("doctor")
        self.assertEqual(answer.returncode, 1)
        for line in answer.stdout.splitlines():
            self.assertRegex(line, r"^(fault|advice) [^:]+: .+\. -> .+")

    # The daemon

    def test_that_no_daemon_runs(self):
        self.assert_finds("daemon", "does not run", "systemctl --user start kithd")

    def test_a_socket_on_which_nobody_answers(self):
        self.house.socket.parent.mkdir(mode=0o700)
        dead = socket.socket(socket.AF_UNIX)
        dead.bind(str(self.house.socket))
        dead.close()
        self.assert_finds("daemon", "nobody answers")

    def test_a_socket_of_somebody_else(self):
        self.house.socket.parent.mkdir(mode=0o700)
        other = socket.socket(socket.AF_UNIX)
        other.bind(str(self.house.socket))
        other.close()
        os.chown(self.house.socket, 12345, -1)
        self.assert_finds("daemon", "belongs to user 12345")

    # The configuration

    def test_a_broken_configuration(self):
        self.house.write("rules.toml", '[[rule]]\nname = "x"\nkind = "keep-in-tuch"\nfor = "everyone"\nevery = "1 week"\n')
        self.assert_finds("configuration", "rules.toml:3", "keep-in-touch")

    def test_a_configuration_that_was_broken_while_kithd_runs(self):
        self.run_kithd()
        self.house.write("rules.toml", "[[rule]\n")
        until("kithd has seen it", lambda: self.house.ask("status")["faults"])
        self.assert_finds("daemon", "was not taken")
        self.assert_finds("configuration", "rules.toml:1")

    def test_a_rule_for_nobody(self):
        self.house.write("rules.toml", (self.house.config / "rules.toml").read_text() +
                         '\n[[rule]]\nname = "choir"\nkind = "keep-in-touch"\nfor = { tag = "choir" }\nevery = "1 week"\n')
        self.run_once()
        self.assert_finds("rule choir", "for nobody", "rules.toml:")

    def test_no_channel(self):
        self.house.write("kith.toml", 'at = "08:00"\n')
        self.assert_finds("configuration", "no [[channel]]")

    def test_people_whom_no_rule_is_for(self):
        self.house.write("rules.toml", '[[rule]]\nname = "a"\nkind = "keep-in-touch"\nfor = { name = "Anna Berger" }\n'
                                       'every = "6 weeks"\n')
        self.house.write("contacts.toml", PEOPLE + '\n[[contact]]\nname = "Nobody Asks"\n')
        self.run_once()
        self.assert_finds("people", "Nobody Asks", level="advice")

    def test_an_impossible_date_of_an_address_book(self):
        book = self.house.home / "cards"
        book.mkdir()
        (book / "a.vcf").write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nFN:Greta Late\r\nN:Late;Greta;;;\r\n"
                                    "BDAY:2199-05-01\r\nEND:VCARD\r\n")
        self.house.write("kith.toml", (self.house.config / "kith.toml").read_text() +
                         '\n[[source]]\nname = "book"\nplugin = "vcard"\n[source.settings]\ndirectories = ["~/cards"]\n')
        self.run_kithd()
        until("the card is read", lambda: self.house.kith("show", "Greta").returncode == 0)
        self.assert_finds("contact Greta Late", "2199", level="advice")

    # Channels and plugins

    def test_a_channel_that_is_down_with_since_when_and_why(self):
        self.house.write("kith.toml", (self.house.config / "kith.toml").read_text().replace(
            "/usr/bin/tee", "/usr/bin/env").replace('"-a"', '"sh", "-c", "echo no line to the moon >&2; exit 69", "x"'))
        manager = PlayedManager(self.house)
        self.addCleanup(manager.close)
        manager.start()
        manager.waits_for("READY")
        until("it was tried", lambda: self.house.ask("history")["attempts"])
        until("it is down", lambda: not self.house.ask("plugins")["plugins"][0]["usable"])
        self.assert_finds("channel log", "since 20", "no line to the moon", "kith test log")

    def test_what_was_given_up_lately(self):
        self.house.write("kith.toml", (self.house.config / "kith.toml").read_text().replace(
            "/usr/bin/tee", "/usr/bin/env").replace('"-a"', '"sh", "-c", "echo never >&2; exit 1", "x"'))
        manager = PlayedManager(self.house)
        self.addCleanup(manager.close)
        manager.start()
        manager.waits_for("READY")
        until("it was tried", lambda: any(one["result"] == "permanent" for one in
                                          self.house.ask("history")["attempts"]))
        self.assert_finds("channel log", "gave up 1", "never", "kith history")

    def test_a_plugin_that_is_not_there(self):
        self.house.write("kith.toml", '[[channel]]\nname = "a"\nplugin = "pigeon"\n')
        self.assert_finds("configuration", "pigeon")

    def test_a_plugin_that_others_may_write_to(self):
        program = self.house.root / "kith-mine"
        shutil.copy(BUILD / "libexec/kith/kith-exec", program)
        program.chmod(0o777)
        self.house.write("kith.toml", f'[[channel]]\nname = "a"\nplugin = "{program}"\n[channel.settings]\n'
                                      'command = ["/bin/true"]\n')
        self.assert_finds("configuration", "others may write to it")

    def test_a_directory_in_which_everybody_may_replace_the_plugin(self):
        folder = self.house.root / "open"
        folder.mkdir()
        folder.chmod(0o777)
        shutil.copy(BUILD / "libexec/kith/kith-exec", folder)
        self.house.write("kith.toml", f'[[channel]]\nname = "a"\nplugin = "{folder}/kith-exec"\n[channel.settings]\n'
                                      'command = ["/bin/true"]\n')
        self.assert_finds(f"plugin {folder}/kith-exec", "everybody may replace", "chmod o-w")

    def test_the_port_of_the_feed_is_taken(self):
        taken = socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", free_port()))
        taken.listen()
        self.house.write("kith.toml", '[[channel]]\nname = "calendar"\nplugin = "calendar"\n[channel.settings]\n'
                                      f"port = {taken.getsockname()[1]}\n")
        self.assert_finds("channel calendar", "is taken by another program")

    def test_no_notification_server(self):
        self.house.write("kith.toml", '[[channel]]\nname = "popup"\nplugin = "desktop"\n')
        self.assert_finds("channel popup", "no session bus", level="advice")
        bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1",
                                f"--address=unix:path={self.house.root}/bus"], stdout=subprocess.PIPE, text=True,
                               env=self.house.environment)
        self.addCleanup(lambda: (bus.kill(), bus.wait(), bus.stdout.close()))
        self.house.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        kinds = {one["level"] for one in self.findings() if one["about"] == "channel popup"}
        # A machine with a notification server installed can start it on this bus; then nothing is wrong.
        self.assertLessEqual(kinds, {"fault"})

    # Files

    def mail(self, password):
        self.house.write("kith.toml", '[[channel]]\nname = "mail"\nplugin = "email"\n[channel.settings]\n'
                                      'to = ["a@example.org"]\nfrom = "a@example.org"\nhost = "localhost"\nuser = "a"\n'
                                      f'password_file = "{password}"\n')

    def test_a_password_that_others_may_read(self):
        secret = self.house.config / "mail-password"
        secret.write_text("x\n")
        secret.chmod(0o644)
        self.mail(secret)
        self.assert_finds("channel mail", "other users may read", "chmod 600")

    def test_a_password_that_is_not_there(self):
        self.mail(self.house.config / "nowhere")
        self.assert_finds("channel mail", "is not there")

    def test_files_of_the_state_that_others_may_read(self):
        self.run_once()
        token = self.house.state / "plugins/feed/token"
        token.parent.mkdir(parents=True)
        token.write_text("t")
        token.chmod(0o640)
        self.assert_finds("state", "plugins/feed/token has the mode 640", "chmod 600")
        self.house.state.chmod(0o755)
        self.assert_finds("state", "chmod 700")

    def test_a_damaged_database(self):
        self.run_once()
        database = self.house.state / "kith.db"
        damaged = bytearray(database.read_bytes())
        damaged[4096:8192] = b"\xff" * 4096
        database.write_bytes(damaged)
        self.assert_finds("database", "backup")

    def test_a_database_of_a_newer_kith(self):
        self.run_once()
        with sqlite3.connect(self.house.state / "kith.db") as database:
            database.execute("PRAGMA user_version = 999")
        self.assert_finds("database", "schema 999", "install the kith that wrote it")

    def test_an_old_backup(self):
        self.run_once()
        today = datetime.datetime.now(datetime.timezone.utc).date()
        backup = next(self.house.state.glob("backups/*.db"))
        backup.rename(backup.with_name(f"kith-{today - datetime.timedelta(9)}.db"))
        self.assert_finds("backup", str(today - datetime.timedelta(9)))

    def test_the_disk_is_full(self):
        command = (f"mount -t tmpfs -o size=1m,mode=0700 tmpfs {self.house.state} && "
                   f"exec {BUILD}/bin/kith doctor --json")
        answer = subprocess.run(["unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", command],
                                env=self.house.environment, capture_output=True, text=True)
        if answer.returncode == 1 and answer.stdout:
            self.assertIn("MiB are left", answer.stdout)
        else:
            print("no mount namespace here, so no full disk:", answer.stderr)

    # The clock and the zone

    def test_a_clock_before_the_newest_record(self):
        self.run_once()
        with sqlite3.connect(self.house.state / "kith.db") as database:
            database.execute("UPDATE kith SET newest = newest + 90 * 86400000")
        self.assert_finds("clock", "the newest record is of", "set the clock")

    def test_a_zone_that_is_none(self):
        self.house.write("kith.toml", (self.house.config / "kith.toml").read_text().replace('timezone = "UTC"', ""))
        self.house.environment["TZ"] = "Moon/Crater"
        self.assert_finds("zone", "Moon/Crater")


if __name__ == "__main__":
    unittest.main()
