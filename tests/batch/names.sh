#!/usr/bin/env bash
# Which offers a run takes, what their documents are called, which shard does what, and the summary.
. "${0%/*}/../tap.bash"
repo=$PWD
mkdir -p "$scratch/a" "$scratch/b"
cp samples/paris.xml "$scratch/a/one.xml"
cp samples/no-competing.xml "$scratch/a/two.xml"
cp samples/at-ask.xml "$scratch/b/one.xml"
cd "$scratch" || exit 3
h() { "$HFBRIEF" "$@" 2>"$scratch/err"; }
docs() { (cd "$1" && find . -name '*.pdf' -o -name '*.json' | sed 's,^\./,,' | sort | xargs); }

# ---- names ----
h -q a/one.xml a/two.xml
same 'beside each input without -d' 'one.brief.pdf two.brief.pdf' "$(docs a)"
rm a/*.pdf
h -q a -d out -f json
same 'a folder is its .xml files; the format is the extension' 'one.brief.json two.brief.json' "$(docs out)"
h -q a b -d out2
same 'two inputs of one name are wrong usage' 2 $?
matches 'both are named' 'a/one.xml and b/one.xml .*one.brief.pdf' "$(cat err)"
result "$([ ! -e out2 ]; echo $?)" 'and nothing was begun'
printf 'a/one.xml\r\na/two.xml\n' >list
h -q --files-from list -d out3
same '--files-from, one a line' 'one.brief.pdf two.brief.pdf' "$(docs out3)"
printf 'a/one.xml\0a/two.xml' | h -q --files-from - -0 -d out4
same '--files-from - with -0' 'one.brief.pdf two.brief.pdf' "$(docs out4)"
h -q a --template letter -d out5
same 'the template is in the name' 'one.letter.pdf two.letter.pdf' "$(docs out5)"
h a/one.xml nowhere.xml a/two.xml -d out6
same 'a missing one is refused, the others are done' '1 one.brief.pdf two.brief.pdf' "$? $(docs out6)"
matches 'and is named' '^nowhere.xml: error: ' "$(cat err)"

# ---- order ----
mkdir many
sed "s/ id=\"[^\"]*\"//" a/two.xml >plain.xml # without an id the stem is the key
for i in $(seq -w 1 30); do
    if ((10#$i % 3)); then cp plain.xml "many/m$i.xml"; else echo '<offer/>' >"many/m$i.xml"; fi
done
h -q many -d j1 -j 1; cp err err1
h -q many -d j4 -j 4
result "$(cmp -s err err1; echo $?)" 'messages are the same, in the same order, with -j 1 and -j 4'
same 'standard output: JSON lines in the order of the inputs' "$(for f in many/m*[0-9].xml; do
    "$HFBRIEF" -q -f json "$f" 2>/dev/null; done | sha256sum)" "$(h -q -f json -j 3 many | sha256sum)"

# ---- shards ----
h -q many -d shards --shard 1/3
one=$(docs shards | wc -w)
h -q many -d shards --shard 2/3
two=$(docs shards | wc -w)
h -q many -d shards --shard 3/3
same 'the union of the shards is the whole' "$(cd j1 && sha256sum -- *.pdf)" "$(cd shards && sha256sum -- *.pdf)"
result "$([ "$one" -gt 0 ] && [ "$two" -gt "$one" ] && [ "$two" -lt 20 ]; echo $?)" 'each has a part of it'
same 'every offer in exactly one manifest' 30 "$(cat shards/hfbrief-manifest.*.jsonl | sed 's/.*"output":"\([^"]*\)".*/\1/' | sort -u | wc -l)"
SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=4 SLURM_ARRAY_TASK_COUNT=3 h -q many -d auto --shard auto
same 'auto in a Slurm array is its place' "$(ls auto/*.jsonl)" 'auto/hfbrief-manifest.2-of-3.jsonl'
JOB_COMPLETION_INDEX=0 JOB_COMPLETIONS=3 h -q many -d auto2 --shard auto
same 'auto in an indexed job counts from 0' "$(ls auto2/*.jsonl)" 'auto2/hfbrief-manifest.1-of-3.jsonl'
env -u SLURM_ARRAY_TASK_ID -u JOB_COMPLETION_INDEX -u AWS_BATCH_JOB_ARRAY_INDEX \
    "$HFBRIEF" -q many -d auto3 --shard auto 2>/dev/null
same 'auto outside of any is wrong usage' 2 $?

# ---- fan-out ----
mkdir fan
for i in $(seq 1 1001); do ln -s ../plain.xml "fan/f$i.xml"; done
h -q fan -d fanned --format json --shard 1/25
result "$([ "$(find fanned -name '*.json' 2>/dev/null | wc -l)" -gt 10 ]; echo $?)" 'a shard of 1,001 offers has some'
same 'past 1,000 documents they stand in sub-folders' '' "$(cd fanned && find . -name '*.json' | grep -vE '^\./[0-9a-f]{2}/f[0-9]+\.brief\.json$')"

# ---- summary ----
sed 's/Claire Moreau/=HYPERLINK("x"),\&quot;/' a/one.xml >many/m02.xml
h -q many/m01.xml many/m02.xml many/m03.xml -d sums --summary s.csv
python3 - s.csv <<'PY'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline='')))
assert [r['status'] for r in rows] == ['written', 'written', 'refused'], rows
assert rows[0]['gap_to_ask_over_four_years'] == '67560' and rows[0]['verdict'] == 'negotiate', rows[0]
assert rows[1]['candidate'] == '\'=HYPERLINK("x"),"', rows[1]
for r in rows:
    for v in r.values():
        assert not v or v[0] not in '=+@\t\r' and (v[0] != '-' or float(v) < 0), v
PY
result $? 'CSV reads back, and no cell starts a formula'
h -q many/m01.xml many/m03.xml -d sums --summary s.json
python3 -c 'import json,sys; r=json.load(open("s.json")); assert [x["status"] for x in r]==["written","refused"] and r[0]["gap_to_ask_over_four_years"]==67560 and r[1]["output"] is None' 
result $? 'JSON is one array'
h -q a/one.xml -d sums --summary s.jsonl
# Paris, by hand: 70,000 + 80,000 / 4; asked 82,000 + 118,000 / 4
same 'a row says who, where, how much, and what is asked' \
    'Hugging Face|Technical Program Manager|paris|EUR|70000|80000|90000|82000|118000|111500|21500|86000' \
    "$(python3 -c '
import json
r = json.loads(open("s.jsonl").readline())
print(*[r[k] for k in ("employer", "role", "region", "currency", "base", "equity_grant", "total_a_year", "ask_base",
    "ask_equity_grant", "ask_total_a_year", "gap_to_ask_a_year", "gap_to_ask_over_four_years")], sep="|")')"
h -q many/m01.xml -d sums --summary s.txt
same 'an extension that says no form is wrong usage' 2 $?
cd "$repo" || exit 3
done_testing
