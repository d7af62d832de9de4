#!/usr/bin/env bash
# A laser printer of 300 dpi has no grey: what isn't full black is printed as dots, and small type in
# dots can't be read. Three pages, in colour: the call sheet, Workings, which has the smallest type,
# and the letter, as Ghostscript, which prints for CUPS, and Poppler make one bit of a point.
. "${0%/*}/tap.bash"

# lost NAME PAGE: prints what strokes.py says of a page of NAME.pdf, by both
lost() {
    local out=$scratch/$1-$2 status=0 page="-dFirstPage=$2 -dLastPage=$2"
    # shellcheck disable=SC2086
    gs -q -dSAFER -sDEVICE=pgmraw -r300 $page -o "$out.gs.pgm" "$scratch/$1.pdf" &&
        gs -q -dSAFER -sDEVICE=pbmraw -r300 $page -o "$out.gs.pbm" "$scratch/$1.pdf" &&
        pdftoppm -r 300 -f "$2" -l "$2" -singlefile -gray -aa no -aaVector no "$scratch/$1.pdf" "$out.poppler" &&
        pdftoppm -r 300 -f "$2" -l "$2" -singlefile -mono "$scratch/$1.pdf" "$out.poppler" || return 2
    for by in gs poppler; do
        python3 tests/onebit/strokes.py "$scratch/$1.pages" "$2" "$out.$by.pgm" "$out.$by.pbm" || status=1
    done
    return $status
}

draw() { # NAME OPTION…
    local name=$1
    shift
    "$HFBRIEF" -q "$@" -o "$scratch/$name.pdf" && "$HFBRIEF" -q "$@" --dump=pages -o "$scratch/$name.pages"
}

draw brief samples/new-york.xml && draw letter samples/new-york.xml -t letter
result $? 'a brief and a letter are drawn'
last=$(pdfinfo "$scratch/brief.pdf" | sed -n 's/^Pages: *//p')
for page in "brief 1" "brief $last" "letter 1"; do
    said=$(lost $page 2>&1)
    result $? "$page of one bit has its strokes" "$said"
done

# colours have black edges, and rules are black: every kind of page and chart
for offer in paris below-both professor rounds/4; do draw "pages-${offer##*/}" "samples/$offer.xml"; done
draw pages-draft samples/paris.xml -t offer-letter
draw pages-cohort samples/*.xml -t cohort
said=$(python3 tests/onebit/colours.py "$scratch"/*.pages 2>&1)
result $? 'marks, lines and rules have black edges' "$said"
sed 's/ stroke 0.75 #000000 / stroke 0.40 #000000 /; s/ stroke 0.40 #000000 artifact/ stroke 0.25 #c4c4c4 artifact/
     s/ stroke 0.34 #000000 dash/ stroke 0.25 #c4c4c4 dash/; s/ stroke 0.50 #000000 Figure/ stroke 0.20 #000000 Figure/' \
    "$scratch/pages-below-both.pages" >"$scratch/frayed.pages"
said=$(python3 tests/onebit/colours.py "$scratch/frayed.pages" 2>&1)
same 'thinner ones are a fault' 1 $?
matches 'which is named' 'is filled with #0b4f8a and has no black edge.*is a rule of 0.25 points of #c4c4c4' "$(tr '\n' ' ' <<<"$said")"
said=$(grep -a Figure "$scratch/frayed.pages" | sed '1i page 1 595 842 "1"' | grep -v 'fill #[0-9a-f]' >"$scratch/lines.pages"
    python3 tests/onebit/colours.py "$scratch/lines.pages" 2>&1)
matches 'and so is a grey line or a hair of a figure' 'is a line of grey #c4c4c4.*is thinner than a dot|is thinner than a dot.*is a line of grey' \
    "$(tr '\n' ' ' <<<"$said")"

# grey text would have lost them
cat >"$scratch/grey.xml" <<'X'
<theme xmlns="urn:hfbrief:theme:1"><colour name="txt2" value="#4A4A4A"/></theme>
X
draw grey samples/new-york.xml --theme "$scratch/grey.xml"
said=$(lost grey 1 2>&1)
same 'the same page with grey text is a fault' 1 $?
matches 'both printers say of what' '^[0-9.]+ % of [0-9]+ lost.“.*” has lost [2-9][0-9] %.*[0-9.]+ % of [0-9]+ lost.“.*” has lost [2-9][0-9] %' \
    "$(tr '\n' ' ' <<<"$said")"
done_testing
