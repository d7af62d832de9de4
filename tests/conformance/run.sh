#!/usr/bin/env bash
# Every sample in every template, on both papers, in colour and in grey, must be PDF/A-2a and
# PDF/UA-1 by veraPDF, without a fault by qpdf, without a warning in poppler and mupdf, and a brief
# of eight pages at most 100 kB (an eighth of that for each page more). Two files with a fault made
# on purpose must fail, so that we know it looks.
# Prints TAP; the last line is "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 3
BUILD=${BUILD:-build}
HFBRIEF=${HFBRIEF:-$BUILD/hfbrief}
jars=$PWD/$BUILD/verapdf
dir=$PWD/$BUILD/conformance
n=0 bad=0

result() { # name, 0 or not, what is wrong
    n=$((n + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $n - $1"
    else
        bad=$((bad + 1))
        echo "not ok $n - $1"
        [ -z "${3:-}" ] || printf '%s\n' "$3" | sed 's/^/# /'
    fi
}

# ---- the checker --------------------------------------------------------------------------------
if ! ls "$jars"/greenfield-apps-*.jar >/dev/null 2>&1; then
    mvn -q -B -f tests/conformance/pom.xml dependency:copy-dependencies \
        -DoutputDirectory="$jars" >&2 || exit 3
fi
verapdf() { # flavour, files…: "PASS file flavour" a line, the rules broken under a FAIL
    local flavour=$1
    shift
    java -Djava.awt.headless=true -cp "$jars/*" org.verapdf.apps.GreenfieldCliWrapper \
        --flavour "$flavour" --format text --verbose "$@" 2>/dev/null
}

# ---- the files ----------------------------------------------------------------------------------
rm -rf "$dir"
mkdir -p "$dir"
"$BUILD/unit/pdf_test" --write "$dir/hand.pdf"
result 'a document made by hand is written' $?

# A refusal is a template's right (a letter with an unfilled blank), but never the brief's here.
write() { # output, offers…, options
    local out=$1 said status
    shift
    said=$("$HFBRIEF" "$@" -o "$dir/$out" 2>&1)
    status=$?
    [ "$status" -eq 0 ] && return
    case $status-$out in
    1-*.letter.pdf | 1-*.offer-letter.pdf)
        n=$((n + 1))
        echo "ok $n - $out # SKIP refused: $(printf '%s' "$said" | grep -m1 -o 'error.*')"
        ;;
    *) result "$out is written" 1 "status $status: $said" ;;
    esac
}
for paper in a4 letter; do
    for ink in '' --gray; do
        kind=$paper${ink:+-gray}
        for sample in samples/*.xml; do
            name=${sample##*/}
            for template in brief letter offer-letter; do
                write "${name%.xml}.$kind.$template.pdf" "$sample" --template "$template" \
                    --paper "$paper" $ink
            done
        done
        write "all.$kind.cohort.pdf" samples/*.xml --template cohort --paper "$paper" $ink
    done
done

# ---- what they must be --------------------------------------------------------------------------
files=("$dir"/*.pdf)
for flavour in 2a ua1; do
    verapdf "$flavour" "${files[@]}" >"$dir/$flavour.txt"
    for file in "${files[@]}"; do
        grep -qxF "PASS $file $flavour" "$dir/$flavour.txt"
        result "${file##*/} is PDF/$(case $flavour in 2a) echo A-2a ;; *) echo UA-1 ;; esac)" $? \
            "$(awk -v f="FAIL $file $flavour" '$0 == f {on = 1; next} /^(PASS|FAIL|ERROR)/ && NF >= 3 {on = 0} on' "$dir/$flavour.txt")"
    done
done
for file in "${files[@]}"; do
    said=$(qpdf --check "$file" 2>&1)
    result "${file##*/} passes qpdf" $? "$said"
    said=$({
        pdftotext "$file" /dev/null
        mutool draw -q -r 20 -F pgm -o /dev/null "$file" | grep -v 'ICC support'
    } 2>&1 | grep -v 'ICC support')
    result "${file##*/} opens without a warning" "$([ -z "$said" ] && echo 0 || echo 1)" "$said"
    case $file in
    *.brief.pdf)
        size=$(wc -c <"$file")
        pages=$(pdfinfo "$file" | sed -n 's/^Pages: *//p')
        limit=$((pages > 8 ? pages * 12500 : 100000))
        result "${file##*/}, $pages pages, is at most $limit bytes" \
            "$([ "$size" -le "$limit" ] && echo 0 || echo 1)" "$size bytes"
        ;;
    esac
done

# ---- what must not pass -------------------------------------------------------------------------
# The file by hand, made editable, with one fault; its cross-references mended.
broken() { # name, flavour, what to change (Perl), the clause
    qpdf --qdf --object-streams=disable "$dir/hand.pdf" "$dir/edit" &&
        perl -0pe "$3" "$dir/edit" | fix-qdf >"$dir/$1.broken"
    mv "$dir/$1.broken" "$dir/broken-$1.pdf"
    verapdf "$2" "$dir/broken-$1.pdf" >"$dir/$1.txt"
    grep -qF "FAIL $dir/broken-$1.pdf $2" "$dir/$1.txt" && grep -qF "$4" "$dir/$1.txt"
    result "$1 is found" $? "$(cat "$dir/$1.txt")"
}
broken 'figure-without-alt' ua1 's{/Alt <[0-9a-f]+>|/Alt \([^)]*\)}{}' '7.3'
broken 'width-off-by-ten' 2a 's{(/W \[\s+\d+\s+\[\s+)([\d.]+)}{$1 . ($2 + 10)}e' '6.2.11.5'

rm -f "$dir/edit"
echo "1..$n"
echo "$((n - bad)) passed, $bad failed"
[ "$bad" -eq 0 ]
