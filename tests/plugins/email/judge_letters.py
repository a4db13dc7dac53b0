"""Reads every *.eml of a directory with Python's own parser and complains of each that is not what kith means to send.

The first argument is the directory, the others are the names of the header fields, in their order.
"""
import email
import email.policy
import pathlib
import sys

import icalendar

STRUCTURES = (["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"],
              ["multipart/alternative", "text/plain", "text/html"])


def faults(raw, names):
    if b"\r" in raw.replace(b"\r\n", b"") or b"\n" in raw.replace(b"\r\n", b""):
        yield "a bare CR or LF"
    if any(line.startswith(b".") and len(line) == 1 for line in raw.split(b"\r\n")):
        yield "a line of one dot"
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if [name.lower() for name in message.keys()] != [name.lower() for name in names]:
        yield f"header fields {message.keys()}"
    if [address.addr_spec for address in message["to"].addresses] != ["me@example.org", "us@example.net"]:
        yield f"recipients {message['to']}"
    if [part.get_content_type() for part in message.walk()] not in STRUCTURES:
        yield f"structure {[part.get_content_type() for part in message.walk()]}"
    for part in message.walk():
        yield from (repr(defect) for defect in part.defects)
        yield from (f"{name}: {defect!r}" for name in part.keys() for defect in part[name].defects)
        if not part.is_multipart() and part.get_content_type() != "text/calendar":
            text = part.get_content()
            if any(ord(c) < 32 and c not in "\r\n\t" or c in "\x7f\u2028\u2029\u202e" for c in text):
                yield f"a control character in {part.get_content_type()}"
        if part.get_content_type() == "text/html" and ("<script" in text.lower() or "<img" in text.lower()):
            yield "an element that is not ours"
        if part.get_content_type() == "text/calendar":
            calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
            if [child.name for child in calendar.subcomponents] != ["VEVENT"] * len(calendar.subcomponents):
                yield "a component that is not ours"


letters = sorted(pathlib.Path(sys.argv[1]).glob("*.eml"))
assert letters
for file in letters:
    for fault in faults(file.read_bytes(), sys.argv[2:]):
        print(f"{file.name}: {fault}")
