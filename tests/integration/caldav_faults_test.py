"""kith-caldav against a server that does everything wrong: nothing is lost, doubled or given away, and nobody waits."""
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

from caldav_plugin import INSTANCE, Plugin, entry
from faulty_caldav import PASSWORD, PATH, USER, FaultyServer, flood, once, status, trickle
from surroundings import until


def task_name(uid):
    return f"{uid}.task_{INSTANCE}.ics"


class FaultsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="kith-caldav-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        cls.certificate, cls.key = cls.root / "certificate.pem", cls.root / "key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                        "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                        "-keyout", cls.key, "-out", cls.certificate], check=True, capture_output=True)

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(dir=self.root))
        self.server = self.open()

    def open(self, *arguments):
        server = FaultyServer(*arguments)
        self.addCleanup(server.close)
        return server

    def plugin(self, server=None, directory="plugin", password=PASSWORD, language="en", **more):
        file = self.home / "password"
        file.write_text(password + "\n")
        file.chmod(0o600)
        plugin = Plugin(self.home / directory, {"url": (server or self.server).url + PATH, "user": USER, "poll": "0",
                                                "password_file": str(file), "timeout_s": 2} | more, language)
        self.addCleanup(plugin.kill)
        return plugin

    def shown(self, plugin, *entries):
        """Publishes and waits until all is there."""
        plugin.publish(*entries)
        until("all is there", lambda: sorted(self.server.objects) == sorted(task_name(one["uid"]) for one in entries))
        self.rest(plugin)

    def rest(self, plugin):
        """Waits until no round is under way: a check comes after it."""
        plugin.check()

    # 412
    def test_a_change_by_another_hand_is_merged(self):
        plugin = self.plugin()
        self.shown(plugin, entry("r-1", "Anna"))
        name = task_name("r-1")

        def interfere(request):
            if request.command == "PUT":
                self.server.put(name, self.server.objects[name][0].replace("END:VTODO", "PRIORITY:3\r\nEND:VTODO"))
            return False
        self.server.fault = once(lambda request: interfere(request) or request.command == "PUT" and request.answer(412)
                                 is None)
        plugin.publish(entry("r-1", "Anna Berger", sequence=1))
        until("the change is there", lambda: "SUMMARY:Anna Berger" in self.server.text())
        self.assertIn("PRIORITY:3", self.server.text())

    def test_one_that_always_conflicts_is_tried_twice_a_round(self):
        plugin = self.plugin()
        self.shown(plugin, entry("r-1", "Anna"))
        before = self.server.count("PUT")
        self.server.fault = status(412, ("PUT",))
        plugin.publish(entry("r-1", "Anna Berger", sequence=1))
        self.rest(plugin)
        self.assertEqual(self.server.count("PUT") - before, 2)
        self.server.fault = lambda request: False
        plugin.publish(entry("r-1", "Anna Berger", sequence=1))
        until("the change is there", lambda: "SUMMARY:Anna Berger" in self.server.text())

    def test_a_lost_answer_converges(self):
        plugin = self.plugin()
        self.server.loses = {"PUT"}
        plugin.publish(entry("r-1", "Anna"))
        plugin.await_down("no connection")
        self.server.loses = set()
        self.assertEqual(list(self.server.objects), [task_name("r-1")])
        version = self.server.objects[task_name("r-1")]
        plugin.publish(entry("r-1", "Anna"))
        until("it is up", lambda: plugin.down() == "")
        self.assertEqual(self.server.objects, {task_name("r-1"): version})
        self.server.loses = {"DELETE"}
        plugin.publish()
        plugin.await_down("no connection")
        self.server.loses = set()
        plugin.publish()
        until("it is up", lambda: plugin.down() == "")
        self.assertEqual(self.server.objects, {})

    def test_an_answer_without_a_strong_etag_is_read_again(self):
        for kind in ("none", "weak"):
            with self.subTest(etag=kind):
                self.server.objects.clear()
                self.server.etag_of_put = kind
                plugin = self.plugin(directory=kind)
                self.shown(plugin, entry("r-1", "Anna"))
                self.assertGreater(self.server.count("GET"), 0)
                plugin.publish(entry("r-1", "Anna Berger", sequence=1))
                until("the change is there", lambda: "SUMMARY:Anna Berger" in self.server.text())
                self.rest(plugin)
                self.shown(plugin)

    def test_a_401_after_good_ones_is_tried_once_more(self):
        plugin = self.plugin()
        self.shown(plugin, entry("r-1", "Anna"))
        self.server.fault = once(status(401, WWW_Authenticate="Basic"))
        plugin.publish(entry("r-1", "Anna"), entry("r-2", "Ben"))
        plugin.await_down("tried once more")
        self.shown(plugin, entry("r-1", "Anna"), entry("r-2", "Ben"))
        until("it is up", lambda: plugin.down() == "")

    def test_a_wrong_password_is_asked_for_once(self):
        plugin = self.plugin(password="wrong")
        plugin.publish(entry("r-1", "Anna"))
        plugin.await_down("401")
        plugin.publish(entry("r-1", "Anna"))
        plugin.check()
        self.assertEqual(len(self.server.requests), 1)
        plugin.stop()
        again = self.plugin(password="wrong")
        self.assertIn("401", again.check()["text"])
        self.assertEqual(len(self.server.requests), 1)
        again.stop()
        right = self.plugin()
        self.assertEqual(right.check()["outcome"], "delivered")

    def test_logs_in_by_digest_where_that_is_all_there_is(self):
        self.server.scheme = "Digest"
        plugin = self.plugin()
        self.shown(plugin, entry("r-1", "Anna"))
        self.shown(plugin)

    def test_follows_a_redirect_on_the_same_server_only(self):
        other = self.open()
        plugin = self.plugin()
        self.server.fault = status(307, Location=other.url + PATH)
        self.assertIn(f"points elsewhere: {other.url}{PATH}", plugin.check()["text"])
        self.assertEqual(other.requests, [])
        self.server.fault = once(status(308, ("PROPFIND",), Location=PATH))
        self.assertEqual(plugin.check()["outcome"], "delivered")
        self.server.fault = status(302, ("PROPFIND",), Location=PATH)  # for ever
        self.assertEqual(plugin.check()["outcome"], "unavailable")

    def test_tls_is_verified_and_never_left(self):
        secure = self.open(self.certificate, self.key)
        plugin = self.plugin(secure)
        self.assertIn("not trusted", plugin.check()["text"])
        self.assertEqual(secure.requests, [])
        plugin = self.plugin(secure, "trusting", ca_file=str(self.certificate))
        self.assertEqual(plugin.check()["outcome"], "delivered")
        plain = self.open()
        secure.fault = status(302, Location=plain.url + PATH)
        self.assertIn("points elsewhere", plugin.check()["text"])
        self.assertEqual(plain.requests, [])

    def test_each_status_has_its_clear_text(self):
        texts = {403: ("can only be read", "nur lesbar"), 404: ("nothing at this address", "ist nichts"),
                 500: ("500 Internal", "Störung: 500"), 503: ("503", "Störung: 503"), 429: ("429", "429"),
                 507: ("no space left", "kein Platz"), 418: ("418", "418"), 200: ("fails: 200", "Störung: 200")}
        plugins = {"en": self.plugin(directory="en"), "de": self.plugin(directory="de", language="de")}
        for code, (english, german) in texts.items():
            with self.subTest(status=code):
                self.server.fault = status(code)
                self.assertIn(english, plugins["en"].check()["text"])
                self.assertIn(german, plugins["de"].check()["text"])

    def test_a_full_server_is_told_and_forgiven(self):
        plugin = self.plugin()
        self.server.fault = status(507, ("PUT",))
        plugin.publish(entry("r-1", "Anna"))
        plugin.await_down("no space left (507)")
        self.server.fault = lambda request: False
        self.shown(plugin, entry("r-1", "Anna"))
        until("it is up", lambda: plugin.down() == "")

    def test_one_refused_entry_stops_no_other(self):
        plugin = self.plugin()
        self.server.fault = lambda request: "r-2" in request.path and status(400, ("PUT",))(request)
        plugin.publish(entry("r-1", "Anna"), entry("r-2", "Ben"), entry("r-3", "Cleo"))
        until("the others are there", lambda: len(self.server.objects) == 2)
        self.rest(plugin)
        self.assertEqual(plugin.down(), "")
        self.server.objects.clear()
        self.server.fault = status(400, ("PUT",))
        plugin.publish(entry("r-4", "Dora"))
        plugin.await_down("every entry was refused: 400 Bad Request")

    def test_a_trickle_is_cut_off(self):
        plugin = self.plugin()
        self.server.fault = trickle
        begin = time.monotonic()
        self.assertIn("no answer in time", plugin.check()["text"])
        self.assertLess(time.monotonic() - begin, 20)

    def test_ten_gigabytes_are_not_taken(self):
        plugin = self.plugin()
        self.server.fault = flood
        self.assertIn("larger than any calendar", plugin.check()["text"])
        status_file = pathlib.Path(f"/proc/{plugin.process.pid}/status").read_text()
        peak_kb = next(int(line.split()[1]) for line in status_file.splitlines() if line.startswith("VmHWM"))
        self.assertLess(peak_kb, 100_000)

    def test_xml_that_was_made_to_hurt_is_refused(self):
        laughs = "".join(f'<!ENTITY l{n} "{"&l%d;" % (n - 1) * 10}">' for n in range(1, 10))
        bodies = {
            "laughs": f'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY l0 "ha">{laughs}]><m>&l9;</m>',
            "file": '<!DOCTYPE m [<!ENTITY f SYSTEM "file:///etc/passwd">]><multistatus xmlns="DAV:">&f;</multistatus>',
            "deep": "<a>" * 1_000_000,
            "tags": '<multistatus xmlns="DAV:">' + "<a/>" * 1_500_000 + "</multistatus>",
            "none": "hello", "empty": "", "bytes": "\0\x01\x02",
        }
        plugin = self.plugin()
        for name, body in bodies.items():
            with self.subTest(xml=name):
                self.server.fault = status(207, ("PROPFIND",), body)
                text = plugin.check()["text"]
                self.assertIn("no CalDAV server", text)
                self.assertNotIn("root:", text)
        status_file = pathlib.Path(f"/proc/{plugin.process.pid}/status").read_text()
        peak_kb = next(int(line.split()[1]) for line in status_file.splitlines() if line.startswith("VmHWM"))
        self.assertLess(peak_kb, 200_000)

    def test_hrefs_and_etags_that_were_made_to_hurt_change_nothing(self):
        plugin = self.plugin()
        self.shown(plugin, entry("r-1", "Anna"))
        hrefs = ("/etc/passwd", "../../x.ics", "http://evil.example/tasks/a.ics", PATH + "%2e%2e%2fx.ics",
                 PATH + "a%00b.ics", PATH + f"x.task_{INSTANCE}.ics%0d%0aX:y",
                 PATH + f"x%0d%0ay.task_{INSTANCE}.ics", PATH + f"x%20y.task_{INSTANCE}.ics",
                 PATH + task_name("r-1"), "javascript:1", "")
        body = "".join(f"<response><href>{href}</href><propstat><prop><getetag>\"1&#13;&#10;X: y\"</getetag></prop>"
                       "<status>HTTP/1.1 200 OK</status></propstat></response>" for href in hrefs)
        self.server.fault = lambda request: request.headers.get("Depth") == "1" and status(
            207, ("PROPFIND",), f'<multistatus xmlns="DAV:">{body}</multistatus>')(request)
        self.server.version += 1
        plugin.publish(entry("r-1", "Anna"))
        self.rest(plugin)
        plugin.publish(entry("r-1", "Anna", sequence=1))
        until("the change is there", lambda: "SEQUENCE:1" in self.server.text())
        self.assertEqual(plugin.down(), "")
        self.assertEqual(list(self.server.objects), [task_name("r-1")])
        self.assertEqual(self.server.count("DELETE"), 0)
        self.assertFalse([headers for _, _, headers in self.server.requests if "X" in headers])

    def test_nobody_waits_for_a_silent_server(self):
        gate = threading.Event()
        self.addCleanup(gate.set)
        plugin = self.plugin(timeout_s=60)
        self.server.fault = lambda request: gate.wait(120)
        plugin.publish(entry("r-1", "Anna"))
        until("it is asked", lambda: self.server.requests)
        begin = time.monotonic()
        self.assertEqual(plugin.ask("ping"), {})
        plugin.publish(entry("r-1", "Anna"), entry("r-2", "Ben"))
        self.assertLess(time.monotonic() - begin, 2)
        self.assertEqual(plugin.stop(), 0)
        self.assertLess(time.monotonic() - begin, 10)


if __name__ == "__main__":
    unittest.main()
