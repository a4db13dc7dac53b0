"""kith-caldav against real servers, with the owner's real programs on the other side; and the whole chain with kithd."""
import datetime
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import unittest

import icalendar
from caldav_plugin import INSTANCE, Plugin, entry
from caldav_servers import ASK_ETAGS, USER, Radicale, Xandikos
from surroundings import PATIENCE_S, end, until
from task_program import TaskProgram

BIN = pathlib.Path(os.environ["KITH_BUILD_DIR"]) / "bin"


def task_name(uid):
    return f"{uid}.task_{INSTANCE}.ics"


def radicale(directory):
    server = Radicale(directory / "radicale")
    server.open()
    return server


class ServerTest(unittest.TestCase):
    """Each test has collections of its own on one server."""

    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="kith-caldav-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        cls.server = cls.start_server()
        cls.addClassCleanup(cls.server.close)

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(dir=self.root))

    def plugin(self, path, language="en", directory="plugin", deaf=False, **more):
        settings = {"url": self.server.url(path), "poll": "0"}
        if self.server.user:
            password = self.home / "password"
            if not password.exists():
                password.write_text(self.server.password + "\n")
                password.chmod(0o600)
            settings |= {"user": self.server.user, "password_file": str(password)}
        plugin = Plugin(self.home / directory, settings | more, language, deaf)
        self.addCleanup(plugin.kill)
        return plugin

    def await_names(self, path, *names):
        until(f"there are {names}", lambda: self.server.names(path) == sorted(names))


class RadicaleTest(ServerTest):
    @classmethod
    def start_server(cls):
        return radicale(cls.root)

    def collection(self, component="VTODO"):
        return self.server.make(self.home.name, component)

    def test_logs_in_and_looks_at_the_collection(self):
        path = self.collection()
        self.assertEqual(self.plugin(path).check(), {
            "outcome": "delivered", "text": f'logged in to 127.0.0.1 as {USER}, calendar "{self.home.name}"'})

    def test_shows_the_agenda_as_tasks(self):
        path = self.collection()
        plugin = self.plugin(path)
        plugin.publish(entry("r-1", "Anna Berger"), entry("r-2", "Ben", "2026-12-05", at="2026-12-05T17:00:00Z"))
        self.await_names(path, task_name("r-1"), task_name("r-2"))
        tasks = [icalendar.Calendar.from_ical(text).walk("VTODO")[0] for text in self.server.objects(path).values()]
        self.assertEqual([str(task["SUMMARY"]) for task in tasks], ["Anna Berger", "Ben"])
        self.assertEqual(tasks[0]["DUE"].dt, datetime.date(2026, 12, 1))
        self.assertEqual(tasks[0]["UID"], f"r-1.task@{INSTANCE}")
        self.assertNotIn("METHOD", self.server.text(path))
        self.assertNotIn("anna@example.org", self.server.text(path))

    def test_shows_the_agenda_as_events_that_khal_reads(self):
        path = self.collection("VEVENT")
        plugin = self.plugin(path, **{"as": "events", "alarms": True})
        plugin.publish(entry("r-1", "Anna Berger: birthday"))
        self.await_names(path, f"r-1_{INSTANCE}.ics")
        program = TaskProgram(self.home / "programs", self.server, path, "VEVENT")
        program.sync()
        self.assertIn("Anna Berger: birthday", program.khal("list", "2026-12-01", "1d"))
        self.assertIn("TRIGGER:-PT15H", self.server.text(path))

    def test_follows_every_change_and_removal(self):
        path = self.collection()
        plugin = self.plugin(path)
        plugin.publish(entry("r-1", "Anna"), entry("r-2", "Ben"))
        self.await_names(path, task_name("r-1"), task_name("r-2"))
        plugin.publish(entry("r-1", "Anna Berger", "2026-12-24", 1), full=False)
        until("the change is there", lambda: "SUMMARY:Anna Berger" in self.server.text(path))
        self.assertIn("DUE;VALUE=DATE:20261224", self.server.text(path))
        plugin.publish(remove=["r-2"], full=False)
        self.await_names(path, task_name("r-1"))
        plugin.publish()
        self.await_names(path)

    def test_a_task_that_todoman_completes_is_done(self):
        path = self.collection()
        plugin = self.plugin(path, poll="1 second")
        plugin.publish(entry("r-1", "Anna Berger"), entry("r-2", "Ben"))
        self.await_names(path, task_name("r-1"), task_name("r-2"))
        program = TaskProgram(self.home / "programs", self.server, path)
        program.sync()
        self.assertIn("Anna Berger", program.todo("list"))
        program.complete("Anna Berger")
        program.sync()
        self.assertIn("COMPLETED", self.server.text(path))
        until("the poll has found it", lambda: plugin.told("done", "r-1"))
        self.assertEqual(plugin.told("done", "r-2"), 0)
        plugin.publish(entry("r-2", "Ben"))
        self.await_names(path, task_name("r-2"))
        program.sync()
        self.assertNotIn("Anna Berger", program.todo("list"))
        self.assertEqual(plugin.told("done", "r-1"), 1)

    def test_a_completion_is_found_after_each_publication(self):
        path = self.collection()
        plugin = self.plugin(path)
        plugin.publish(entry("r-1", "Anna"), entry("r-2", "Ben"))
        self.await_names(path, task_name("r-1"), task_name("r-2"))
        self.assertIn(self.server.complete(path, task_name("r-1")).status, (201, 204))
        plugin.publish(entry("r-1", "Anna", "2026-12-03", 1), full=False)  # crosses the owner's deed
        until("it is told", lambda: plugin.told("done", "r-1"))
        self.assertIn("STATUS:COMPLETED", self.server.ask(path + task_name("r-1")).text())

    def test_what_the_owner_added_stays(self):
        path = self.collection()
        plugin = self.plugin(path)
        plugin.publish(entry("r-1", "Anna"))
        self.await_names(path, task_name("r-1"))
        before = self.server.ask(path + task_name("r-1"))
        text = before.text().replace("END:VTODO", "PRIORITY:1\r\nX-MINE:a\\,b\r\nEND:VTODO")
        self.server.ask(path + task_name("r-1"), "PUT", text, If_Match=before.headers["ETag"],
                        Content_Type="text/calendar")
        plugin.publish(entry("r-1", "Anna Berger", sequence=1), full=False)
        until("the change is there", lambda: "SUMMARY:Anna Berger" in self.server.text(path))
        self.assertIn("PRIORITY:1", self.server.text(path))
        self.assertIn("X-MINE:a\\,b", self.server.text(path))

    def test_foreign_objects_stay_untouched(self):
        path = self.collection()
        foreign = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VTODO\r\nUID:mine\r\n"
                   "DTSTAMP:20261101T060000Z\r\nSUMMARY:mine\r\nEND:VTODO\r\nEND:VCALENDAR\r\n")
        self.server.ask(path + "mine.ics", "PUT", foreign, Content_Type="text/calendar")
        etag = self.server.ask(path + "mine.ics").headers["ETag"]
        plugin = self.plugin(path)
        plugin.publish(entry("r-1", "Anna"))
        self.await_names(path, "mine.ics", task_name("r-1"))
        plugin.publish()
        self.await_names(path, "mine.ics")
        self.assertEqual(self.server.ask(path + "mine.ics").headers["ETag"], etag)

    def test_a_restart_neither_duplicates_nor_forgets(self):
        path = self.collection()
        agenda = [entry("r-1", "Anna"), entry("r-2", "Ben"), entry("r-3", "Cleo")]
        first = self.plugin(path)
        first.publish(*agenda)
        self.await_names(path, *(task_name(one["uid"]) for one in agenda))
        etags = {name: self.server.ask(path + name).headers["ETag"] for name in self.server.names(path)}
        first.kill()
        self.server.complete(path, task_name("r-2"))
        second = self.plugin(path)
        second.publish(*agenda[:2])
        self.await_names(path, task_name("r-1"), task_name("r-2"))
        until("the completion is told", lambda: second.told("done", "r-2"))
        self.assertEqual(self.server.ask(path + task_name("r-1")).headers["ETag"], etags[task_name("r-1")])
        self.assertEqual(second.stop(), 0)
        shutil.rmtree(second.state)
        third = self.plugin(path)  # without any memory
        third.publish(agenda[0])
        self.await_names(path, task_name("r-1"))

    def test_a_completion_outlives_a_daemon_that_does_not_answer(self):
        path = self.collection()
        deaf = self.plugin(path, deaf=True)
        deaf.publish(entry("r-1", "Anna"))
        self.await_names(path, task_name("r-1"))
        self.server.complete(path, task_name("r-1"))
        deaf.publish(entry("r-1", "Anna"))
        until("it is told", lambda: deaf.told("done", "r-1"))
        deaf.kill()
        again = self.plugin(path)
        again.publish(entry("r-1", "Anna"))
        until("it is told again", lambda: again.told("done", "r-1"))

    def test_a_deletion_is_done_where_it_is_so_set(self):
        path = self.collection()
        plugin = self.plugin(path, deleted="done")
        agenda = [entry("r-1", "Anna"), entry("r-2", "Ben")]
        plugin.publish(*agenda)
        self.await_names(path, task_name("r-1"), task_name("r-2"))
        self.server.ask(path + task_name("r-1"), "DELETE")
        plugin.publish(*agenda)
        until("it is told", lambda: plugin.told("done", "r-1"))
        self.assertEqual(self.server.names(path), [task_name("r-2")])

    def test_lists_the_calendars_when_there_is_none_at_the_address(self):
        self.collection()
        for wrong in ("", f"{USER}/", f"{USER}/nowhere/"):
            with self.subTest(wrong=wrong):
                answer = self.plugin(wrong, directory="wrong" + wrong.replace("/", "-")).check()
                self.assertEqual(answer["outcome"], "unavailable")
                self.assertIn("is no calendar", answer["text"])
                listed = [url for url in answer["text"].split(": ")[-1].split(", ") if url != "..."]
                self.assertTrue(listed)
                for url in listed:  # each is whole
                    known = self.server.ask(url.removeprefix(self.server.url()), "PROPFIND", ASK_ETAGS, Depth="0")
                    self.assertEqual(known.status, 207, url)

    def test_asks_what_a_collection_takes(self):
        path = self.collection("VEVENT")
        plugin = self.plugin(path, language="de")
        self.assertIn("nimmt kein VTODO", plugin.check()["text"])
        plugin.publish(entry("r-1", "Anna"))
        plugin.await_down("VTODO")
        self.assertEqual(self.server.names(path), [])

    def test_a_wrong_password_is_tried_once(self):
        path = self.collection()
        password = self.home / "password"
        password.write_text("wrong\n")
        password.chmod(0o600)
        plugin = self.plugin(path)
        self.assertIn("refused (401)", plugin.check()["text"])
        plugin.publish(entry("r-1", "Anna"))
        plugin.await_down("401")
        tries = (self.server.directory / "log").read_text().count("Failed login attempt")
        self.assertIn("was refused (401)", plugin.check()["text"])
        self.assertEqual((self.server.directory / "log").read_text().count("Failed login attempt"), tries)
        self.assertEqual(tries, 1)
        password.write_text(self.server.password + "\n")
        self.assertEqual(plugin.check()["outcome"], "delivered")
        plugin.publish(entry("r-1", "Anna"))
        self.await_names(path, task_name("r-1"))
        until("it is up", lambda: plugin.down() == "")

    def test_two_hundred_entries_are_written_once(self):
        path = self.collection()
        plugin = self.plugin(path)
        agenda = [entry(f"r-{number}", f"Person {number}") for number in range(200)]
        plugin.publish(*agenda)
        until("all are there", lambda: len(self.server.names(path)) == 200)
        etags = {name: text for name, text in self.server.objects(path).items()}
        plugin.publish(*agenda)
        self.assertEqual(plugin.check()["outcome"], "delivered")  # comes after the round
        self.assertEqual(self.server.objects(path), etags)

    def test_one_that_is_killed_while_it_writes_goes_on(self):
        path = self.collection()
        agenda = [entry(f"r-{number}", f"Person {number}") for number in range(100)]
        first = self.plugin(path)
        first.publish(*agenda)
        until("it has begun", lambda: len(self.server.names(path)) > 5)
        first.kill()
        self.assertLess(len(self.server.names(path)), 100)
        self.plugin(path).publish(*agenda)
        self.await_names(path, *(task_name(one["uid"]) for one in agenda))

    def test_the_password_is_nowhere_but_in_its_file(self):
        path = self.collection()
        plugin = self.plugin(path)
        plugin.publish(entry("r-1", "Anna"))
        self.await_names(path, task_name("r-1"))
        self.assertEqual(plugin.stop(), 0)
        for file in (self.home / "plugin").rglob("*"):
            if file.is_file():
                self.assertNotIn(self.server.password, file.read_text(errors="replace"), file)
                self.assertEqual(file.stat().st_mode & 0o077, 0 if file.parent == plugin.state else 0o044, file)


class XandikosTest(ServerTest):
    """Another server, which commits each change to a repository."""

    @classmethod
    def start_server(cls):
        server = Xandikos(cls.root / "xandikos")
        server.open()
        return server

    def test_the_same_in_another_house(self):
        path = self.server.path()
        plugin = self.plugin(path)
        self.assertEqual(plugin.check()["outcome"], "delivered")
        plugin.publish(entry("r-1", "Anna"), entry("r-2", "Ben"))
        self.await_names(path, task_name("r-1"), task_name("r-2"))
        self.assertIn(self.server.complete(path, task_name("r-1")).status, (201, 204))
        plugin.publish(entry("r-1", "Anna"), entry("r-2", "Ben Klein", sequence=1))
        until("it is told", lambda: plugin.told("done", "r-1"))
        until("the change is there", lambda: "SUMMARY:Ben Klein" in self.server.text(path))
        plugin.publish()
        self.await_names(path)
        self.assertEqual(plugin.down(), "")


KITH = """
timezone = "Europe/Berlin"
at = "00:00"

[[channel]]
name = "tasks"
plugin = "caldav"
[channel.settings]
url = "{url}"
user = "{user}"
password_file = "tasks-password"
poll = "1 second"
"""

RULES = """
[[rule]]
name = "friends"
kind = "keep-in-touch"
for = "everyone"
every = "6 weeks"
"""

PEOPLE = "".join(f'[[contact]]\nname = "{name}"\nlast_contact = "2025-02-0{day}"\n'
                 for day, name in enumerate(("Anna Berger", "Ben Klein", "Cleo Lind"), 3))


class Home:
    """kithd with one channel, the task list on a server."""

    def __init__(self, directory, server, path):
        self.home = pathlib.Path(directory)
        config = self.home / ".config/kith"
        self.state = self.home / ".local/state/kith"
        (config / "contacts").mkdir(parents=True, mode=0o700)
        (self.home / "run").mkdir(mode=0o700)
        (config / "kith.toml").write_text(KITH.format(url=server.url(path), user=server.user))
        (config / "rules.toml").write_text(RULES)
        (config / "contacts/people.toml").write_text(PEOPLE)
        password = config / "tasks-password"
        password.write_text(server.password + "\n")
        password.chmod(0o600)
        self.environment = {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home / "run"), "PATH": "/usr/bin:/bin",
                            "LANG": "C.UTF-8"}
        self.kithd = None

    def start(self):
        with open(self.home / "log", "ab") as log:
            self.kithd = subprocess.Popen([BIN / "kithd"], env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                                          stderr=log)
        until("kithd answers", lambda: self.kith("status").returncode == 0)

    def kith(self, *words):
        return subprocess.run([BIN / "kith", *words], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE_S)

    def stop(self):
        self.kithd.send_signal(signal.SIGTERM)
        return self.kithd.wait(PATIENCE_S)

    def close(self):
        end(self.kithd)

    def log(self):
        return (self.home / "log").read_text()

    def due(self):
        return self.kith("due").stdout


class WholeChainTest(ServerTest):
    """kithd, kith-caldav within its fence, Radicale, todoman."""

    @classmethod
    def start_server(cls):
        return radicale(cls.root)

    def task_of(self, path, name):
        """The names of the tasks that are about that person."""
        return {task for task, text in self.server.objects(path).items() if name in text}

    def test_a_reminder_appears_and_goes_and_is_settled_from_either_side(self):
        path = self.server.make("chain", "VTODO")
        home = Home(self.home / "kith", self.server, path)
        self.addCleanup(home.close)
        home.start()
        until("all three are there", lambda: len(self.server.names(path)) == 3)
        self.assertIn("works", home.kith("plugins").stdout)
        annas = self.task_of(path, "Anna Berger")
        self.assertEqual(home.kith("done", "anna").returncode, 0)
        until("her task has gone", lambda: not annas & set(self.server.names(path)))
        program = TaskProgram(self.home / "programs", self.server, path)
        program.sync()
        bens = self.task_of(path, "Ben Klein")
        program.complete("Ben Klein")
        program.sync()
        until("kith knows", lambda: "Ben" not in home.due())
        until("his task has gone", lambda: not bens & set(self.server.names(path)))
        self.assertIn("Cleo", home.due())
        self.assertEqual(home.stop(), 0)
        self.assertNotIn(self.server.password, home.log())

    def test_speaks_the_protocol(self):
        path = self.server.make("protocol", "VTODO")
        settings = f'{{"url": "{self.server.url(path)}"}}'
        judged = subprocess.run([BIN / "kith", "plugin", "test", "caldav", "--settings", settings], text=True,
                                capture_output=True, timeout=PATIENCE_S)
        self.assertEqual(judged.returncode, 0, judged.stdout + judged.stderr)

    def test_a_server_that_is_down_is_told_and_comes_back(self):
        path = self.server.make("down", "VTODO")
        home = Home(self.home / "kith", self.server, path)
        self.addCleanup(home.close)
        self.server.close()
        home.start()
        until("it is told", lambda: "no connection" in home.kith("plugins").stdout)
        self.server.open()
        self.assertEqual(home.kith("snooze", "cleo", "3d").returncode, 0)  # a publication: not a minute of back-off in a test
        until("all are there", lambda: len(self.server.names(path)) == 3)
        until("it works", lambda: "no connection" not in home.kith("plugins").stdout)


if __name__ == "__main__":
    unittest.main()
