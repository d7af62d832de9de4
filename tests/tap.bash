# tap.bash - for shell tests: numbered results, a scratch folder that goes away, the plan at the end.
set -u
HFBRIEF=${HFBRIEF:-build/hfbrief}
case $HFBRIEF in /*) ;; *) HFBRIEF=$PWD/$HFBRIEF ;; esac
BUILD=${BUILD:-build}
tap_n=0 tap_bad=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# result STATUS NAME [WHAT IS WRONG]
result() {
    tap_n=$((tap_n + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $tap_n - $2"
    else
        tap_bad=$((tap_bad + 1))
        echo "not ok $tap_n - $2"
        [ -z "${3-}" ] || printf '%s\n' "$3" | head -n 20 | sed 's/^/# /'
    fi
}

# same NAME EXPECTED GOT
same() {
    [ "$2" = "$3" ]
    result $? "$1" "expected: $2
got:      $3"
}

# matches NAME PATTERN TEXT (an extended regular expression, over the whole text)
matches() {
    grep -qE -- "$2" <<<"$3"
    result $? "$1" "no /$2/ in: $3"
}

skip() { # NAME WHY
    tap_n=$((tap_n + 1))
    echo "ok $tap_n - $1 # SKIP $2"
}

done_testing() {
    echo "1..$tap_n"
    exit $((tap_bad > 0))
}
