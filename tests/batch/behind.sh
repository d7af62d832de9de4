#!/usr/bin/env bash
# A batch doesn't wait for the disk: what one offer's document takes to get there, the next are
# worked on. And yet nothing takes its place before it is there whole. behind.c here is the slow disk,
# and writes down who asks what of it.
. "${0%/*}/../tap.bash"
case $BUILD in
*/san) skip 'a slow disk' 'a sanitizer wants to be preloaded first' && done_testing && exit ;;
esac
cc -std=gnu17 -O1 -shared -fPIC -o "$scratch/slow.so" tests/batch/behind.c -ldl || exit 3
in=$scratch/in out=$scratch/out
mkdir "$in"
for i in $(seq -w 1 12); do sed "s/ id=\"/ id=\"n$i-/" samples/paris.xml >"$in/o$i.xml"; done
"$HFBRIEF" -q "$in" -d "$scratch/quiet" -j 1 2>/dev/null

slow() { # mode, further arguments
    rm -rf "$out"
    mkdir -p "$out"
    : >"$scratch/log"
    DISK=$1 DISK_LOG=$scratch/log DISK_FOLDER=$out LD_PRELOAD=$scratch/slow.so \
        "$HFBRIEF" -q --cage=off "$in" -d "$out" "${@:2}" 2>"$scratch/stderr"
}
hashes() { (cd "$1" && sha256sum -- *.pdf); }
log() { grep -c "^$1" "$scratch/log"; }

# The disk says "done" of a document only when the next one has been begun: who waits, waits forever
# (ten seconds, and is told of).
slow next -j 1
same 'a batch on a slow disk is written' 0 $?
same 'with the same documents' "$(hashes "$scratch/quiet")" "$(hashes "$out")"
result $(($(log alone) > 1)) 'nothing waited for the disk but the last document, if that' "$(log alone)"
same 'every document was synced once' 12 "$(log 'synced')"
same 'none took its place before it was synced' '' "$(
    awk '$1 == "synced" { there[$2] = 1 } $1 == "renamed" && !($2 in there) { print $2 }' "$scratch/log"
)"
same 'every one took its place' 12 "$(log renamed)"
same 'the folder was synced after the last of them' 'folder' \
    "$(awk '$1 == "renamed" || $1 == "folder" { last = $1 } END { print last }' "$scratch/log")"
result $(($(log folder) > 2)) 'one sync of the folder does for many' "$(log folder)"
same 'nothing else is left' 'hfbrief-manifest.jsonl' "$(cd "$out" && ls -A | grep -v 'pdf$')"

# A disk that fails: the document isn't there, and the run says so.
slow fail -j 2
same 'what the disk refuses fails' 3 $?
same 'no document is half there' '' "$(cd "$out" && ls -A | grep -v manifest)"
same 'each is told' 12 "$(grep -c 'cannot be synced' "$scratch/stderr")"
same 'and none is in the manifest as written' '' "$(grep '"status":"written"' "$out"/*.jsonl)"

# Who syncs may die: what it had is synced all the same.
slow die -j 2
same 'helpers that die take no document with them' 0 $?
same 'with the same documents again' "$(hashes "$scratch/quiet")" "$(hashes "$out")"
same 'no temporary is left' '' "$(find "$out" -name '.hfbrief-*')"
done_testing
