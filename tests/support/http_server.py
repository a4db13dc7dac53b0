"""An HTTP server that answers as it is told, for plugins that speak to servers.

Arguments: --answers JSON (a list; the n-th request gets the n-th, later ones the last), --certificate and --key for TLS.
An answer: status, headers (list of pairs), body; or raw: these bytes and no others. Instead or besides:
  drop: "handshake" (before TLS), "request" (all is read, nothing answered), "headers" (amid the headers), "body" (amid the body)
  stall: the same names: says nothing more until the other side leaves
  trickle: a byte of the answer every 0.2 s
  endless: "headers" or "body": never stops sending
  keep: takes the next request on this connection
Prints one JSON object a line: {"port":N}, then each request: method, target, head (all of its bytes up to the blank line),
body, connection (its number). Bytes are Latin-1, so that none is lost. Ends with its standard input.
"""

import argparse
import json
import os
import socket
import ssl
import sys
import threading
import time

LOCK = threading.Lock()


def say(message):
    with LOCK:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


def read_request(connection):
    """The head's bytes and the body's; None when the other side leaves before all is there."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return None
        data += more
    head, body = data.split(b"\r\n\r\n", 1)
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        more = connection.recv(65536)
        if not more:
            return None
        body += more
    return head, body


def wait_for_the_end(connection):
    try:
        while connection.recv(4096):
            pass
    except OSError:
        pass


def send_answer(connection, answer):
    if "raw" in answer:
        connection.sendall(answer["raw"].encode("latin-1"))
        return
    body = answer.get("body", "").encode("utf-8")
    head = [f"HTTP/1.1 {answer.get('status', 200)} x", f"Content-Length: {len(body)}"]
    head += [f"{name}: {value}" for name, value in answer.get("headers", [])]
    text = "\r\n".join(head).encode("latin-1")
    broken = answer.get("drop") or answer.get("stall")
    if answer.get("endless") == "headers":
        connection.sendall(text)
        while True:
            connection.sendall(b"\r\nX-More: " + b"m" * 8000)
    if broken == "headers":
        connection.sendall(text)
    elif answer.get("endless") == "body":
        connection.sendall(b"HTTP/1.1 %d x\r\n\r\n" % answer.get("status", 200))
        while True:
            connection.sendall(b"b" * 65536)
    elif broken == "body":
        connection.sendall(text + b"\r\n\r\n" + body[: len(body) // 2])
    elif answer.get("trickle"):
        for byte in text + b"\r\n\r\n" + body:
            connection.sendall(bytes([byte]))
            time.sleep(0.2)
    else:
        connection.sendall(text + b"\r\n\r\n" + body)


class Server:
    def __init__(self, answers, context):
        self.answers = answers
        self.context = context
        self.next = 0
        self.connections = 0

    def take_answer(self):
        with LOCK:
            answer = self.answers[min(self.next, len(self.answers) - 1)]
            self.next += 1
        return answer

    def serve(self, connection):
        try:
            with LOCK:
                self.connections += 1
                number = self.connections
            self.converse(connection, number)
        except OSError:
            pass  # the other side left: its test says whether it should have
        finally:
            connection.close()

    def converse(self, connection, number):
        first = self.answers[min(self.next, len(self.answers) - 1)]
        if first.get("drop") == "handshake":
            return
        if first.get("stall") == "handshake":
            say({"stalled": "handshake"})
            wait_for_the_end(connection)
            return
        if self.context is not None:
            connection = self.context.wrap_socket(connection, server_side=True)
        answer = {"keep": True}
        while answer.get("keep"):
            answer = self.take_request(connection, number)
            if answer is None:
                return
        if self.context is not None and not answer.get("drop") and not answer.get("stall"):
            connection.unwrap()

    def take_request(self, connection, number):
        """Reads one request and answers it; returns that answer, or None when there is no more."""
        request = read_request(connection)
        if request is None:
            return None
        answer = self.take_answer()
        head, body = (part.decode("latin-1") for part in request)
        method, target = head.split("\r\n", 1)[0].split(" ")[:2]
        say({"method": method, "target": target, "head": head, "body": body, "connection": number})
        if answer.get("drop") == "request":
            return answer
        if answer.get("stall") != "request":
            send_answer(connection, answer)
        if answer.get("stall"):
            wait_for_the_end(connection)
        return answer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", required=True)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    options = parser.parse_args()
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    server = Server(json.loads(options.answers), context)
    listener = socket.create_server(("127.0.0.1", 0))
    say({"port": listener.getsockname()[1]})

    def accept():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=server.serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    sys.stdin.read()
    sys.stdout.flush()
    os._exit(0)


main()
