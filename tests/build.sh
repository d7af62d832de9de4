#!/usr/bin/env bash
# How the program is built: hardened as the Makefile says, and the same wherever it is built.
. "${0%/*}/tap.bash"
case $BUILD in */san | */coverage) skip 'hardening' 'this build has flags of its own'; done_testing ;; esac
has() { # NAME PATTERN COMMAND...
    local name=$1 pattern=$2
    shift 2
    matches "$name" "$pattern" "$("$@" 2>&1)"
}
has 'position-independent' 'Type: +DYN' readelf -hW "$HFBRIEF"
has 'relocations are read-only' 'GNU_RELRO' readelf -lW "$HFBRIEF"
has 'all of them at the start' 'BIND_NOW|FLAGS.*NOW' readelf -dW "$HFBRIEF"
has 'no stack is executable' 'GNU_STACK.* RW ' readelf -lW "$HFBRIEF"
has 'stacks are guarded' '__stack_chk_fail' readelf -sW "$HFBRIEF"
flags=$(make -s -n -B V=1 BUILD="$scratch/none" "$scratch/none/src/base/money.o" 2>/dev/null)
for flag in -fstack-clash-protection -ftrivial-auto-var-init=zero -fstack-protector-strong -ffile-prefix-map=; do
    matches "compiled with $flag" "$flag" "$flags"
done
for folder in a 'b/deeper'; do
    mkdir -p "$scratch/$folder"
    find Makefile src tests -name '*.mk' -o -name Makefile -o -path 'src/base/*' | tar -cf - -T - | tar -xf - -C "$scratch/$folder"
    env -u MAKEFLAGS -u MAKELEVEL -u BUILD make -s -C "$scratch/$folder" CC=cc build/src/base/money.o >"$scratch/log" 2>&1
    result $? "an object is built in $folder" "$(tail -n 5 "$scratch/log")"
done
cmp "$scratch/a/build/src/base/money.o" "$scratch/b/deeper/build/src/base/money.o"
result $? 'and is the same in both, byte for byte'
same 'without a word of the folder' 0 "$(strings -a "$scratch/a/build/src/base/money.o" | grep -cF "$scratch")"
if [ "$(uname -m)" = x86_64 ]; then
    has 'indirect jumps and returns may be checked (CET)' 'IBT, SHSTK' readelf -nW "$scratch/a/build/src/base/money.o"
    # the whole program's mark needs the C library's start files too, and Debian 12's have none
    marked=0 bare=''
    for object in $(find "$BUILD/src" -name '*.o') "$BUILD"/*.o "$BUILD"/import/*.o; do
        if readelf -nW "$object" | grep -q 'IBT, SHSTK'; then marked=$((marked + 1)); else bare="$bare $object"; fi
    done
    same 'in every object that is linked' '' "$bare"
    result $((marked < 200)) 'and those are all of them' "$marked"
fi
done_testing
