"""The calendar plugin: one change beside all of it, and answers 304 beside nginx."""
import datetime
import json
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from figure import at_least, at_most
from premises import processor_time, until

PAGE = 200
CHANGES = 5  # one by one after each whole agenda

NGINX = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path {folder};
    proxy_temp_path {folder};
    fastcgi_temp_path {folder};
    uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    server {{ listen 127.0.0.1:{port}; root {folder}/site; }}
}}
"""


def entry(number, title):
    day = datetime.date.today() + datetime.timedelta(number % 365)
    return {"uid": f"r-{number:06}", "date": day.isoformat(), "title": title, "state": "planned",
            "reasons": ["Last contact on 4 September 2026 (11 weeks ago); you wanted six weeks."],
            "categories": ["old-friends"], "note": "moved to Bonn", "revised_at": "2026-11-01T06:00:00Z", "sequence": 0}


class CalendarPlugin:
    """The plugin as kithd runs it, with its agenda told in full."""

    def __init__(self, build, entries):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-bench-feed-"))
        self.process = subprocess.Popen([build / "libexec" / "kith" / "kith-calendar"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.next, self.revision, self.entries = 1, 0, entries
        self.ask("initialize", {
            "protocol": {"min": 1, "max": 1}, "daemon": {"name": "kithd", "version": "bench"}, "instance": "a" * 26,
            "channel": "calendar", "settings": {"port": 0}, "state_dir": str(self.folder), "language": "en",
            "time_zone": "UTC", "limits": {"max_line": 1 << 20, "max_inflight": 1, "deliver_ms": 60000}})
        self.publish_all()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(60)
        shutil.rmtree(self.folder)

    def ask(self, method, params):
        self.send([self.request(method, params)])

    def request(self, method, params):
        self.next += 1
        return self.next, json.dumps({"jsonrpc": "2.0", "id": self.next, "method": method, "params": params}) + "\n"

    def send(self, requests):
        """Seconds until all are answered, one after the other."""
        began = time.monotonic()
        for number, line in requests:
            self.process.stdin.write(line.encode())
            self.process.stdin.flush()
            while True:
                answer = json.loads(self.process.stdout.readline())
                if answer.get("id") == number and "method" not in answer:
                    break
            if "error" in answer:
                raise RuntimeError(answer["error"])
        return time.monotonic() - began

    def page(self, upsert, *, full, last):
        return self.request("publish", {"revision": self.revision, "full": full, "last": last, "upsert": upsert,
                                        "remove": []})

    def publish_all(self):
        """Seconds until the whole agenda is out; what it says differs each time."""
        self.revision += 1
        pages = [[entry(number, f"Anna {number}: hello {self.revision}") for number in range(first, first + PAGE)]
                 for first in range(0, self.entries, PAGE)]
        return self.send([self.page(page, full=True, last=page is pages[-1]) for page in pages])

    def publish_one(self):
        """Seconds until one changed entry is out."""
        self.revision += 1
        return self.send([self.page([entry(self.entries // 2, f"Berta: changed {self.revision}")], full=False,
                                    last=True)])

    def address(self):
        return until("the feed is served", lambda: (self.folder / "url").exists() and
                     (self.folder / "url").read_text()).split()[0]


def change_figures(build, entries, rounds):
    with CalendarPlugin(build, entries) as plugin:
        one, everything = [], []
        for _ in range(rounds):
            began = processor_time(plugin.process.pid)
            plugin.publish_all()
            between = processor_time(plugin.process.pid)
            for _ in range(CHANGES):
                plugin.publish_one()
            everything.append((between - began) * 1000)
            one.append((processor_time(plugin.process.pid) - between) * 1000 / CHANGES)
    return [at_most(f"one changed reminder in a feed of {entries:,}: processor time until it is answered", one,
                    everything, 0.05, "ms", who="all anew", note="the edition is made when it is asked for")]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def etag_of(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.headers["ETag"]


def not_modified(address, requests):
    """Answers 304 a second, each over a connection of its own, eight at a time: as calendar programs ask."""
    output = subprocess.run(["ab", "-q", "-c8", f"-n{requests}", "-H", f"If-None-Match: {etag_of(address)}", address],
                            check=True, capture_output=True, text=True).stdout
    lines = dict(line.split(":", 1) for line in output.splitlines() if ":" in line)
    if int(lines["Non-2xx responses"]) != requests or int(lines["Failed requests"].split()[0]) != 0:
        raise RuntimeError(output)
    return float(lines["Requests per second"].split()[0])


def answer_figures(build, entries, rounds, requests):
    with CalendarPlugin(build, entries) as plugin:
        with urllib.request.urlopen(plugin.address(), timeout=60) as answer:
            feed = answer.read()
        site, port = plugin.folder / "site", free_port()
        site.mkdir()
        (site / "kith.ics").write_bytes(feed)
        configuration = plugin.folder / "nginx.conf"
        configuration.write_text("user root;" + NGINX.format(folder=plugin.folder, port=port))
        nginx = subprocess.Popen(["/usr/sbin/nginx", "-c", configuration], stderr=subprocess.DEVNULL)
        theirs = f"http://127.0.0.1:{port}/kith.ics"
        try:
            until("nginx answers", lambda: answers(theirs))
            ours, limit = [], []
            for _ in range(rounds):
                ours.append(not_modified(plugin.address(), requests))
                limit.append(not_modified(theirs, requests))
        finally:
            nginx.send_signal(signal.SIGTERM)
            nginx.wait(60)
    return [at_least("HTTP 304 of the feed", ours, limit, 0.6, "a second", who="nginx")]


def answers(address):
    try:
        return bool(etag_of(address))
    except urllib.error.URLError:
        return False
