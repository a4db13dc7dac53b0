#!/bin/sh
# Judges the units of the directory $1 (user/ and system/, as CMake has configured them): systemd must take each
# without a word, and their exposure must stay at or below 1.5.
set -eu

units=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_RUNTIME_DIR="$work" SYSTEMD_PAGER=cat LC_ALL=C
faults=0

# verify looks for the program; it need not be installed for this test.
mkdir "$work/user" "$work/system"
ln -s /bin/true "$work/kithd"
for unit in "$units"/user/* "$units"/system/*; do
    copy="$work/$(basename "$(dirname "$unit")")/$(basename "$unit")"
    sed "s|^ExecStart=[^ ]*/kithd|ExecStart=$work/kithd|" "$unit" >"$copy"
done

fault() {
    echo "FAULT: $*" >&2
    faults=$((faults + 1))
}

# verify SCOPE UNIT...: silence is the test, the exit code is 0 on unknown keys too.
verify() {
    scope=$1
    shift
    said=$(systemd-analyze "--$scope" verify --man=no "$@" 2>&1) || fault "verify $* ends with $?"
    [ -z "$said" ] || fault "verify $* says: $said"
}

# exposed SCOPE UNIT: prints the figure, fails above 1.5.
exposed() {
    systemd-analyze "--$1" security --offline=yes --threshold=15 "$2" >"$work/report" 2>&1 ||
        fault "exposure of $2 is above 1.5: $(grep '^✗' "$work/report" || cat "$work/report")"
    grep 'Overall exposure' "$work/report" || fault "no exposure of $2"
}

verify user "$work/user/kithd.service" "$work/user/kithd.socket"
verify system "$work/system/kithd@.service"
exposed user "$work/user/kithd.service"
exposed system "$work/system/kithd@.service"

# A hardening line without a reason above it would be copied, never understood.
for unit in "$units"/user/kithd.service "$units"/system/kithd@.service; do
    unexplained=$(awk '/^#/ {told = 1} /^$/ {told = 0} /^(Protect|Private|Restrict|SystemCallFilter|Memory)/ && !told' "$unit")
    [ -z "$unexplained" ] || fault "$unit: no reason for $unexplained"
done

# The test itself must be able to see a fault.
sed 's/^PrivateTmp=/PrivateTemp=/' "$work/user/kithd.service" >"$work/user/broken.service"
[ -n "$(systemd-analyze --user verify --man=no "$work/user/broken.service" 2>&1)" ] || fault "an unknown key goes unseen"
sed '/^Protect/d; /^Restrict/d' "$work/user/kithd.service" >"$work/user/open.service"
if systemd-analyze --user security --offline=yes --threshold=15 "$work/user/open.service" >"$work/report" 2>&1; then
    fault "an open unit passes"
fi

[ "$faults" -eq 0 ]
