"""A mail server for the tests: aiosmtpd with STARTTLS, AUTH and faults on demand.

usage: smtp_server.py --certificate FILE --key FILE --directory DIRECTORY [--tls starttls|tls|none] [--port N] [--password P] [--fault F]...
Says on standard output, one JSON object a line: {"port": N}, each command line as {"command": "..."},
and each message as {"from", "to", "file" (its bytes), "clean": no bare CR or LF was in it}. Ends with standard input.

Faults: rcpt:ADDRESS=REPLY, mail=REPLY, data=REPLY (instead of 354), dot=REPLY (after the final dot),
greeting=REPLY, auth=REPLY, dot-drop (the connection is lost after the dot), drop:VERB, stall:VERB,
stall-dot, no-starttls, trickle (the greeting comes a byte a second).
"""
import argparse
import asyncio
import json
import ssl
import sys
import tempfile

from aiosmtpd.smtp import SMTP, AuthResult


def say(**what):
    print(json.dumps(what), flush=True)


class Recorder:
    """Judges and records what one server gets."""

    def __init__(self, faults, directory):
        self.faults = faults
        self.directory = directory

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "mail" in self.faults:
            return self.faults["mail"]
        envelope.mail_from = address
        return "250 2.1.0 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "rcpt:" + address in self.faults:
            return self.faults["rcpt:" + address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        raw = envelope.original_content
        bare = raw.replace(b"\r\n", b"")
        if "dot" in self.faults:
            return self.faults["dot"]
        # Through a file: what waits for our answer does not read our output, and a pipe is short.
        with tempfile.NamedTemporaryFile(dir=self.directory, delete=False) as file:
            file.write(raw)
        say(**{"from": envelope.mail_from, "to": envelope.rcpt_tos, "file": file.name,
               "clean": b"\r" not in bare and b"\n" not in bare})
        if "dot-drop" in self.faults:
            server.transport.abort()
        if "stall-dot" in self.faults:
            await asyncio.sleep(3600)
        return "250 2.0.0 queued as K1TH"


class Server(SMTP):
    """Records each command as it came over the wire, before anything is made of it."""

    def __init__(self, handler, faults, **options):
        super().__init__(handler, **options)
        self.faults = faults
        self.in_body = False

    def _client_connected_cb(self, reader, writer):
        read = reader.readuntil

        async def recorded(*args):
            line = await read(*args)
            if not self.in_body:
                text = line.decode("latin-1")
                say(command=text)
                verb = text.split()[0].upper() if text.split() else ""
                if "drop:" + verb in self.faults:
                    self.transport.abort()
                    raise ConnectionResetError()
                if "stall:" + verb in self.faults:
                    await asyncio.sleep(3600)
            return line

        reader.readuntil = recorded
        super()._client_connected_cb(reader, writer)

    async def push(self, status):
        if status.startswith("220 ") and "greeting" in self.faults and not self._tls_protocol:
            status = self.faults["greeting"]
        if status.startswith("220 ") and "trickle" in self.faults:
            for byte in status.encode():
                self._writer.write(bytes([byte]))
                await self._writer.drain()
                await asyncio.sleep(1)
        await super().push(status)

    async def smtp_DATA(self, arg):
        if "data" in self.faults:
            await self.push(self.faults["data"])
            return
        self.in_body = True
        try:
            await super().smtp_DATA(arg)
        finally:
            self.in_body = False


def context(options):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(options.certificate, options.key)
    return made


async def serve(options):
    faults = dict(fault.partition("=")[::2] for fault in options.fault)

    def authenticate(server, session, envelope, mechanism, data):
        if "auth" in faults:
            return AuthResult(success=False, handled=False, message=faults["auth"])
        good = data.login == b"me" and data.password == options.password.encode()
        return AuthResult(success=good, handled=False)

    def make():
        arguments = {"hostname": "mail.test", "ident": "kith test", "enable_SMTPUTF8": True, "data_size_limit": 1 << 24}
        if options.tls == "starttls" and "no-starttls" not in faults:
            arguments.update(tls_context=context(options), require_starttls=True)
        if options.password:
            arguments.update(authenticator=authenticate, auth_required=True,
                             auth_require_tls=options.tls == "starttls" and "no-starttls" not in faults)
        return Server(Recorder(faults, options.directory), faults, **arguments)

    loop = asyncio.get_running_loop()
    secured = context(options) if options.tls == "tls" else None
    server = await loop.create_server(make, "127.0.0.1", options.port, ssl=secured)
    say(port=server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--directory")
    parser.add_argument("--tls", default="starttls")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--password", default="")
    parser.add_argument("--fault", action="append", default=[])
    try:
        asyncio.run(serve(parser.parse_args()))
    except KeyboardInterrupt:
        pass


main()
