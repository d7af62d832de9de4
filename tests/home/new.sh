#!/usr/bin/env bash
# hfbrief --new: the interview at a terminal and the starter without one; --schema.
set -u
BUILD=${BUILD:-build}
HFBRIEF=${HFBRIEF:-$BUILD/hfbrief}
dir=$(mktemp -d "$BUILD/new.XXXXXX")
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
ok() { # name, command ...
    local name=$1
    shift
    n=$((n + 1))
    if "$@" >"$dir/said" 2>&1; then
        echo "ok $n - $name"
    else
        bad=1
        echo "not ok $n - $name"
        sed 's/^/# /' "$dir/said"
    fi
}
figure() { # python expression over the figures of a file, what it must be
    "$HFBRIEF" "$1" --format json >"$dir/figures.json" &&
        python3 -c "import json,sys; f=json.load(open(sys.argv[1])); g=$2; print(g); sys.exit(g != $3)" "$dir/figures.json"
}
refused() { # status, command ...
    local want=$1
    shift
    "$@"
    [ $? -eq "$want" ]
}
talk() { python3 tests/home/talk.py "$HFBRIEF" --new "$@"; }

# ---- without a terminal
ok "the starter is written" "$HFBRIEF" --new "$dir/starter.xml" </dev/null
ok "the starter is sound as it stands" "$HFBRIEF" --check "$dir/starter.xml"
"$HFBRIEF" --schema offer >"$dir/offer.xsd"
ok "the starter fits the grammar that --schema prints" \
    xmllint --noout --schema "$dir/offer.xsd" "$dir/starter.xml"
ok "editors find the grammar by schemaLocation and by xml-model" \
    test "$(grep -c 'offer.xsd"' "$dir/starter.xml")" = 2
for which in guide flow; do
    "$HFBRIEF" --schema $which | cmp -s - templates/schema/$which.xsd
    ok "--schema $which is the grammar" test $? = 0
done
before=$(cat "$dir/starter.xml")
ok "a file that is there is kept" refused 2 "$HFBRIEF" --new "$dir/starter.xml"
ok "… to the byte" test "$before" = "$(cat "$dir/starter.xml")"
ok "--force writes over it" "$HFBRIEF" --new "$dir/starter.xml" --force --as-of 2026-01-05
ok "--as-of is the day the figures are for" grep -q 'date="2026-01-05"' "$dir/starter.xml"
ok "an open floor is not called one's own" \
    figure "$dir/starter.xml" 'f["floor"]["source"]["base"]' '"guide"'

if ! python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
    echo "ok $((n + 1)) - the interview # SKIP there are no terminals here: /dev/pts is not mounted"
    exit $bad
fi

# ---- at a terminal: the worked example, with every kind of answer
printf '%s\n' 1 paris 'Claire <Moreau> & Co' lots 70k '80 000 pre-ipo 4' '' Google written \
    '€90,000 / 55k a year' +7 '82 000 118 000' '82k / 118k' '99k / 200k' '67k / 92k' >"$dir/answers"
talk "$dir/asked.xml" --as-of 2026-11-20 <"$dir/answers" >"$dir/talk"
ok "the interview ends well" test $? = 0
ok "it asks twelve questions" test "$(grep -c '^ *[0-9]* of 12  ' "$dir/talk")" = 12
ok "the band is shown as one answers" grep -q "Base: €70,000; the guide's band is €62,000–85,000" "$dir/talk"
ok "what is no amount is asked again" test "$(grep -c 'Write an amount' "$dir/talk")" = 1
ok "two amounts that could be cut two ways are asked again" grep -q 'Write base / equity: 82k' "$dir/talk"
ok "a floor over the ask is asked again" grep -q 'lower the floor or raise the ask' "$dir/talk"
ok "the first reading is the gap" \
    grep -q 'From offer to ask: +€12,000 base, +€38,000 equity, +€86,000 over four years' "$dir/talk"
ok "… and the verdict" grep -q 'Below your floor: equity by €12,000' "$dir/talk"
ok "the file is sound" "$HFBRIEF" --check "$dir/asked.xml"
ok "the name stands as it was typed" figure "$dir/asked.xml" 'f["candidate"]' '"Claire <Moreau> & Co"'
ok "a week from that day" figure "$dir/asked.xml" 'f["respond_by"]' '"2026-11-27"'
ok "the other offer's four years are 580,000" figure "$dir/asked.xml" 'f["competing"][0]["four_year"]' 580000
ok "the floor is the candidate's own" figure "$dir/asked.xml" 'f["floor"]["source"]["equity"]' '"offer"'

# ---- at a terminal: the shortest way through
printf '%s\n' '' '3 0.75' 'M. Sousa' '$121k' '125k' '10% contractual' '' '' '' '' |
    talk "$dir/remote.xml" >"$dir/talk"
ok "the shortest interview ends well" test $? = 0
ok "it asks no more of an offer that isn't there" test "$(grep -c '^ *[0-9]* of 12  ' "$dir/talk")" = 10
ok "remote pays the factor's share" grep -q 'base \$114,000–144,000' "$dir/talk"
ok "the bonus is contracted" figure "$dir/remote.xml" 'f["offer"]["certainty"]["contracted"]' 532400
printf '%s\n' 1 '3 0.2' '3 0.75' | talk "$dir/none.xml" >"$dir/talk"
ok "a factor out of range is asked again" test "$(grep -c '   > ' "$dir/talk")" = 4
ok "an interview that is broken off writes nothing" test ! -e "$dir/none.xml"
exit $bad
