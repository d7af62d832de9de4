#!/usr/bin/env bash
# A machine that fails: no space, no permission, no descriptors, nobody reading. Each case: the
# documented status, a message that says which file, no crash, nothing half-written, no temporary,
# and what stood there before unharmed. Permissions are tried as a user who isn't root.
set -u
cd "$(dirname "$0")/../.." || exit 3
hfbrief=$(realpath "${HFBRIEF:-build/hfbrief}")
samples=$(realpath samples)
work=$(mktemp -d)
chmod 755 "$work"
trap 'chmod -R u+rwx "$work" 2>/dev/null; umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
n=0

say() { # name, what is wrong (empty: nothing)
    n=$((n + 1))
    if [ -z "$2" ]; then echo "ok $n - $1"; else
        echo "not ok $n - $1"
        echo "# $2"
        sed 's/^/# /' "$work/err" | head -n 5
    fi
}

# name, wanted status, wanted message (a pattern), command...
expect() {
    local name=$1 wanted=$2 pattern=$3 status wrong=
    shift 3
    timeout 60 "$@" >"$work/stdout" 2>"$work/err" </dev/null
    status=$?
    [[ "$status" =~ ^($wanted)$ ]] || wrong="status $status, not $wanted"
    [ -z "$pattern" ] || grep -qE -- "$pattern" "$work/err" || wrong="$wrong; no message like: $pattern"
    grep -qE 'Sanitizer|runtime error' "$work/err" && wrong="$wrong; a sanitizer speaks"
    [ -z "$(find "$work" -name '.hfbrief-*' 2>/dev/null)" ] || wrong="$wrong; a temporary is left"
    say "$name" "${wrong#; }"
}

unchanged() { # name, file: still what it was
    cmp -s "$2" "$work/before" && say "$1" "" || say "$1" "$2 is not what it was"
}

# As somebody whom permissions stop; root's own are no measure.
user=()
[ "$(id -u)" != 0 ] || user=(setpriv --reuid 65534 --regid 65534 --clear-groups)
# … who may not even look into the folder that all of this is in
mkdir "$work/theirs"
cp "$hfbrief" "$samples/paris.xml" "$samples/options.xml" "$work/theirs"
chmod 755 "$work/theirs" "$work/theirs"/*
theirs=$work/theirs

"$hfbrief" -q "$samples/remote.xml" -o "$work/before" || exit 1
offer=$samples/paris.xml
cp "$work/before" "$work/old.pdf"

# ---- no space -----------------------------------------------------------------------------------
check_limit() {
    timeout 60 bash -c "trap '' XFSZ; ulimit -f 8; exec \"\$@\"" - "$hfbrief" -q "$offer" \
        -o "$work/old.pdf" >/dev/null 2>"$work/err" </dev/null
    local status=$? wrong=
    [ $status = 3 ] || wrong="status $status, not 3"
    grep -q 'old.pdf cannot be written' "$work/err" || wrong="$wrong; no message"
    [ -z "$(find "$work" -name '.hfbrief-*')" ] || wrong="$wrong; a temporary is left"
    say 'a document larger than files may be: status 3, said' "${wrong#; }"
}
check_limit
unchanged 'and the old document stands' "$work/old.pdf"
mkdir -p "$work/small"
if mount -t tmpfs -o size=48k,mode=777 tmpfs "$work/small" 2>/dev/null; then
    head -c 30000 /dev/zero >"$work/small/ballast"
    expect 'a full disk: status 3, said' 3 'small/x.pdf cannot be written: No space' \
        "$hfbrief" -q "$offer" -o "$work/small/x.pdf"
    say 'and no document is there' "$([ ! -e "$work/small/x.pdf" ] || echo it is)"
    expect 'a batch on a full disk: status 3, said' 3 'No space' \
        "$hfbrief" -q "$samples/paris.xml" "$samples/options.xml" -d "$work/small" -j 2
    cat /dev/zero >"$work/small/more" 2>/dev/null
    expect 'a summary on a full disk: status 3, said' 3 'No space|cannot be written' \
        "$hfbrief" -q "$samples/paris.xml" "$samples/options.xml" -d "$work/out" \
        --summary "$work/small/s.csv"
    umount "$work/small"
else
    say 'a full disk # SKIP no tmpfs can be mounted here' ''
fi
expect '/dev/full: status 3, said' 3 '/dev/full cannot be written: No space' \
    "$hfbrief" -q "$offer" -o /dev/full
expect 'standard output to /dev/full: status 3, said' 3 'standard output cannot be written' \
    bash -c '"$@" >/dev/full' - "$hfbrief" -q "$offer" --format json
expect 'a PDF to a full standard output: status 3, said' 3 'standard output cannot be written' \
    bash -c '"$@" >/dev/full' - "$hfbrief" -q "$offer" -o -
expect '/dev/null takes a document' 0 '' "$hfbrief" -q "$offer" -o /dev/null

# ---- nobody reads -------------------------------------------------------------------------------
expect 'standard output closed: status 3, said' 3 'standard output cannot be written' \
    bash -c '"$@" >&-' - "$hfbrief" -q "$offer" --format json
expect 'everything closed: a document all the same' 0 '' \
    bash -c '"$@" <&- >&- 2>&-' - "$hfbrief" -q "$offer" -o "$work/closed.pdf"
say 'and it is the same' "$("$hfbrief" -q "$offer" -o "$work/open.pdf"; cmp "$work/closed.pdf" "$work/open.pdf" 2>&1)"
expect 'a reader that goes away ends it quietly or with status 3' '141|3|0' '' \
    bash -c 'set -o pipefail; "$@" | true; s=$?; [ $s = 141 ] || [ $s = 3 ] || [ $s = 0 ]; exit $?' - \
    "$hfbrief" -q "$offer" --format json

# ---- no descriptors -----------------------------------------------------------------------------
for most in 3 4 5 6 8; do
    timeout 60 bash -c "ulimit -n $most; exec \"\$@\"" - "$hfbrief" -q "$offer" -o "$work/old.pdf" \
        >/dev/null 2>"$work/err" </dev/null
    status=$?
    wrong=
    case $status in
    0) cp "$work/before" "$work/old.pdf" ;;
    1 | 3 | 127) cmp -s "$work/before" "$work/old.pdf" || wrong='the old document is harmed' ;;
    *) wrong="status $status" ;;
    esac
    [ -s "$work/err" ] || [ $status = 0 ] || wrong="$wrong; not a word"
    say "$most descriptors: status $status" "$wrong"
done
expect 'a batch without descriptors: status 3, said' 3 '.' \
    bash -c 'ulimit -n 7; exec "$@"' - "$hfbrief" -q "$samples/paris.xml" "$samples/options.xml" -d "$work/few" -j 2

# ---- permissions --------------------------------------------------------------------------------
mkdir -p "$work/locked"
cp "$work/before" "$work/locked/old.pdf"
chmod 644 "$work/locked/old.pdf"
chmod 555 "$work/locked"
expect 'a read-only folder: status 3, said' 3 'locked/old.pdf cannot be written in .*Permission' \
    "${user[@]}" "$theirs/hfbrief" -q "$theirs/paris.xml" -o "$work/locked/old.pdf"
unchanged 'and the old document stands' "$work/locked/old.pdf"
expect 'a read-only folder for a batch: status 3, said' 3 'Permission' \
    "${user[@]}" "$theirs/hfbrief" -q "$theirs/paris.xml" "$theirs/options.xml" -d "$work/locked"
echo '<xsl/>' >"$work/secret.xsl"
chmod 000 "$work/secret.xsl"
expect 'a template that can’t be read: status 1 or 3, said' 1 'secret.xsl.*Permission' \
    "${user[@]}" "$theirs/hfbrief" -q "$theirs/paris.xml" -t "$work/secret.xsl" -o "$work/x.pdf"
expect 'a guide that can’t be read: status 1 or 3, said' 1 'secret.xsl.*Permission' \
    "${user[@]}" "$theirs/hfbrief" -q "$theirs/paris.xml" -g "$work/secret.xsl" -o "$work/x.pdf"
expect 'an offer that can’t be read: status 1, said' 1 'secret.xsl.*Permission' \
    "${user[@]}" "$theirs/hfbrief" -q "$work/secret.xsl" -o "$work/x.pdf"
mkdir -m 777 "$work/open"
cp "$work/before" "$work/open/old.pdf"
chmod 000 "$work/open/old.pdf"
expect 'an old document that nobody can read may be for anybody: status 3, said' 3 \
    'old.pdf is there, and cannot be opened: Permission.*may be for somebody else' \
    "${user[@]}" "$theirs/hfbrief" -q "$theirs/paris.xml" -o "$work/open/old.pdf"
chmod 644 "$work/open/old.pdf" # else only root could look
unchanged 'and it stands' "$work/open/old.pdf"

# ---- what stands in the way ---------------------------------------------------------------------
mkdir -p "$work/folder.pdf"
expect 'an output that is a folder: status 3, said' 3 'folder.pdf is a folder' \
    "$hfbrief" -q "$offer" -o "$work/folder.pdf"
expect 'an output in no folder: status 3, said' 3 'cannot be written in .*nowhere' \
    "$hfbrief" -q "$offer" -o "$work/nowhere/x.pdf"
mkdir -p "$work/far"
cp "$work/before" "$work/far/real.pdf"
ln -s far/real.pdf "$work/link.pdf"
expect 'an output that is a symbolic link: written' 0 '' "$hfbrief" -q "$offer" -o "$work/link.pdf"
say 'through the link, which stays one' \
    "$([ -L "$work/link.pdf" ] && cmp "$work/far/real.pdf" "$work/open.pdf" 2>&1 || echo 'it does not')"
ln -s nowhere/at-all.pdf "$work/dangling.pdf"
expect 'a link that leads nowhere: status 3, said' 3 'dangling.pdf is a symbolic link that leads nowhere' \
    "$hfbrief" -q "$offer" -o "$work/dangling.pdf"
ln -s loop.pdf "$work/loop.pdf"
expect 'a link to itself: status 3, said' 3 'loop.pdf' "$hfbrief" -q "$offer" -o "$work/loop.pdf"
expect 'a folder as an offer: refused' 1 '.' "$hfbrief" -q "$work/far" -d "$work/out2"
expect 'an offer over itself: refused' 3 'is the offer, which this run reads' \
    bash -c 'cp "$2" "$3"; "$1" -q "$3" -o "$3"; s=$?; cmp "$2" "$3" && exit $s' - "$hfbrief" "$offer" "$work/self.xml"
echo "1..$n"
