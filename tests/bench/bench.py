#!/usr/bin/env python3
"""make bench: what a brief costs, beside the floor that its own bytes set. See floor.c.

    BENCH_OFFERS=1000   offers in a batch        BENCH_RUNS=5      runs, for medians
    BENCH_COUNTED=48    offers under callgrind   BENCH_UNCOUNTED=48, before those, to fill the caches
"""
import collections
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

import growth
from measure import Run, callgrind, offers, read, HERE, ROOT

N = int(os.environ.get("BENCH_OFFERS", 1000))
RUNS = int(os.environ.get("BENCH_RUNS", 5))
COUNTED = int(os.environ.get("BENCH_COUNTED", 48))
UNCOUNTED = int(os.environ.get("BENCH_UNCOUNTED", 48))
SLOW_MS = 5
median = statistics.median


def instructions(floor, paths, folder):
    """Per brief: the whole brief, and the floor alone, over the same offers in one process."""
    command = [floor, os.path.join(folder, "x.pdf"), str(UNCOUNTED)] + paths[: UNCOUNTED + COUNTED]
    path, _ = callgrind(folder, "count-batch", command, ("whole_brief", "end_brief", "floor_brief"))
    inside = collections.Counter()
    for (_, callee), cost in read(path)[1].items():
        inside[callee] += cost
    return {"whole": (inside["whole_brief"] + inside["end_brief"]) / COUNTED, "floor": inside["floor_brief"] / COUNTED}


def one_counted(program, one, folder):
    """Instructions of a run for one offer; valgrind can't run within the cage."""
    return callgrind(folder, "count-one", [program, "-q", "--cage=off", one, "-o", os.path.join(folder, "one.pdf")])[1]


def released(program, one, paths, folder):
    """The same of what `make release` built, where it has: its linker leaves no function to count
    in, so a brief of a batch is what COUNTED more of them take more."""
    if not os.access(program, os.X_OK):
        return None
    counts = [callgrind(folder, f"count-{n}", [program, "-q", "--cage=off", "-j1", "--force", "-d",
                                               os.path.join(folder, "out")] + paths[:n])[1]
              for n in (UNCOUNTED, UNCOUNTED + COUNTED)]
    return {"one": one_counted(program, one, folder), "batch": (counts[1] - counts[0]) / COUNTED}


def batches(program, paths, folder):
    """RUNS interleaved runs of the whole batch at -j1 and -j2."""
    runs = {1: [], 2: []}
    for _ in range(RUNS):
        for jobs in runs:
            out = os.path.join(folder, "out")
            shutil.rmtree(out, ignore_errors=True)
            runs[jobs].append(Run([program, "-q", "--force", "-d", out, f"-j{jobs}"] + paths))
    sizes = [e.stat().st_size for e in os.scandir(out) if e.name.endswith(".pdf")]
    if len(sizes) != len(paths):
        sys.exit(f"{len(sizes)} briefs of {len(paths)}")
    return runs, sum(sizes) / len(sizes)


def on_a_slow_disk(program, paths, folder):
    """Wall seconds a brief at -j1 where each fsync() takes SLOW_MS more; RUNS of them."""
    loaded, out = os.path.join(folder, "slow.so"), os.path.join(folder, "out")
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", loaded, os.path.join(HERE, "slow.c"), "-ldl"], check=True)
    some = paths[: max(1, len(paths) // 5)]
    walls = []
    for _ in range(RUNS):
        shutil.rmtree(out, ignore_errors=True)
        run = Run(["env", f"SLOW_MS={SLOW_MS}", f"LD_PRELOAD={loaded}", program, "-q", "--force", "-d", out, "-j1"] + some)
        walls.append(run.wall / len(some))
    return median(walls)


def main():
    build = sys.argv[1]
    program, floor = os.path.join(build, "hfbrief"), os.path.join(build, "bench", "floor")
    folder = tempfile.mkdtemp(prefix="hfbrief-bench-")
    paths = offers(os.path.join(folder, "offers"), N)
    one = os.path.join(ROOT, "samples", "paris.xml")

    counted = instructions(floor, paths, folder)
    single_counted = one_counted(program, one, folder)
    optimised = released(os.path.join(build, "release", "hfbrief"), one, paths, folder)
    single = [Run([program, "-q", one, "-o", os.path.join(folder, "one.pdf")]) for _ in range(4 * RUNS)]
    single_bytes = os.path.getsize(os.path.join(folder, "one.pdf"))
    pages = int(re.search(r"Pages: +(\d+)", Run(["pdfinfo", os.path.join(folder, "one.pdf")]).text)[1])
    runs, size = batches(program, paths, folder)
    timed = [[int(x) for x in Run([floor, os.path.join(folder, "x.pdf"), "20"] + paths[:220]).text.split()]
             for _ in range(RUNS)]
    slow = on_a_slow_disk(program, paths, folder)
    shutil.rmtree(folder)

    cpu = {j: median(r.cpu for r in runs[j]) / N * 1000 for j in runs}
    rate = {j: N / median(r.wall for r in runs[j]) for j in runs}
    data = {
        "offers": N, "runs": RUNS, "offers_counted": COUNTED,
        "one": {"instructions": single_counted, "cpu_ms": median(r.cpu for r in single) * 1000,
                "wall_ms": median(r.wall for r in single) * 1000, "memory_mb": max(r.memory for r in single),
                "page_faults": median(r.faults for r in single), "bytes": single_bytes,
                "pages": pages},
        "batch": {"instructions": counted["whole"], "cpu_ms": median(t[0] for t in timed) / 1000, "bytes": size},
        "floor": {"instructions": counted["floor"], "cpu_ms": median(t[2] for t in timed) / 1000,
                  "bytes": timed[0][3]},
        **{f"j{j}": {"cpu_ms": cpu[j], "wall_ms": 1000 / rate[j], "briefs_per_second": rate[j],
                     "memory_mb": max(r.memory for r in runs[j]),
                     "page_faults": median(r.faults for r in runs[j]) / N} for j in runs},
    }
    data["ratios"] = {
        "instructions_to_floor": counted["whole"] / counted["floor"],
        "cpu_to_floor": data["batch"]["cpu_ms"] / data["floor"]["cpu_ms"],
        "j2_cpu_to_j1": median(b.cpu / a.cpu for a, b in zip(runs[1], runs[2])),
        "j2_rate_to_j1": median(a.wall / b.wall for a, b in zip(runs[1], runs[2])),
    }
    data["release"] = optimised
    data["slow_disk"] = {"fsync_ms": SLOW_MS, "wall_ms": slow * 1000}
    print_table(data)
    data["growth"] = growth.measure(build)
    data["targets"] = targets(data)
    print_targets(data["targets"])
    with open(os.path.join(build, "bench.json"), "w", encoding="utf-8") as f:
        json.dump(data, f, indent=2)


def targets(d):
    """What a brief may cost: name, measured, the most (or least) it may be, whether it is."""
    rows = (("a brief in a batch, M instructions", d["batch"]["instructions"] / 1e6, 36, False),
            ("one brief, M instructions", d["one"]["instructions"] / 1e6, 80, False),
            ("one brief, ms of CPU", d["one"]["cpu_ms"], 14, False),
            ("one brief, MB", d["one"]["memory_mb"], 40, False),
            ("one brief, kB a page", d["one"]["bytes"] / 1000 / d["one"]["pages"], 10, False),
            ("CPU of -j2 to -j1", d["ratios"]["j2_cpu_to_j1"], 1.05, False),
            ("briefs per second of -j2 to -j1", d["ratios"]["j2_rate_to_j1"], 1.8, True))
    if d["release"]:
        rows += (("released: a brief in a batch, M", d["release"]["batch"] / 1e6, 34, False),
                 ("released: one brief, M instructions", d["release"]["one"] / 1e6, 70, False))
    cohorts = [r for r in d["growth"]["rows of a cohort"] if r["n"] == 10000]
    rows += tuple(("a cohort of 10,000, MB", r["memory_mb"], 120, False) for r in cohorts)
    return [{"name": n, "is": v, "least" if least else "most": limit, "met": v >= limit if least else v <= limit}
            for n, v, limit, least in rows]


def print_table(d):
    def row(name, *cells):
        print(f"{name:<34}" + "".join(f"{c:>16}" for c in cells))

    def per_brief(name, part):
        row(name, f"{part['instructions'] / 1e6:.1f} M" if "instructions" in part else "",
            f"{part['cpu_ms']:.1f} ms", f"{part['wall_ms']:.1f} ms" if "wall_ms" in part else "",
            f"{part['memory_mb']:.0f} MB" if "memory_mb" in part else "",
            f"{part['page_faults']:.0f}" if "page_faults" in part else "",
            f"{part['bytes'] / 1000:.1f} kB" if "bytes" in part else "")

    row("a brief", "instructions", "CPU", "wall", "peak memory", "page faults", "size")
    per_brief("one, from start to exit", d["one"])
    per_brief("in a process that makes many", d["batch"])
    per_brief("  the floor under it", d["floor"])
    per_brief(f"of a batch of {d['offers']:,}, -j1", d["j1"])
    per_brief(f"of a batch of {d['offers']:,}, -j2", d["j2"])
    r = d["ratios"]
    print()
    print(f"a brief in a batch : the floor      {r['instructions_to_floor']:.2f} in instructions, "
          f"{r['cpu_to_floor']:.2f} in CPU time")
    print(f"-j2 : -j1                           {r['j2_cpu_to_j1']:.2f} in CPU time, "
          f"{r['j2_rate_to_j1']:.2f} in briefs per second "
          f"({d['j1']['briefs_per_second']:.0f} and {d['j2']['briefs_per_second']:.0f})")
    print(f"medians of {d['runs']} interleaved runs; instructions by callgrind over "
          f"{d['offers_counted']} offers; memory is the largest process")
    print(f"on a disk whose fsync takes {d['slow_disk']['fsync_ms']} ms longer, -j1: "
          f"{d['slow_disk']['wall_ms']:.1f} ms a brief")
    print()


def print_targets(all_):
    print()
    for t in all_:
        limit = f"at least {t['least']}" if "least" in t else f"at most {t['most']}"
        print(f"{t['name']:<36}{t['is']:>8.2f}   {limit:<15}{'' if t['met'] else 'missed'}")
    print()


if __name__ == "__main__":
    main()
