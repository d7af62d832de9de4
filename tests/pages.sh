#!/usr/bin/env bash
# A valid offer always gives its document, and its pages are without accidents: small offers that
# once were refused or set badly (tests/pages/*.xml), and made-up ones over every dimension
# (tests/pages/offers.py): tests/pages.sh [HOW MANY [SEED]], 120 unless stated; the first offers of a
# seed are the same however many are asked for. What is looked for stands in tests/pages/check.py.
. "${0%/*}/tap.bash"
case $BUILD in *san*) some=25 ;; *) some=120 ;; esac # a sanitizer is slow
many=${1:-${OFFERS:-$some}} seed=${2:-1}

# check NAME OFFER OPTIONS…: exit 0, and nothing that check.py finds; a brief has every key figure
check() {
    local name=$1 offer=$2 out=$scratch/out said
    shift 2
    said=$("$HFBRIEF" -q "$offer" "$@" --dump=pages -o "$out.pages" --force 2>&1) &&
        said=$("$HFBRIEF" -q "$offer" "$@" --dump=flow -o "$out.flow" --force 2>&1) &&
        said=$("$HFBRIEF" -q "$offer" "$@" -f json -o "$out.json" --force 2>&1) &&
        said=$(python3 tests/pages/check.py "$out.pages" "$out.flow" "$out.json" 2>&1)
    result $? "$name" "$offer $*: $said"
}

guide_of() { # offer: the option that gives its guide, where none is built in
    local id
    id=$(sed -n 's/.* guide="\([^"]*\)".*/\1/p' "$1" | head -n 1)
    case $id in
    cg-*) # the built-in guide, with the bands of an engineer's pay in that currency
        python3 tests/pages/offers.py guide "${id#cg-}" >"$scratch/$id.xml"
        printf '%s\n' -g "$scratch/$id.xml"
        ;;
    x-*) printf '%s\n' -g "tests/pages/guides/$id.xml" ;;
    esac
}

cohort() { # NAME FROM TO
    local name=$1 out=$scratch/out said=0 inputs=() options=() k d
    for ((k = $2; k <= $3; k++)); do inputs+=("$scratch/offer-$k.xml"); done
    k=$(($3 / 12))
    case $((k % 3)) in 1) options+=(--lang fr) ;; 2) options+=(--lang de) ;; esac
    options+=(--paper "$( ((k % 2)) && echo letter || echo a4)" --guides "$scratch" -t cohort)
    for d in pages flow; do
        said=$("$HFBRIEF" -q "${inputs[@]}" "${options[@]}" --dump=$d -o "$out.$d" --force 2>&1) || break
    done && said=$(python3 tests/pages/check.py "$out.pages" "$out.flow" 2>&1)
    result $? "$name" "offers $2 to $3, ${options[*]}: $said"
}

# the checker finds what was put there on purpose
finds() { # NAME PATTERN LINE…
    local name=$1 pattern=$2
    shift 2
    printf '%s\n' 'page 1 595.28 841.89 "1"' "$@" >"$scratch/made.pages"
    echo '<flow page="brief"><p>Annual total Offer against floor 82,000</p></flow>' >"$scratch/made.flow"
    matches "check.py finds $name" "$pattern" \
        "$(python3 tests/pages/check.py "$scratch/made.pages" "$scratch/made.flow")"
}
finds 'nothing on a sound page' '^$' 'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "82,000" TD'
finds 'a text over another' 'runs over “82,000”' \
    'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "Offer" TD' \
    'text 95.00 100.00 9.50 roboto-regular wide 40.00 #000000 "82,000" TD'
finds 'a text under a cross' 'runs over a mark' \
    'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "floor" TH' \
    'path m 90.00 93.00 l 97.00 100.00 stroke 1.40 #8f1d12 TD'
finds 'a text over the edge of a box' 'runs over a box' \
    'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "floor" TH' \
    'path m 90.00 88.00 l 150.00 88.00 l 150.00 104.00 l 90.00 104.00 z stroke 1.25 #8f1d12 artifact'
finds 'a label over a line of its chart' '“810,000” .* stands over a line of its chart' \
    'text 260.00 300.00 8.50 condensed-medium wide 30.00 #000000 "810,000" Figure' \
    'path m 275.00 200.00 l 275.00 500.00 stroke 1.00 #000000 dash 4.00 2.20 Figure'
finds 'nothing in a label past it' '^$' \
    'text 280.00 300.00 8.50 condensed-medium wide 30.00 #000000 "810,000" Figure' \
    'path m 275.00 200.00 l 275.00 500.00 stroke 1.00 #000000 dash 4.00 2.20 Figure'
finds 'a text over the margin' 'is over the margin' \
    'text 540.00 100.00 9.50 roboto-regular wide 40.00 #000000 "floor" P'
finds 'an amount cut in two' 'is no whole amount' \
    'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "₫1,050,000,00" TD'
finds 'a word cut in two' '“Annua” .* is a piece of a word' \
    'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "Annua" TD'
finds 'small type' 'is of 7.5 pt' \
    'text 60.00 100.00 7.50 roboto-regular wide 40.00 #000000 "Offer" TD'
finds 'grey text' 'is of the colour #4a4a4a' \
    'text 60.00 100.00 9.50 roboto-regular wide 40.00 #4a4a4a "Offer" TD'
# … on two pages, a mark on the second
noted() { # NAME PATTERN PAGE Y: of the note, and of the last that the margin of page 2 holds
    local k
    for k in 1 2 3; do
        echo "page $k 595.28 841.89 \"$k\""
        [ $k != 2 ] || printf '%s\n' 'text 60.00 100.00 14.00 condensed-medium wide 4.66 #000000 "¹⁰" Reference' \
            "text 430.00 $4.00 9.00 condensed-regular wide 20.00 #000000 \"floor\" P"
        [ $k != "$3" ] || echo 'text 430.00 100.00 8.00 condensed-medium wide 8.00 #000000 "10" Lbl'
    done >"$scratch/made.pages"
    matches "check.py finds $1" "$2" "$(python3 tests/pages/check.py "$scratch/made.pages")"
}
noted 'nothing in a note beside its mark' '^$' 2 300
noted 'a note on a page before its mark' '^note 10 stands on page 1 and its mark on page 2$' 1 750
noted 'a note on a page after its mark' '^note 10 stands on page 3 and its mark on page 2$' 3 300
noted 'nothing in a note that had no room beside its mark' '^$' 3 750
# … in the figures and in the tables beside the page too
figures() { # NAME PATTERN ASKED TABLE: on a page of 82,000, an ask and a table of others
    echo '{"offer": {"base": 82000, "equity": 0, "four_year": 0}, "ask": {"base": '"$3"', "equity": 0, "four_year": 0},
        "lead": 0, "competing": [{"company": "Google"}, {"company": "Stripe"}]}' >"$scratch/made.json"
    echo "<flow page=\"brief\"><p>Offer</p><table kind=\"key\" x=\"\">$4</table></flow>" >"$scratch/made.flow"
    matches "check.py finds $1" "$2" \
        "$(python3 tests/pages/check.py "$scratch/made.pages" "$scratch/made.flow" "$scratch/made.json" 2>&1)"
}
printf '%s\n' 'page 1 595.28 841.89 "1"' \
    'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "82,000" TD' >"$scratch/made.pages"
figures 'nothing in sound figures' '^$' 82000 'Google Stripe'
figures 'a key figure that stands nowhere' '^ask.base \(83000\) stands on no page' 83000 'Google Stripe'
figures 'other offers without the lead' 'shows other offers, but not the lead, Google' 82000 'Stripe'
# … and the totals over a chart's bars: all of them, unless they stand in a table
totalled() { # NAME PATTERN ARGUMENT TOTALS: of an offer and an ask in four years
    local k x=60 years='{"base": 82000, "equity": 0, "four_year": 0, "years": ['
    printf 'page 1 595.28 841.89 "1"\n' >"$scratch/made.pages"
    for ((k = 0; k < $4; k++)); do
        printf 'text %d.00 100.00 8.00 condensed-medium wide 20.00 #000000 "82,000" Figure\n' $((x += 30))
    done >>"$scratch/made.pages"
    echo "{\"offer\": ${years}1]}, \"ask\": ${years}2]}, \"competing\": []}" >"$scratch/made.json"
    echo "<flow page=\"brief\"><chart kind=\"years\">$3</chart><table kind=\"cumulative\" x=\"\"/></flow>" >"$scratch/made.flow"
    matches "check.py finds $1" "$2" \
        "$(python3 tests/pages/check.py "$scratch/made.pages" "$scratch/made.flow" "$scratch/made.json" 2>&1)"
}
totalled 'nothing over bars that each have their total' '^$' '' 8
totalled 'bars without their total' '^a chart of years has bars without their total$' '' 7
totalled 'nothing where a table has the totals' '^$' '<arg name="totals" value="no"/>' 1
# … and the lines to write on under their label
lined() { # NAME PATTERN LENGTH: of the line 8 mm below the label, in points
    printf '%s\n' 'page 1 595.28 841.89 "1"' \
        'text 60.00 100.00 9.50 roboto-regular wide 40.00 #000000 "82,000" TD' \
        'text 60.00 700.00 8.00 condensed-bold wide 20.00 #000000 "THEY" P' \
        'text 82.00 700.00 8.00 condensed-bold wide 20.00 #000000 "SAID" P' \
        "path m 51.00 722.70 l $((51 + $3)).00 722.70 stroke 0.25 #8c8c8c artifact" >"$scratch/made.pages"
    echo '<flow page="brief"><p>Offer</p><ruled min="16mm">They said</ruled></flow>' >"$scratch/made.flow"
    matches "check.py finds $1" "$2" \
        "$(python3 tests/pages/check.py "$scratch/made.pages" "$scratch/made.flow" "$scratch/made.json" 2>&1)"
}
lined 'nothing on a call sheet with a line to write on' '^$' 504
lined 'a call sheet without a line to write on' '^the call sheet has no line to write on' 0

for offer in tests/pages/*.xml; do
    name=${offer##*/} name=${name%.xml}
    mapfile -t guide < <(guide_of "$offer")
    check "$name" "$offer" "${guide[@]}"
    case $name in
    company-200-letters) check "$name, on Letter" "$offer" --paper letter ;;
    card-after-notes) check "$name, on A4" "$offer" --paper a4 ;;
    notes-fill-a-margin) check "$name, in German" "$offer" --lang de --floor back --paper a4 ;;
    name-within-a-name) check "$name, the letter" "$offer" -t letter ;;
    number-and-word) check "$name, in German" "$offer" "${guide[@]}" --lang de ;;
    french-collision) check "$name, in French" "$offer" --lang fr --paper letter ;;
    form-long-term | head-over-columns)
        check "$name, in French" "$offer" --lang fr
        check "$name, in German" "$offer" --lang de
        ;;
    esac
done
check 'letter-own-evidence' tests/pages/letter-own-evidence-left-out.xml -t letter

# a sample's pages are no more than two fifths white, but for the last: nothing that would fit there stands
# overleaf
printf '%s\n' 'page 1 595.28 841.89 "1"' 'text 60.00 300.00 9.50 roboto-regular wide 40.00 #000000 "Offer" TD' \
    'path m 51.00 806.00 l 555.00 806.00 stroke 0.25 #8c8c8c artifact' 'page 2 595.28 841.89 "2"' >"$scratch/made.pages"
matches 'white.py finds a page that is left white' '^made.pages: page 1 is 66 % white$' \
    "$(python3 tests/pages/white.py 50 "$scratch/made.pages")"
# … and a chart of the years is no stamp above white paper
printf '%s\n' 'page 1 595.28 841.89 "1"' 'path m 85.00 300.00 l 400.00 300.00 stroke 0.25 #000000 Figure' \
    'text 120.00 400.00 9.00 roboto-medium wide 20.00 #000000 "Year" Figure' >"$scratch/made.pages"
matches 'squeezed.py finds a stamp' '^made.pages: page 1 has years 35 mm high above 137 mm of white$' \
    "$(python3 tests/pages/squeezed.py "$scratch/made.pages")"
printf '%s\n' 'page 1 595.28 841.89 "1"' 'page 2 595.28 841.89 "2"' \
    'text 430.00 66.00 9.00 condensed-regular wide 40.00 #000000 "3" P' \
    'text 51.00 66.94 12.50 charis-regular wide 40.00 #000000 "months" P' >"$scratch/made.pages"
matches 'white.py finds a speech that is parted' '^made.pages: page 2 begins within what is said aloud$' \
    "$(python3 tests/pages/white.py 100 "$scratch/made.pages")"
mkdir "$scratch/samples"
for paper in a4 letter; do
    for lang in en fr de; do
        "$HFBRIEF" -q samples/*.xml samples/rounds/*.xml --paper $paper --lang $lang --dump=pages -d "$scratch/samples"
        said=$(python3 tests/pages/white.py 40 "$scratch"/samples/*.pdf)
        squeezed=$(python3 tests/pages/squeezed.py "$scratch"/samples/*.pdf)
        cut=$(grep -E '…" T[HD]$' "$scratch"/samples/*.pdf)
        rm -f "$scratch"/samples/*
        [ -z "$said" ]
        result $? "no page of a sample is left white or parts a speech, $paper, $lang" "$said"
        [ -z "$squeezed" ]
        result $? "its years are as high as their page has room for, $paper, $lang" "$squeezed"
        [ -z "$cut" ]
        result $? "no name of its tables is cut, $paper, $lang" "$cut"
    done
done

said=$("$HFBRIEF" --check tests/pages/emoji-name.xml 2>&1 >/dev/null)
matches '--check lays the pages out' 'warning: U\+1F917 HUGGING FACE is left out' "$said"
said=$("$HFBRIEF" -v tests/pages/competing-24.xml -o "$scratch/v.pdf" 2>&1)
matches '-v names what gave way' 'note: Call sheet has no room for “' "$said"

# dozen FROM TO: a run for each set of options that they have
dozen() {
    local out=$scratch/dozen k options kind said
    local -A of=()
    rm -rf "$out"
    mkdir "$out" "$out/pages" "$out/flow" "$out/json"
    for ((k = $1; k <= $2; k++)); do of["-q $(cat "$scratch/offer-$k.options")"]+=" $scratch/offer-$k.xml"; done
    for options in "${!of[@]}"; do
        for kind in --dump=pages --dump=flow --format=json; do
            # shellcheck disable=SC2086
            "$HFBRIEF" ${of[$options]} $options --guides "$scratch" $kind -d "$out/${kind#*=}" 2>>"$out/said"
        done
    done
    rm -f "$out"/*/hfbrief-manifest.jsonl
    python3 tests/pages/check.py "$out" >>"$out/said" 2>&1
    for ((k = $1; k <= $2; k++)); do
        said=$(grep -hE "(^|/)offer-$k(:|\.xml)" "$out/said")
        [ -z "$said" ] && [ "$(find "$out" -name "offer-$k.*" | wc -l)" = 3 ]
        result $? "made-up offer $seed-$k" "$(cat "$scratch/offer-$k.options"): $said"
    done
}

python3 tests/pages/offers.py "$seed" "$many" "$scratch"
for ((k = 0; k < many; k += 12)); do
    dozen "$k" $((k + 11 < many ? k + 11 : many - 1))
    if ((k + 11 < many)); then # as a coach sees them
        cohort "made-up cohort $seed-$k" "$k" $((k + 11))
    fi
done
done_testing
