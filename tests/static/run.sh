#!/usr/bin/env bash
# The static programs against the native one: every document the same bytes, every message the same
# words; alone in a folder without a system they do their work; what they lack they name.
# `make static-check` runs it.
. tests/tap.bash
STATIC=build/static
native=$HFBRIEF
printf 'four words as password\n' >"$scratch/key"
chmod 600 "$scratch/key"

# all PROGRAM… OUT: what is compared, into the folder OUT: documents, messages, statuses
all() {
    local out=${*: -1} program=("${@:1:$#-1}") t
    mkdir "$out"
    # a process each, one after the other, so that the messages stand in their order
    for t in brief letter offer-letter; do
        "${program[@]}" samples/*.xml -t $t -j 1 -d "$out/$t" >"$out/$t.said" 2>&1
        echo "$?" >>"$out/$t.said"
        sed -i "s|$out|OUT|g; s|[0-9.]* s\b||g" "$out/$t.said"
    done
    one() { # NAME OPTION…
        "${program[@]}" samples/paris.xml "${@:2}" -o - >"$out/paris.$1" 2>"$out/paris.$1.said"
        echo "$?" >>"$out/paris.$1.said"
    }
    one grey --gray --paper letter
    one french --lang fr
    one german --lang de
    one omit --floor omit
    one back --floor back
    one json --format json
    one xml --format xml
    one structure --dump structure
    one svg --dump svg
    "${program[@]}" -t cohort samples/paris.xml samples/new-york.xml samples/remote.xml -o "$out/cohort.pdf" 2>"$out/cohort.said"
    "${program[@]}" --check tests/lint/*.xml >"$out/lint.said" 2>&1
    echo "$?" >>"$out/lint.said"
}
all "$native" "$scratch/native"
same 'the native program made documents to compare' yes \
    "$([ "$(find "$scratch/native" -name '*.pdf' | wc -l)" -gt 50 ] && [ "$(wc -l <"$scratch/native/lint.said")" -gt 100 ] && echo yes)"

for arch in ${STATIC_ARCHES:-x86_64 aarch64}; do
    file=$STATIC/hfbrief-$arch
    runner=()
    [ "$arch" = "$(uname -m)" ] || runner=("qemu-$arch-static")
    run() { "${runner[@]}" "$file" "$@"; }

    matches "$arch: it is one static program, loaded anywhere" "ELF 64-bit.*(x86-64|aarch64).*static-pie linked" "$(file "$file")"
    same "$arch: it needs no library and no loader" '' "$(readelf -dlW "$file" | grep -E 'NEEDED|INTERP')"
    matches "$arch: its stack isn't executable" 'GNU_STACK.* RW ' "$(readelf -lW "$file")"
    same "$arch: it names no folder that it was built in" 0 "$(strings -a "$file" | grep -cF "$PWD")"

    all "${runner[@]}" "$file" "$scratch/$arch"
    # a row of a manifest is written when its document is, in no order
    for m in "$scratch"/{native,$arch}/*/hfbrief-manifest.jsonl; do sort -o "$m" "$m"; done
    for t in brief letter offer-letter; do
        same "$arch: every sample's $t has the native bytes and messages" '' \
            "$(diff -rq "$scratch/native/$t" "$scratch/$arch/$t"; diff "$scratch/native/$t.said" "$scratch/$arch/$t.said")"
    done
    same "$arch: and in grey, French, German, without its floor, as figures, SVG, a cohort's page" '' \
        "$(diff -rq -x '*.said' -x brief -x letter -x offer-letter "$scratch/native" "$scratch/$arch")"
    same "$arch: every broken offer has the native messages" '' \
        "$(diff "$scratch/native/lint.said" "$scratch/$arch/lint.said")"

    # ---- what it lacks
    matches "$arch: --version says what it lacks" 'without e-mail, passwords and hfbrief-import-guide' "$(run --version)"
    lacks() { # NAME WORDS OPTION…
        matches "$arch: $1" "$2" "$(run samples/paris.xml -q -o "$scratch/no.pdf" "${@:3}" 2>&1; echo "status $?")"
        [ ! -e "$scratch/no.pdf" ] && [ ! -e "$scratch/no.eml" ]
        result $? "$arch: … before anything is written"
    }
    lacks 'e-mail is refused by name' 'e-mail is not in the static hfbrief' --email "$scratch/no.eml"
    lacks 'a password is refused by name' 'passwords are not in the static hfbrief' --password-file "$scratch/key"
    same "$arch: with the status of a missing library" 3 "$(run samples/paris.xml -q -o "$scratch/no.pdf" --email "$scratch/no.eml" 2>/dev/null; echo $?)"

    # ---- alone
    if [ "$(id -u)" != 0 ]; then
        skip "$arch: alone in an empty folder" 'only root can change root'
        continue
    fi
    alone=$scratch/alone-$arch
    mkdir "$alone"
    cp "$file" "$alone/hfbrief"
    cp samples/paris.xml "$alone"
    inside=()
    if [ ${#runner[@]} -gt 0 ]; then
        cp "$(command -v "${runner[0]}")" "$alone/qemu"
        inside=(/qemu)
    fi
    said=$(chroot "$alone" "${inside[@]}" /hfbrief -q paris.xml -o paris.pdf 2>&1)
    same "$arch: alone in an empty folder it writes the same brief" "0 same" \
        "$? $(cmp "$alone/paris.pdf" <("$native" -q samples/paris.xml -o -) && echo same)$said"
    same "$arch: it writes a starter and finds it sound" '0 offer.xml' \
        "$(chroot "$alone" "${inside[@]}" /hfbrief -q --new offer.xml >/dev/null 2>&1
           chroot "$alone" "${inside[@]}" /hfbrief -q --check offer.xml >/dev/null 2>&1; echo "$? $(cd "$alone" && ls offer.xml)")"
    same "$arch: and leaves nothing else behind" 'hfbrief offer.xml paris.pdf paris.xml ' \
        "$(find "$alone" -type f ! -name qemu -printf '%P\n' | sort | tr '\n' ' ')"
done
done_testing
