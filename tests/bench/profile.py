#!/usr/bin/env python3
"""make profile: where a brief's instructions go, by room (folder of src), in a process that makes
many. A room's cost is what it spends itself and in the libraries and in base that it calls, not in
the other rooms: the rows add up. From callgrind's raw file: each call's cost is moved from the
library function to the room that called it."""
import collections
import os
import re
import sys
import tempfile

from measure import callgrind, offers, read

COUNTED = int(os.environ.get("BENCH_COUNTED", 48))
UNCOUNTED = int(os.environ.get("BENCH_UNCOUNTED", 48))
def room_of(name, files):
    match = re.search(r"src/(\w+)(?:/|\.c)", files.get(name) or "")
    room = match.group(1) if match else None
    return None if room == "base" else {"hfbrief": "(line)", "env": "(line)"}.get(room, room)


def in_bench(name, files):
    return "tests/bench/" in (files.get(name) or "")


def is_library(name, files):
    return "src/base/" not in (files.get(name) or "") and not in_bench(name, files)


def main():
    build = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="hfbrief-profile-") as folder:
        paths = offers(os.path.join(folder, "offers"), UNCOUNTED + COUNTED)
        command = [os.path.join(build, "bench", "floor"), os.path.join(folder, "x.pdf"), str(UNCOUNTED)]
        path, total = callgrind(folder, "profile", command + paths, ("whole_brief", "end_brief"))
        own, calls, files = read(path)
    cost, functions = collections.Counter(), collections.defaultdict(collections.Counter)
    for name, c in own.items():
        if room := room_of(name, files):
            cost[room] += c
    for (caller, callee), c in calls.items():
        room, other = room_of(caller, files), room_of(callee, files)
        if room and not other and not in_bench(callee, files):
            cost[room] += c
        elif not room and other and is_library(caller, files):
            cost[other] -= c  # called back: it is in what the room spent in the library already
        if other and other != room:
            functions[other][callee] += c
    print(f"{'room':<12}{'M instructions':>16}{'share':>9}   its doors, with all they lead to")
    for room, c in cost.most_common():
        doors = ", ".join(f"{n.split(chr(39))[0]} {k / COUNTED / 1e6:.1f}"
                          for n, k in functions[room].most_common(3) if k > total / 500)
        print(f"{room:<12}{c / COUNTED / 1e6:>16.2f}{c / total:>9.1%}   {doors}")
    print(f"{'(reset)':<12}{(total - sum(cost.values())) / COUNTED / 1e6:>16.2f}")
    print(f"{'a brief':<12}{total / COUNTED / 1e6:>16.2f}")


if __name__ == "__main__":
    main()
