#!/usr/bin/env bash
# Every way an input can be wrong, held against what is said about it: tests/lint/README.md.
#   tests/lint.sh              all cases, TAP
#   tests/lint.sh --write X    writes tests/lint/X.expect anew: read it before you keep it
set -u
BUILD=${BUILD:-build}
HFBRIEF=${HFBRIEF:-$BUILD/hfbrief}
made=$BUILD/lint
mkdir -p "$made"

# Prints what hfbrief says about a case, and how it ends.
said() { # name, further options
    local name=$1 file=tests/lint/$1.xml args=()
    shift
    if [ -f "tests/lint/$name.sh" ]; then
        file=$made/$name.xml
        bash "tests/lint/$name.sh" >"$file"
    fi
    if [ -f "tests/lint/$name.guide" ]; then
        bash "tests/lint/$name.guide" >"$made/$name.guide.xml"
        file=samples/paris.xml args=(--guide "$made/$name.guide.xml")
    fi
    [ -f "tests/lint/$name.args" ] && read -r -a args <"tests/lint/$name.args"
    "$HFBRIEF" --check "$@" "${args[@]}" "$file" 2>&1 >/dev/null </dev/null
    echo "status $?"
}
# A made file is named as if it stood beside the others.
golden() {
    said "$@" | sed "s|$made/|tests/lint/|"
}

if [ "${1:-}" = --write ]; then
    golden "$2" | tee "tests/lint/$2.expect"
    exit
fi

n=0 bad=0
report() { # name, what is wrong (empty: nothing)
    n=$((n + 1))
    if [ -z "$2" ]; then
        echo "ok $n - $1"
    else
        bad=1
        echo "not ok $n - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}

codes=$made/codes
: >"$codes"
for expect in tests/lint/*.expect; do
    name=$(basename "$expect" .expect)
    report "$name" "$(golden "$name" | diff -u "$expect" - | tail -n +3)"
    said "$name" --diagnostics json | sed -n 's/.*"code":"\([a-z0-9-]*\)".*/\1/p' >>"$codes"
done

# Whatever stands here without its golden is no test yet.
report 'every input has what is expected of it' "$(for f in tests/lint/*.xml tests/lint/*.sh tests/lint/*.guide; do
    [ -f "${f%.*}.expect" ] || echo "$f has no .expect"; done)"

# A row of diag_codes.h without a case here is named in the README with the test that covers it.
report 'every fault code has a case' "$(sed -n 's/^DIAG(\([A-Z0-9_]*\), \(WARNING\|ERROR\|FATAL\).*/\1/p' \
    src/base/diag_codes.h | tr 'A-Z_' 'a-z-' | while read -r code; do
    grep -qx -- "$code" "$codes" || grep -q -- "^- \`$code\`: " tests/lint/README.md ||
        echo "$code has no case here, and the README names no other test"; done)"

# What is printed must never steer a terminal, whatever the file holds.
report 'no message holds a control character' "$(for f in tests/lint/*.expect; do
    name=$(basename "$f" .expect)
    said "$name" | LC_ALL=C grep -c "$(printf '[\001-\010\013-\037\177]')" | sed "/^0$/d; s|^|$name: |"; done)"

echo "1..$n"
exit $bad
