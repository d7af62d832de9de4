#!/usr/bin/env python3
"""tests/torture/torture.py [--points N | --all] [--report FILE] [OPERATION...]

Runs an operation of hfbrief with the n-th call of one kind failing: every n of what is rare
(write, open, fsync, rename, fork ...), and of the tens of thousands of allocations N points spread
over them (--all: each). After every run it asks:

  - the status is a documented one (0, 1, 2, 3), not a signal; where a library itself dies of a
    failed allocation, that is counted and named, and the rest must hold all the same
  - status 0: every document is there and is, byte for byte, what it is on a quiet day
  - any other: something was said on standard error, and what stood there before still stands,
    whole (or the new document, whole, where only what comes after it failed)
  - no temporary file is left behind
  - a call that failed without any effect is one of those that HARMLESS gives a reason for

TAP on standard output, one line for each operation and kind.
"""
import argparse, collections, filecmp, os, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HFBRIEF = os.path.abspath(os.environ.get("HFBRIEF", os.path.join(ROOT, "build/hfbrief")))
IMPORTER = HFBRIEF + "-import-guide"
SHIM = os.path.abspath(os.environ.get("FAULT_SO", os.path.join(ROOT, "build/fault.so")))
SAMPLES = os.path.join(ROOT, "samples")
FIVE = ["paris", "new-york", "options", "cjk", "at-ask"]


def sample(name):
    return os.path.join(SAMPLES, name + ".xml")


OPERATIONS = {
    # name: (arguments, files that come out)
    "brief": ([sample("paris"), "-o", "out.pdf"], ["out.pdf"]),
    "letter": ([sample("paris"), "-t", "letter", "-o", "out.pdf"], ["out.pdf"]),
    "letter with a draft": (
        [sample("paris"), "-t", "letter", "-o", "out.pdf", "--email", "out.eml"],
        ["out.pdf", "out.eml"],
    ),
    "figures": ([sample("paris"), "--format", "json", "-o", "out.json"], ["out.json"]),
    "a locked brief": (
        [sample("paris"), "-o", "out.pdf", "--password-file", "key"],
        ["out.pdf"],
    ),
    "cohort": ([sample(n) for n in FIVE] + ["-t", "cohort", "-o", "out.pdf"], ["out.pdf"]),
    "batch that is resumed": (
        [sample(n) for n in FIVE] + ["-d", "out", "-j", "1", "--resume", "--summary", "sum.csv"],
        ["out/%s.brief.pdf" % n for n in FIVE] + ["sum.csv"],
    ),
    "batch of five": (
        [sample(n) for n in FIVE] + ["-d", "out", "-j", "1", "--summary", "sum.csv"],
        ["out/%s.brief.pdf" % n for n in FIVE] + ["sum.csv"],
    ),
    "a debrief with its recap": (
        ["--debrief", sample("paris"), "--answer", "part", "--move", "base=72000", "--as-of",
         "2026-03-04", "-o", "out.xml", "--email", "out.eml", "--force"],
        ["out.xml", "out.eml"],
    ),
    "import of a guide": (
        [os.path.join(ROOT, "tests/import/shapes/rows-b.md"), "-o", "out.xml", "--force"],
        ["out.xml"],
    ),
}
# Processes that wait for each other ask as often as one of them is late: the last few calls of a
# kind aren't made in every run.
FEWER = 3
KINDS = ["alloc", "alloc from there on", "write", "short", "open", "read", "close", "fsync",
         "rename", "fork", "pipe"]

# Where a call may fail and the run ends as on a quiet day: kind, function, reason. Of allocations
# there are too many to list; there the same bytes are the proof.
HARMLESS = {
    ("open", "enter_landlock"): "no cage is better than no document",
    ("close", "enter_landlock"): "what was only a name for a rule",
    ("close", "file_read"): "closed after it was read",
    ("close", "read_path"): "closed after it was read",
    ("close", "file_sync_folder"): "closed after it was synced",
    ("write", "on_done"): "a warning that nobody can read is no reason to fail",
    ("write", "tell_diags"): "a warning that nobody can read is no reason to fail",
    ("open", "compose"): "GMime's random numbers: the parts of a draft have names of our own",
    ("read", "compose"): "GMime's random numbers",
    ("close", "compose"): "GMime's random numbers",
    ("open", "open_blob"): "another face has the character",
    ("close", "open_blob"): "closed after it was mapped",
    ("open", "manifest_open"): "an earlier run's notes that can't be read: all is done again",
    ("read", "manifest_open"): "all is done again",
    ("close", "manifest_open"): "closed after it was read",
    ("open", "take_line"): "jansson's random numbers, or: it is done again",
    ("read", "take_line"): "jansson's random numbers, or: it is done again",
    ("close", "take_line"): "jansson's random numbers, or: closed after it was read",
    ("open", "is_whole"): "what can't be read is done again",
    ("read", "is_whole"): "what can't be read is done again",
    ("open", "has_hash"): "what can't be read is done again",
    ("read", "has_hash"): "what can't be read is done again",
    ("open", "put_allowed"): "what stands there can't be read, and then it is refused",
    ("open", "is_abandoned"): "left for the next run to sweep",
    ("close", "is_abandoned"): "closed after it was looked at",
    ("open", "manifest_lock"): "a folder that can't be held is written to without",
    ("close", "manifest_lock"): "the lock that was looked at",
    ("close", "manifest_close"): "the folder that was held",
    ("close", "file_read_ends"): "closed after it was read",
    ("close", "close_files"): "the parent has them too",
    ("close", "worker_run"): "the parent has them too",
    ("fork", "behind_start"): "without a helper each file is synced at once",
    ("close", "behind_close_inherited"): "an end that is the other process's",
    ("close", "open_ways"): "an end that is the other process's",
    ("close", "behind_start"): "an end that is the other process's",
    ("close", "sync_and_close"): "the parent has it too",
    ("read", "answered"): "asked again at the next turn",
    ("write", "help"): "the parent syncs what a helper that is gone had",
    ("short", "help"): "the parent syncs what a helper that is gone had",
    ("read", "receive"): "the last word of a worker that has nothing left to say",
    ("fork", "start"): "started at the next turn",
    ("pipe", "start"): "started at the next turn",
    ("close", "start"): "an end that is the other process's",
    ("close", "end"): "the end of a worker that is done",
    ("close", "pool_run"): "the run is over",
    ("close", "caged_begin"): "an end that is the other process's",
    ("close", "caged_run"): "the same, where the compiler puts both into one",
    ("close", "caged_end"): "the end of a reader that is done",
    ("write", "print_text"): "a report that nobody can read is no reason to fail",
}


class Bench:
    """An operation, what it makes on a quiet day, and what stands there before each run."""

    def __init__(self, name, work):
        self.name, self.calls = name, {}
        self.args, self.files = OPERATIONS[name]
        self.program = IMPORTER if "import" in name else HFBRIEF
        self.old = os.path.join(work, "old")
        self.good = os.path.join(work, "good")
        for folder in (self.old, self.good):
            os.makedirs(os.path.join(folder, "out"))
        with open(os.path.join(work, "key"), "w") as key:
            key.write("correct horse battery\n")
        for folder in (self.old, self.good):
            shutil.copy(os.path.join(work, "key"), os.path.join(folder, "key"))
        for f in self.files:  # an older output of the same sort and audience, of another offer
            where = os.path.join(self.old, f)
            of = {".eml": ["--email", where, "-o", os.path.join(work, "beside.pdf")],
                  ".json": ["-f", "json", "-o", where], ".csv": ["-d", work, "--summary", where]}
            subprocess.run([HFBRIEF, "-q", sample("remote")]
                           + of.get(os.path.splitext(f)[1], ["-o", where])
                           + (["-t", "letter"] if "letter" in name else []), check=True)
        if "resumed" in name:  # three of the five are whole
            subprocess.run([HFBRIEF, "-q"] + [sample(n) for n in FIVE[:3]] + ["-d", "out"],
                           cwd=self.old, check=True)
            for n in FIVE[:3]:
                shutil.copy(os.path.join(self.old, "out/%s.brief.pdf" % n), os.path.join(self.good, "out"))
        quiet = self.run(self.good, None, 0)
        if quiet.returncode != 0:
            sys.exit("%s fails on a quiet day: %s" % (name, quiet.stderr.decode()))

    def run(self, where, kind, at, **files):
        env = dict(os.environ, MALLOC_PERTURB_="165")
        for k in ("LD_PRELOAD", "FAULT_FROM", "FAULT_TRACE"):
            env.pop(k, None)
        if kind:
            env.update(LD_PRELOAD=SHIM, FAULT_KIND=kind.split()[0], FAULT_AT=str(at), FAULT_WATCH="1")
            if "from there on" in kind:
                env["FAULT_FROM"] = "1"
            env.update(files)
        try:
            return subprocess.run([self.program] + self.args, cwd=where, env=env, timeout=120,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(self.args, 124, b"", b"hangs")

    def count(self, kind, work):
        report = os.path.join(work, "count")
        where = os.path.join(work, "counting")
        shutil.copytree(self.old, where)
        self.run(where, kind, 0, FAULT_REPORT=report)
        shutil.rmtree(where)
        with open(report) as f:
            return int(f.read())

    def plain(self, path):
        """What is locked is random: compared is what opens."""
        if "locked" not in self.name:
            with open(path, "rb") as f:
                return f.read()
        return subprocess.run(["qpdf", "--password=correct horse battery", "--decrypt", "--static-id",
                               path, "-"], stdout=subprocess.PIPE).stdout

    def same(self, where, f, other):
        a, b = os.path.join(where, f), os.path.join(other, f)
        return os.path.exists(a) and (filecmp.cmp(a, b, shallow=False) or self.plain(a) == self.plain(b) != b"")

    def judge(self, where, done):
        """What is wrong after a run; and the library that died, if one did."""
        said = done.stderr.decode("utf-8", "replace")
        died = re.findall(r"FAULT: signal (\d+) in (\S+) (\S*)", said)
        library = None
        for number, obj, name in died:
            if not obj.startswith("hfbrief"):
                library = "%s in %s %s" % (number, obj, name)
            else:
                return "died by signal %s in %s %s" % (number, obj, name), None
        status = done.returncode
        if status == 127 and "thread-local data" in said:
            library, status = "127 in libc.so.6 (thread-local data)", -6
        if status not in (0, 1, 2, 3) and not (library and status < 0):
            return "status %d" % status, library
        if status == 0:
            for f in self.files:
                if not f.endswith(".csv") and not self.same(where, f, self.good):
                    return "status 0, but %s isn't what it ought to be" % f, library
        else:
            if not said.strip():
                return "status %d without a word" % status, library
            for f in self.files:
                if f.endswith(".csv"):
                    continue
                if self.name == "cohort" and status == 1 and "the others are on the page" in said:
                    with open(os.path.join(where, f), "rb") as pdf:
                        if pdf.read().rstrip().endswith(b"%%EOF"):
                            continue
                if not self.same(where, f, self.old) and not self.same(where, f, self.good):
                    return "status %d, and %s is neither the old nor the new one" % (status, f), library
        for folder, _, names in os.walk(where):
            for name in names:
                if name.startswith(".hfbrief-") and not library:
                    return "status %d leaves %s" % (status, name), library
        return None, library

    def callers(self, trace):
        """Who made the call that failed: the object, and our functions, the innermost first."""
        with open(trace, encoding="utf-8", errors="replace") as f:
            frames = re.findall(r"^(\S+?)\(\w*\+?(\w*)\)\[0x", f.read(), re.M)
        frames = [f for f in frames if not os.path.basename(f[0]).startswith(("fault.so", "libc.so"))]
        ours = [hex(int(at, 16) - 1) for obj, at in frames if os.path.abspath(obj) == self.program and at]
        names = subprocess.run(["addr2line", "-fie", self.program] + ours, stdout=subprocess.PIPE,
                               universal_newlines=True).stdout.split("\n")[:-1:2] if ours else []
        return os.path.basename(frames[0][0]) if frames else "?", names

    def explain(self, kind, trace):
        """Why a call could fail without an effect, or what made it that nobody knows of."""
        obj, names = self.callers(trace)
        if kind == "alloc":
            return "in " + (names[0] if obj.startswith("hfbrief") and names else obj), None
        if kind == "short":
            return "the rest is written", None
        names = [n for n in names if n != kind]  # the C library's own, inlined
        for name in names[:4]:
            if (kind, name) in HARMLESS:
                return HARMLESS[kind, name], None
        return None, "no effect in %s < %s" % (obj, " < ".join(names[:4]))

    def one(self, kind, at, work):
        where = os.path.join(work, "%s-%d" % (kind.replace(" ", "-"), at))
        trace = where + ".trace"
        shutil.copytree(self.old, where)
        done = self.run(where, kind, at, FAULT_TRACE=trace)
        wrong, library = self.judge(where, done)
        if wrong and done.returncode == 0 and kind == "alloc":
            obj, names = self.callers(trace)
            if obj.startswith("libharfbuzz"):
                wrong, library = None, "HarfBuzz went on without a word"
            else:
                wrong += "; asked in %s < %s" % (obj, " < ".join(names[:4]))
        shutil.rmtree(where, ignore_errors=True)
        reason = None
        if done.returncode == 0 and not wrong and not library:
            if at > self.calls[kind] - FEWER and not os.path.getsize(trace):
                reason = "not made this time"
            else:
                reason, wrong = self.explain(kind.split()[0], trace)
        return at, wrong, library, reason, done.stderr.decode("utf-8", "replace")


def points(n, kind, most):
    if not kind.startswith("alloc") or n <= most:
        return list(range(1, n + 1))
    few = min(20, most // 4)
    rest = most - few
    return list(range(1, few + 1)) + [few + 1 + (i * (n - few)) // rest for i in range(rest)]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--points", type=int, default=120)
    p.add_argument("--all", action="store_true")
    p.add_argument("--report")
    p.add_argument("-v", action="store_true")
    p.add_argument("operations", nargs="*")
    o = p.parse_args()
    number, bad, table = 0, 0, []
    for name in o.operations or OPERATIONS:
        with tempfile.TemporaryDirectory() as work:
            bench = Bench(name, work)
            for kind in KINDS:
                n = bench.count(kind, work)
                if n == 0:
                    continue
                bench.calls[kind] = n
                which = points(n, kind, n if o.all else o.points)
                with ThreadPoolExecutor(2) as pool:
                    results = list(pool.map(lambda at: bench.one(kind, at, work), which))
                faults = [r for r in results if r[1]]
                deaths = collections.Counter(r[2] for r in results if r[2])
                quiet = collections.Counter(r[3] for r in results if r[3])
                number += 1
                bad += bool(faults)
                print("%s %d - %s, %s: %d of %d calls fail one at a time%s%s" %
                      ("not ok" if faults else "ok", number, name, kind, len(which), n,
                       "".join("; %d × without effect, %s" % (v, k) for k, v in quiet.items()),
                       "".join("; %d × library died: %s" % (v, k) for k, v in deaths.items())))
                for at, wrong, _, _, said in faults[:8]:
                    print("#   call %d: %s | %s" % (at, wrong, said.strip().replace("\n", " / ")[:300]))
                sys.stdout.flush()
                table.append("%s\t%s\t%d\t%d\t%d\t%d\t%d" % (name, kind, n, len(which), sum(quiet.values()),
                                                         sum(deaths.values()), len(faults)))
    print("1..%d" % number)
    if o.report:
        with open(o.report, "w") as f:
            f.write("operation\tkind\tcalls\ttried\twithout effect\tlibrary died\twrong\n")
            f.write("\n".join(table) + "\n")
    return 1 if bad else 0


sys.exit(main())
