#!/usr/bin/env bash
# Every sample as every document, on A4 and Letter and in grey: sound files, every face embedded and
# subset, the numbers on the pages, nothing private where it mustn't be. The judges are qpdf, poppler
# and mupdf, not this program.
. "${0%/*}/tap.bash"

# Amounts of a JSON object as pages print them: 82000 is 82,000, cents only where there are any, and
# either so or, as what is computed is, to the whole unit: "85,260.60|85,261". A path that ends in @ is
# as it is said to an employer: a base in its own unit, options by their number.
amounts() { # json, paths
    python3 - "$@" <<'PY'
import json, sys
from decimal import ROUND_HALF_UP, Decimal
tree = json.load(open(sys.argv[1]), parse_float=Decimal, parse_int=Decimal)
for path in sys.argv[2:]:
    v, said = tree, path.endswith('@')
    for key in path.rstrip('@').split('.'):
        side, v = v, v[int(key) if key.isdigit() else key] if v is not None and v != [] else None
    if said and key == 'base' and side and side.get('base_unit'):
        v = side['base_unit']['amount']
    if said and key == 'equity' and side and side.get('shares'):
        v = side['shares']
    if v is not None and v != []:
        whole = abs(v).quantize(Decimal(1), ROUND_HALF_UP)
        print('|'.join(sorted({f'{abs(v):,.2f}'.removesuffix('.00'), f'{whole:,}'})))
PY
}

faults_of_file() { # file
    qpdf --check "$1" >"$scratch/qpdf" 2>&1 || head -n 3 "$scratch/qpdf"
    grep -i warning "$scratch/qpdf"
    mutool info "$1" 2>&1 >/dev/null | head -n 3
    pdffonts "$1" 2>&1 | awk 'NR > 2 {n++; e = $(NF - 4); s = $(NF - 3); u = $(NF - 2)
        if (e != "yes" || s != "yes" || u != "yes") print "embedded " e ", subset " s ", unicode " u ": " $0}
        END {if (n < 2) print "no faces"}'
    pdftotext "$1" - 2>&1 | grep -n $'\xEF\xBF\xBD' | head -n 3
}

for sample in samples/*.xml; do
    name=${sample##*/} name=${name%.xml}
    json=$scratch/$name.json
    "$HFBRIEF" -q "$sample" -f json >"$json"
    french=
    [ ! -e templates/lang/fr.xml ] || french='brief --lang fr'
    for kind in brief 'brief --paper letter' 'brief --paper a4 --gray' 'brief --floor back' \
        'brief --floor omit' ${french:+"$french"} letter offer-letter; do
        file=$scratch/$name.pdf
        rm -f "$file"
        # shellcheck disable=SC2086
        if ! "$HFBRIEF" -q "$sample" -t $kind -o "$file" 2>"$scratch/err"; then
            # a letter needs what its sentences name; then it says so and writes nothing
            if [ "$kind" = letter ] && grep -q 'nothing is given for' "$scratch/err"; then
                same "$name, $kind: refused for a blank, nothing written" '' "$(ls "$file" 2>/dev/null)"
            else
                result 1 "$name, $kind: written" "$(cat "$scratch/err")"
            fi
            continue
        fi
        wrong=$(faults_of_file "$file")
        same "$name, $kind: sound, every face embedded and subset" '' "$wrong"
        case $kind in
        letter | offer-letter) # what the employer is asked for is never below what is on the table
            paths='offer.base@ ask.base@ ask.equity@'
            json=$scratch/public.json
            "$HFBRIEF" -q "$sample" -t letter -f json >"$json" 2>/dev/null ;;
        *) paths='offer.base offer.annual offer.four_year ask.base ask.equity ask.annual ask.four_year
                  band.base.min band.base.max competing.0.base competing.0.four_year' ;;
        esac
        # drafted of the agreed terms where there are any
        [ "$kind" != offer-letter ] || paths='agreed.base@'
        [ "$kind" != offer-letter ] || [ -n "$(amounts "$json" agreed.base@)" ] || paths='ask.base@'
        pdftotext -layout "$file" "$scratch/text"
        # digits as they stand, whatever the grouping and the point of the language
        tr -d '  ,.' <"$scratch/text" | sed 's/\xE2\x80\xAF//g; s/\xC2\xA0//g' >"$scratch/digits"
        missing=
        # shellcheck disable=SC2086
        wanted=$(amounts "$json" $paths 2>"$scratch/err") && [ -n "$wanted" ] || missing="its figures: $(tail -n 1 "$scratch/err")"
        for amount in $wanted; do
            grep -qE "${amount//[,.]/}" "$scratch/digits" || missing="$missing $amount"
        done
        same "$name, $kind: holds its numbers" '' "$missing"
    done
done

# ---- whom it is for --------------------------------------------------------------------------
paris=$scratch/p.pdf
"$HFBRIEF" -q samples/paris.xml -o "$paris"
pages=$(pdfinfo "$paris" | sed -n 's/^Pages: *//p')
same 'PRIVATE stands on every page of a brief' "$pages" \
    "$(for p in $(seq "$pages"); do pdftotext -f "$p" -l "$p" "$paris" - | grep -cm1 PRIVATE; done | grep -c 1)"
for kind in letter offer-letter; do
    "$HFBRIEF" -q --force samples/paris.xml -t "$kind" -o "$paris"
    text=$(pdftotext "$paris" -)
    same "$kind: no PRIVATE, no floor" '' "$(grep -E 'PRIVATE|67,000|92,000|67 000|[Ff]loor|walk away' <<<"$text")"
done

# ---- right to left, and scripts far away -----------------------------------------------------
for sample in right-to-left:الحداد right-to-left:מערכות cjk:王小明 cjk:株式会社 long-name:Montferrand; do
    "$HFBRIEF" -q --force "samples/${sample%%:*}.xml" -o "$paris" 2>/dev/null
    matches "${sample%%:*}: ${sample#*:} can be copied from the page" "${sample#*:}" \
        "$(pdftotext "$paris" - | python3 -c 'import sys, unicodedata; print(unicodedata.normalize("NFKC", sys.stdin.read()))' | tr '\n' ' ')"
done
done_testing
