#!/usr/bin/env bash
# Every input that once broke something, by name. An offer (NAME.xml) is read, computed and set in
# every template; a guide (NAME.guide) and a stylesheet (NAME.xsl) are tried with a sample. What
# is asked here: a documented status within a minute, and no sanitizer's report. What a case was
# about stands in tests/regress/README.md. What a fuzzer's own door let in stands in
# tests/fuzz/corpus/ (tests/fuzz.sh).
set -u
cd "$(dirname "$0")/.." || exit 3
hfbrief=${HFBRIEF:-build/hfbrief}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
n=0

tried() { # name, then a command: fails on death, on a hang, on a sanitizer's report
    local name=$1 status
    shift
    n=$((n + 1))
    timeout 60 "$@" >"$out/stdout" 2>"$out/stderr" </dev/null
    status=$?
    if [ $status -le 1 ] && ! grep -qE 'Sanitizer|runtime error' "$out/stderr"; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name: status $status"
        sed 's/^/# /' "$out/stderr" | tail -n 20
    fi
}

shopt -s nullglob
for case in tests/regress/*; do
    name=$(basename "$case")
    case $name in
    README.md) ;;
    *.xml)
        for template in brief letter offer-letter; do
            tried "$name, $template" "$hfbrief" "$case" -t $template -o "$out/x.pdf" --force
        done
        tried "$name, figures" "$hfbrief" "$case" --format json
        ;;
    *.guide) tried "$name" "$hfbrief" samples/paris.xml -g "$case" -o "$out/x.pdf" --force ;;
    *.xsl) tried "$name" "$hfbrief" samples/paris.xml -t "$case" -o "$out/x.pdf" --force ;;
    *)
        n=$((n + 1))
        echo "not ok $n - $name: nobody runs a case of this kind"
        ;;
    esac
done
echo "1..$n"
