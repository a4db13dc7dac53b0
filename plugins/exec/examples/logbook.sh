#!/bin/sh
# A kith plugin in POSIX shell, with awk to read JSON: each delivery becomes a line of a log file.
#
#     2026-11-23T07:30:00Z d-5kq0c3m7w1 Anna Berger: Zeit, sich zu melden
#
# A reminder that is taken back gets a line of its own. The protocol is plugins/sdk/PROTOCOL.md.
set -u
umask 077
LC_ALL=C
export LC_ALL

capabilities='{"withdraw":true,"check":true,"idempotency":"none"}'
description='{"name":"logbook","version":"1.0.0","protocol":{"min":1,"max":1},"kinds":["sink"],
"capabilities":'$capabilities',"needs":{"dbus":false,"network":false},
"settings":{"type":"object","required":["file"],"additionalProperties":false,"properties":{
"file":{"type":"string","minLength":1,"x-path":true,"x-writes":true,"description":"the log file, made if it is not there"}}}}'

case "$#:${1-}" in
0:) ;;
1:--describe)
    printf '%s\n' "$description" | tr -d '\n'
    echo
    exit 0
    ;;
*)
    echo "usage: $0 [--describe]" >&2
    exit 64
    ;;
esac

# One line of JSON on standard input becomes lines "/path/to/member<TAB>value". Texts are one line each, with
# control characters as blanks; /id stays as it was written. Exit code 1: no JSON object.
# shellcheck disable=SC2016 # awk expands, not the shell
flatten='
function fail() { bad = 1; return "" }
function peek() {
    while (substr(json, at, 1) ~ /[ \t\r]/) at++
    return substr(json, at, 1)
}
function hex(text,    i, n) {
    for (i = 1; i <= 4; i++) n = n * 16 + index("0123456789abcdef", tolower(substr(text, i, 1))) - 1
    return n
}
function utf8(n) {
    if (n < 32) return " "
    if (n < 128) return sprintf("%c", n)
    if (n < 2048) return sprintf("%c%c", 192 + int(n / 64), 128 + n % 64)
    if (n < 65536)
        return sprintf("%c%c%c", 224 + int(n / 4096), 128 + int(n / 64) % 64, 128 + n % 64)
    return sprintf("%c%c%c%c", 240 + int(n / 262144), 128 + int(n / 4096) % 64,
                   128 + int(n / 64) % 64, 128 + n % 64)
}
function escape(    c, n, low) {
    c = substr(json, at++, 1)
    if (index("\"\\/", c) && c != "") return c
    if (index("bfnrt", c) && c != "") return " "
    if (c != "u" || substr(json, at, 4) !~ /^[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$/)
        return fail()
    n = hex(substr(json, at, 4)); at += 4
    if (n >= 55296 && n < 56320 && substr(json, at, 6) ~ /^\\u[dD][c-fC-F]/) {
        low = hex(substr(json, at + 2, 4)); at += 6
        n = 65536 + (n - 55296) * 1024 + low - 56320
    }
    return n >= 55296 && n < 57344 ? "?" : utf8(n)
}
function text(    c, run, out) {
    at++
    while (!bad) {
        run = substr(json, at, 512)
        if (match(run, /["\\\001-\037]/)) run = substr(run, 1, RSTART - 1)
        out = out run; at += length(run)
        if (length(run) == 512) continue
        c = substr(json, at++, 1)
        if (c == "\"") return out
        if (c != "\\") return fail()
        out = out escape()
    }
}
function members(path, depth,    key) {
    at++
    if (peek() == "}") { at++; return }
    while (!bad) {
        if (peek() != "\"") return fail()
        key = text()
        if (peek() != ":") return fail()
        at++
        value(path "/" key, depth + 1)
        if (peek() == "}") { at++; return }
        if (peek() != ",") return fail()
        at++
    }
}
function items(path, depth,    i) {
    at++
    if (peek() == "]") { at++; return }
    for (i = 0; !bad; i++) {
        value(path "/" i, depth + 1)
        if (peek() == "]") { at++; return }
        if (peek() != ",") return fail()
        at++
    }
}
function value(path, depth,    c, begin, out) {
    if (depth > 32) return fail()
    c = peek(); begin = at
    if (c == "{") return members(path, depth)
    if (c == "[") return items(path, depth)
    if (c == "\"") out = text()
    else {
        while (substr(json, at, 1) ~ /[-+.0-9A-Za-z]/) at++
        out = substr(json, begin, at - begin)
        if (out !~ /^(true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?)$/) return fail()
    }
    if (path == "/id") out = substr(json, begin, at - begin)
    if (!bad) print path "\t" out
}
{
    json = $0; at = 1
    if (peek() != "{") fail()
    else value("", 1)
    if (peek() != "") fail()
    exit bad
}'

newline='
'
members=
member() { # prints the member at a path of the message; fails when there is none
    printf '%s\n' "$members" | awk -v path="$1" '
        BEGIN { FS = "\t" }
        $1 == path { print substr($0, length(path) + 2); found = 1; exit }
        END { exit !found }'
}
result() { printf '{"jsonrpc":"2.0","id":%s,"result":%s}\n' "$id" "$1"; }
error() { printf '{"jsonrpc":"2.0","id":%s,"error":{"code":%s,"message":"%s"%s}}\n' "$id" "$1" "$2" "${3-}"; }

append() { # adds one line, or nothing when there is none
    if printf '%s' "${1:+$1$newline}" >>"$file"; then
        result '{"outcome":"delivered"}'
    else
        result '{"outcome":"unavailable","text":"the log file cannot be written"}'
    fi
}

is_key() {
    case "$1" in
    '' | *[!A-Za-z0-9._-]*) return 1 ;;
    esac
    [ "${#1}" -le 64 ]
}

initialize() {
    if ! lowest=$(member /params/protocol/min) || ! highest=$(member /params/protocol/max) ||
        ! wanted=$(member /params/settings/file); then
        error -32602 'params: protocol.min, protocol.max and settings.file are needed'
    elif [ "$lowest" -gt 1 ] || [ "$highest" -lt 1 ]; then
        error -32000 'no common protocol version' ',"data":{"supported":{"min":1,"max":1}}'
    elif [ "${wanted#/}" = "$wanted" ]; then
        error -32001 'the file must be an absolute path' ',"data":{"pointer":"/file"}'
    else
        file=$wanted
        result '{"protocol":1,"plugin":{"name":"logbook","version":"1.0.0"},"capabilities":'"$capabilities"'}'
    fi
}

deliver() {
    if ! key=$(member /params/key) || ! is_key "$key" || ! title=$(member /params/message/title) ||
        ! now=$(member /params/now); then
        error -32602 'params: key, now and message.title are needed'
    else
        append "$now $key $title"
    fi
}

withdraw() {
    if ! key=$(member /params/key) || ! is_key "$key"; then
        error -32602 'params: key is needed'
    else
        append "$(date -u +%Y-%m-%dT%H:%M:%SZ) $key taken back"
    fi
}

answer() {
    case "$method" in
    ping) result '{}' ;;
    check) append '' ;;
    deliver) deliver ;;
    withdraw) withdraw ;;
    *) error -32601 'no such method' ;;
    esac
}

file=
while IFS= read -r line; do
    id=null
    if ! members=$(printf '%s\n' "$line" | awk "$flatten"); then
        error -32700 'the line is no JSON object'
        continue
    fi
    # No method: an answer to nothing we asked. No id: a notification.
    if ! method=$(member /method) || ! id=$(member /id); then
        continue
    fi
    case "$method" in
    initialize) initialize ;;
    *) if [ -z "$file" ]; then error -32002 'initialize comes first'; else answer; fi ;;
    esac
done
exit 0
