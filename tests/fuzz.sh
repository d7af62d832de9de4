#!/usr/bin/env bash
# The kept corpora of the fuzzers (tests/fuzz/corpus/NAME/), replayed by the same code without
# libFuzzer, whole and a little spoilt: what once was found stays found where clang isn't installed.
set -u
cd "$(dirname "$0")/.." || exit 3
build=${BUILD:-build} n=0 bad=0
for folder in tests/fuzz/corpus/*/; do
    name=$(basename "$folder")
    n=$((n + 1))
    if timeout 120 "$build/replay/$name" "$folder"* >"$build/replay/$name.log" 2>&1; then
        echo "ok $n - $name: $(grep -c '^ok' "$build/replay/$name.log") inputs"
    else
        bad=1
        echo "not ok $n - $name ($?)"
        tail -n 20 "$build/replay/$name.log" | sed 's/^/# /'
    fi
done
echo "1..$n"
exit $bad
