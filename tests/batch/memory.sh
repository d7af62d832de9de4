#!/usr/bin/env bash
# Memory is flat: a worker that has done many different briefs is as large as one that has done few.
#   BRIEFS=10000 tests/batch/memory.sh     the whole way; make check goes a part of it
. "${0%/*}/../tap.bash"
briefs=${BRIEFS:-400}
python3 - "$briefs" "$scratch/in" <<'PY'
import os, random, re, sys
r, n, folder = random.Random(5), int(sys.argv[1]), sys.argv[2]
os.mkdir(folder)
sources = [open(f'samples/{s}.xml').read() for s in ('paris', 'no-competing', 'below-both', 'at-ask')]
def amount(m):
    v = int(m[2])
    return m[1] + str(v - v // 20 + r.randrange(v // 20) // 100 * 100) + m[3]
for k in range(n):
    head, rest = sources[k % 4].split('<package', 1)
    package, rest = rest.split('</package>', 1)
    text = head + '<package' + re.sub(r'(>)(\d{5,})(<)', amount, package) + '</package>' + rest
    name = ''.join(r.choice('bcdfgklmnprst') + r.choice('aeiou') for _ in range(3)).title()
    text = re.sub('Moreau|Lambert|Hale|Novak', name, text)
    open(f'{folder}/m{k:05d}.xml', 'w').write(re.sub(r' id="[^"]*"', '', text, count=1))
PY
# A sanitizer holds back what is freed; little of it here, where size is measured.
export ASAN_OPTIONS=quarantine_size_mb=16${ASAN_OPTIONS:+:$ASAN_OPTIONS}
early=$((briefs / 2 < 100 ? briefs / 2 : 100 + (briefs >= 1000 ? 0 : 100)))
"$HFBRIEF" -q "$scratch/in" -d "$scratch/out" -j 1 2>/dev/null &
pid=$!
first=0 last=0 at=0 worker=
while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    worker=$(tr ' ' '\n' 2>/dev/null </proc/$pid/task/$pid/children | sort -n | tail -n 1) # after who syncs
    size=$(awk '/^VmRSS/ {print $2}' "/proc/${worker:-none}/status" 2>/dev/null)
    done=$(wc -l <"$scratch/out/hfbrief-manifest.jsonl" 2>/dev/null || echo 0)
    [ -n "$size" ] || continue
    [ "$first" -gt 0 ] || [ "$done" -lt "$early" ] || { first=$size at=$done; }
    [ "$done" -lt "$early" ] || last=$size
done
wait "$pid"
same 'all of them are written' "0 $briefs" "$? $(find "$scratch/out" -name '*.pdf' | wc -l)"
if [ "$first" -gt 0 ]; then
    result "$([ $((last * 100)) -le $((first * 105)) ]; echo $?)" \
        "resident size after $briefs briefs is that after $at, within 5 %" "$first kB, then $last kB"
else
    skip 'resident size' 'no /proc to read it from'
fi
done_testing
