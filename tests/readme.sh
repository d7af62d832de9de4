#!/usr/bin/env bash
# Every command that a README or the manual shows, in a block or in a line, is run in the order of the
# page, in a folder of that page's own. Of make's targets it is only seen that they are there; those of
# clusters are run by their own targets.
set -u
BUILD=${BUILD:-build}
HFBRIEF=$(realpath "${HFBRIEF:-$BUILD/hfbrief}")
top=$PWD
dir=$(realpath "$(mktemp -d "$BUILD/readme.XXXXXX")")
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
result() { # status, name
    n=$((n + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $n - $2"
    else
        bad=1
        echo "not ok $n - $2"
        tail -n 8 "$dir/said" | sed 's/^/# /'
    fi
}
mkdir "$dir/bin"
ln -s "$HFBRIEF" "$dir/bin/hfbrief"
for name in lp xdg-open; do
    printf '#!/bin/sh\nfor last; do :; done\ntest -s "$last"\n' >"$dir/bin/$name"
    chmod +x "$dir/bin/$name"
done
PATH=$dir/bin:$PATH

desk() { # what a reader has before him
    rm -rf "$dir/desk"
    mkdir -p "$dir/desk/offers"
    cp -r samples templates "$dir/desk"
    cp samples/*.xml "$dir/desk/offers"
    cp tests/home/letters/nurse.txt "$dir/desk/letter.txt"
    (umask 077 && echo 'a password of one line' >"$dir/desk/key")
}
run() { # command
    case $1 in
    'make install')
        make -s install DESTDIR="$dir/sys" BUILD="$BUILD" && test -x "$dir/sys/usr/local/bin/hfbrief" ;;
    make\ *)
        eval "set -- ${1#make }"
        for target in "$@"; do
            case $target in *=*) ;; *) grep -q "^$target:" "$dir/targets" || return ;; esac
        done ;;
    man\ *)
        ls "$BUILD/man/${1#man }".[15] ;;
    *--watch*)
        (cd "$dir/desk" && timeout 3 bash -c "exec $1" </dev/null)
        test $? -eq 124 ;; # it went on until it was stopped
    *)
        (cd "$dir/desk" && timeout 60 bash -c "$1" </dev/null) ;;
    esac
}
make -qpRr FORCE BUILD="$BUILD" >"$dir/targets" 2>/dev/null
# A page's commands: lines of its blocks for a shell, and what stands in a line as code.
commands() {
    perl -ne 'if (/^```(\w*)/) { $in = $in ? 0 : $1 =~ /^(sh)?$/ ? 1 : 2; next }
        if ($in == 1) { print "$1\n" if /^((?:hfbrief|make|cp) .*?)(?:  +#.*)?$/ }
        elsif (!$in) { print "$1\n" while /`((?:hfbrief|make|man) [^`]+)`/g }' "$1"
}
for page in README.md src/README.md tests/README.md samples/batch/README.md src/web/README.md; do
    desk
    commands "$page" >"$dir/commands"
    while read -r command; do
        run "$command" >"$dir/said" 2>&1 </dev/null
        result $? "$page: $command"
    done <"$dir/commands"
    wc -l <"$dir/commands" >"$dir/commands.${page//\//-}"
done
# the manual's examples: one writes an offer down, the rest begin with one that is filled in
desk
literal() { sed -n '/^\.Bd -literal/,/^\.Ed/{/^\./d;p}' "$1"; }
literal "$BUILD/man/hfbrief.1" | grep '^hfbrief ' >"$dir/commands"
while read -r command; do
    run "$command" >"$dir/said" 2>&1 </dev/null
    result $? "hfbrief.1: $command"
    case $command in *--new*) sed 's/ revision="[0-9]*"//' samples/paris.xml >"$dir/desk/offer.xml" ;; esac
done <"$dir/commands"
wc -l <"$dir/commands" >"$dir/commands.hfbrief.1"
literal "$BUILD/man/hfbrief-offer.5" | awk -v to="$dir/desk/example" '/^<offer/ {n++} {print > (to n ".xml")}'
for example in "$dir"/desk/example*.xml; do
    "$HFBRIEF" --check "$example" >"$dir/said" 2>&1
    result $? "hfbrief-offer.5: ${example##*/} is sound"
done
literal "$BUILD/man/hfbrief-import-guide.1" >"$dir/desk/example.md"
"$HFBRIEF" --import-guide "$dir/desk/example.md" -o "$dir/desk/guide.xml" >"$dir/said" 2>&1
result $? "hfbrief-import-guide.1: its table is enough"

same_or_more() { [ "$(cat "$dir/commands.$1")" -ge "$2" ]; result $? "$1 shows at least $2 commands"; }
same_or_more README.md 40
same_or_more src-README.md 3
same_or_more hfbrief.1 8
same_or_more tests-README.md 15
same_or_more samples-batch-README.md 6
same_or_more src-web-README.md 3

# what it names is there
for path in $(grep -oE '\]\([a-z][^)]*\)|`(tests|samples|templates|src)/[^` ]*`' README.md | sed 's/^](//; s/)$//; s/`//g' | sort -u); do
    ls -d $path >"$dir/said" 2>&1
    result $? "$path is there"
done
# the small stylesheet that src/README.md prints is one
awk '/^```xml/ {inside = 1; next} /^```/ {inside = 0} inside' src/README.md |
    sed -n '/<xsl:stylesheet/,/<\/xsl:stylesheet/p' >"$dir/small.xsl"
"$HFBRIEF" samples/paris.xml -t "$dir/small.xsl" -o "$dir/small.pdf" >"$dir/said" 2>&1
result $? "the stylesheet that it prints makes a page"
pdftotext "$dir/small.pdf" - 2>/dev/null | tr '\n' ' ' | grep -q 'asks for €111,500 a year'
result $? "… that says what the figures say"
# the table of figures that it prints
"$HFBRIEF" samples/paris.xml -f json >"$dir/figures.json"
python3 - "$dir/figures.json" >"$dir/said" <<'P'
import json, re, sys
f = json.load(open(sys.argv[1]))
of = {"offer": f["offer"], "ask": f["ask"], "floor": f["floor"], "Google": f["competing"][0]}
rows = re.findall(r"^\| (offer|ask|floor|Google) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$", open("README.md").read(), re.M)
for name, *cells in rows:
    got = [of[name][k] for k in ("base", "equity", "annual", "four_year")]
    assert [int(c.replace(",", "")) for c in cells] == got, (name, cells, got)
assert len(rows) == 4
P
result $? "its table of figures is what is computed"
cd "$top" && exit $bad
