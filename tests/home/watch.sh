#!/usr/bin/env bash
# --watch, --open, --print: with an xdg-open and an lp that write down what they were given.
set -u
BUILD=${BUILD:-build}
HFBRIEF=$(realpath "${HFBRIEF:-$BUILD/hfbrief}")
dir=$(realpath "$(mktemp -d "$BUILD/watch.XXXXXX")")
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
is() { # name, what was found, what it must be
    n=$((n + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $n - $1"
    else
        bad=1
        printf 'not ok %s - %s\n# found: %s\n# must be: %s\n' "$n" "$1" "$2" "$3"
    fi
}
mkdir "$dir/bin"
for name in xdg-open lp; do
    printf '#!/bin/sh\nfor w in "$@"; do printf "%%s|" "$w" >>"%s"; done\necho >>"%s"\nexit ${FAKE_STATUS:-0}\n' \
        "$dir/$name.log" "$dir/$name.log" >"$dir/bin/$name"
    chmod +x "$dir/bin/$name"
done
PATH=$dir/bin:$PATH
cp samples/paris.xml "$dir/a b.xml"
cp samples/new-york.xml "$dir/us.xml"

# ---- --open and --print
"$HFBRIEF" "$dir/a b.xml" --open
is "--open hands the document over" "$? $(cat "$dir/xdg-open.log")" "0 $dir/a b.brief.pdf|"
"$HFBRIEF" "$dir/a b.xml" --print
is "--print prints on A4, two-sided, on the default printer" "$? $(cat "$dir/lp.log")" \
    "0 -o|media=A4|-o|sides=two-sided-long-edge|--|$dir/a b.brief.pdf|"
rm "$dir/lp.log"
"$HFBRIEF" "$dir/us.xml" --print=office
is "--print=PRINTER prints Letter for the United States" "$? $(cat "$dir/lp.log")" \
    "0 -d|office|-o|media=Letter|-o|sides=two-sided-long-edge|--|$dir/us.brief.pdf|"
said=$(FAKE_STATUS=4 "$HFBRIEF" "$dir/us.xml" --print 2>&1)
is "an lp that fails is a fault of the system" "$? $(grep -c 'lp failed (status 4)' <<<"$said")" "3 1"
said=$(PATH=/nonexistent "$HFBRIEF" "$dir/us.xml" --open 2>&1)
is "without an xdg-open the document is there: a warning says where to get one" \
    "$? $(grep -c "warning: $dir/us.brief.pdf is written, but there is no xdg-open here to open it; Debian has it in xdg-utils" <<<"$said")" "0 1"
mkdir "$dir/bare"
printf '#!/bin/sh\necho no method available >&2\nexit 3\n' >"$dir/bare/xdg-open"
chmod +x "$dir/bare/xdg-open"
said=$(PATH="$dir/bare" "$HFBRIEF" "$dir/us.xml" --open 2>&1)
is "one that finds no viewer is a warning in one line too" "$? $said" \
    "0 hfbrief: warning: $dir/us.brief.pdf is written, but xdg-open finds nothing here that opens a PDF"
is "and with -q not a word" "$(PATH=/nonexistent "$HFBRIEF" -q "$dir/us.xml" --open 2>&1; echo $?)" 0
said=$(PATH=/nonexistent "$HFBRIEF" "$dir/us.xml" --print 2>&1)
is "but what isn't printed is a fault" "$? $(grep -c 'there is no lp here; Debian has it in cups-client' <<<"$said")" "3 1"
(cd "$dir" && cp us.xml ./-us.xml && "$HFBRIEF" --print -o ./-us.pdf -- ./-us.xml)
is "a name that begins with a hyphen is no option" "$(tail -n 1 "$dir/lp.log" | grep -c -- '--|./-us.pdf|')" 1
rm "$dir/lp.log" "$dir/xdg-open.log"
sed 's/<base>70000/<base>lots/' samples/paris.xml >"$dir/wrong.xml"
"$HFBRIEF" "$dir/wrong.xml" --open --print 2>/dev/null
is "a refused offer is neither opened nor printed" "$? $(ls "$dir" | grep -c log)" "1 0"
"$HFBRIEF" "$dir/a b.xml" "$dir/us.xml" -d "$dir" --print 2>/dev/null
is "several offers aren't printed in one go" $? 2
"$HFBRIEF" "$dir/a b.xml" -f json --open 2>/dev/null
is "what goes to standard output can't be opened" $? 2

# ---- --watch
offer=$dir/w/offer.xml pdf=$dir/w/offer.brief.pdf said=$dir/w.log
mkdir "$dir/w"
cp samples/paris.xml "$offer"
"$HFBRIEF" "$offer" --watch --open 2>"$said" &
pid=$!
runs() { grep -cE 'written; watching|last good' "$said"; }
wait_for_runs() { # number: at most ten seconds
    for _ in $(seq 100); do
        [ "$(runs)" -ge "$1" ] && return
        sleep 0.1
    done
}
wait_for_runs 1
is "--watch writes at once" "$(runs) $(head -c 4 "$pdf")" "1 %PDF"
first=$(sha256sum <"$pdf")
sed 's/Claire Moreau/Claire Dubois/' samples/paris.xml >"$dir/w/new" && mv "$dir/w/new" "$offer"
wait_for_runs 2
is "a save by renaming is a run" "$(pdftotext "$pdf" - | grep -c 'Claire Dubois' | sed 's/[1-9][0-9]*/some/')" some
good=$(sha256sum <"$pdf")
is "… and other bytes" "$([ "$first" != "$good" ] && echo other)" other
# The watcher stands still meanwhile: on a busy machine the saves themselves could be far apart.
kill -STOP $pid
python3 - samples/paris.xml "$offer" <<'P'
import sys
text = open(sys.argv[1]).read()
for name in "ABCDEFGH":
    with open(sys.argv[2], "w") as f:
        f.write(text.replace("Claire Moreau", "Claire " + name))
P
kill -CONT $pid
wait_for_runs 3
sleep 1
is "a burst of saves is one run" "$(runs)" 3
is "… of the last of them" "$(pdftotext "$pdf" - | grep -c 'Claire H' | sed 's/[1-9][0-9]*/some/')" some
good=$(sha256sum <"$pdf")
sed 's/<base>70000/<base>lots/' samples/paris.xml >"$offer"
wait_for_runs 4
is "what is wrong is said, with its place" "$(grep -c "offer.xml:24:11: error: base is not an amount" "$said")" 1
is "the last good document stays" "$(sha256sum <"$pdf")" "$good"
touch "$offer"
echo "unrelated" >"$dir/w/notes.txt"
sleep 0.6
is "a touch and a stranger's file are no run" "$(runs)" 4
cp samples/paris.xml "$offer"
wait_for_runs 5
is "mended, it is written again, to the same bytes as at first" "$(sha256sum <"$pdf")" "$first"
is "a viewer is opened once" "$(wc -l <"$dir/xdg-open.log")" 1
kill -TERM $pid
wait $pid 2>/dev/null
is "it ends when it is told to" $? 143
is "no temporary file is left" "$(ls -A "$dir/w" | tr '\n' ' ')" "notes.txt offer.brief.pdf offer.xml "
exit $bad
