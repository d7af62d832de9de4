#!/usr/bin/env bash
# Every reader shows the same document: the amounts that each finds in every sample, as brief, letter
# and draft, are the amounts that were drawn. Poppler, MuPDF and Ghostscript, which prints for CUPS;
# with READERS=all (make readers) also PDFium, pdf.js, pypdf and pdfminer.
. "${0%/*}/tap.bash"
readers='poppler mupdf ghostscript'
[ "${READERS:-}" != all ] || readers+=' pdfium pypdf pdfminer pdfjs'

draw() { # name, offers and options
    local name=$1
    shift
    "$HFBRIEF" -q "$@" -o "$scratch/$name.pdf" 2>/dev/null &&
        "$HFBRIEF" -q "$@" --dump=pages -o "$scratch/$name.pages" && names+=("$name")
}

names=()
for sample in samples/*.xml; do
    stem=${sample##*/} stem=${stem%.xml}
    for template in brief letter offer-letter; do
        draw "$stem-$template" "$sample" -t "$template"
    done
done
# the other languages write amounts their own way
for language in fr de; do
    for sample in paris nurse sales options rounds/2; do
        draw "${sample/\//-}-$language" "samples/$sample.xml" --lang "$language"
    done
done
[ "${#names[@]}" -ge $((3 * 16 + 10)) ]
result $? 'samples are drawn as brief, letter and draft, and in other languages' "only ${#names[@]}: ${names[*]}"

for name in "${names[@]}"; do
    file=$scratch/$name.pdf
    pdftotext -raw "$file" "$scratch/$name.poppler" 2>/dev/null
    mutool draw -q -F txt -o "$scratch/$name.mupdf" "$file" 2>/dev/null
    gs -q -sDEVICE=txtwrite -dTextFormat=2 -o "$scratch/$name.ghostscript" "$file" 2>/dev/null
done
if [ "${READERS:-}" = all ]; then
    "$BUILD/readers/venv/bin/python" tests/readers/python.py "$scratch"/*.pdf 2>&1 | head -n 3
    node tests/readers/pdfjs.mjs "$PWD/$BUILD/readers" "$scratch"/*.pdf 2>&1 | grep -v '^Warning' | head -n 3
fi
for name in "${names[@]}"; do
    texts=()
    for reader in $readers; do texts+=("$scratch/$name.$reader"); done
    said=$(python3 tests/readers/amounts.py "$scratch/$name.pages" "${texts[@]}" 2>&1)
    result $? "$name has the same amounts in every reader" "$said"
done
done_testing
