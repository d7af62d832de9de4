"""What bench.py, growth.py and profile.py share: running a program and reading callgrind's files."""
import collections
import glob
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", ".."))


def offers(folder, n):
    """Paths of n different offers, written anew."""
    subprocess.run([sys.executable, os.path.join(HERE, "offers.py"), str(n), folder], check=True)
    return [os.path.join(folder, f"offer-{i:05}.xml") for i in range(n)]


class Run:
    """One run of a command: wall and CPU seconds, peak memory in MB, page faults, what it printed;
    of all its processes."""

    def __init__(self, command, allowed=(0,)):
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        self.text = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        self.faults = usage.ru_minflt + usage.ru_majflt
        if process.returncode not in allowed:
            sys.exit(f"{' '.join(command[:4])} …: status {process.returncode}")


def callgrind(folder, name, command, inside=()):
    """Runs under callgrind; the file it wrote, and the instructions counted.

    An offer is read and set by a process of its own, whose counts begin with those of the process
    that forked it: of several files the one with the largest count tells the run from its start to
    its end, but for what is done outside meanwhile (putting the document in its place)."""
    options = ["--tool=callgrind", f"--callgrind-out-file={os.path.join(folder, name)}.%p", "--quiet"]
    if inside:
        options += ["--collect-atstart=no"] + [f"--toggle-collect={f}" for f in inside]
    subprocess.run(["valgrind"] + options + command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    counts = []
    for path in glob.glob(os.path.join(folder, name) + ".*"):
        with open(path, encoding="utf-8", errors="replace") as f:
            found = re.findall(r"^(?:summary|totals): (\d+)", f.read(), re.M)
        counts += [(int(found[0]), path)] if found else []
    if not counts:
        sys.exit(f"{name}: callgrind counted nothing")
    count, path = max(counts)
    return path, count


NAMED = re.compile(r"(c?(?:fn|fl|fi|fe|ob)|cfi)=\((\d+)\)(?: (.*))?$")


def read(path):
    """Own cost of each function, and calls: {(caller, callee): inclusive cost}."""
    names, files = {"fn": {}, "fl": {}, "ob": {}}, {}
    own, calls = collections.Counter(), collections.Counter()
    here = callee = file = callee_file = None
    inclusive = False
    for line in open(path, encoding="utf-8", errors="replace"):
        line = line.rstrip("\n")
        if match := NAMED.match(line):
            key, number, name = match.groups()
            kind = "fn" if key.endswith("fn") else "ob" if key.endswith("ob") else "fl"
            if name is not None:
                names[kind][number] = name
            if key == "fn":
                here = names["fn"][number]
                files.setdefault(here, file)
                callee_file = None
            elif key == "cfn":
                callee = names["fn"][number]
                files.setdefault(callee, callee_file or file)
            elif key == "fl":
                file = names["fl"][number]
            elif key in ("cfi", "cfl"):
                callee_file = names["fl"][number]
        elif line.startswith("calls="):
            inclusive = True
        elif line and (line[0].isdigit() or line[0] in "+-*"):
            cost = int(line.split()[1])
            if inclusive:
                calls[here, callee] += cost
                inclusive, callee_file = False, None
            else:
                own[here] += cost
    return own, calls, files
