#!/usr/bin/env bash
# No output replaces a file that the run read, or one that is no document of hfbrief's (contract
# 1.3): every output × everything a run reads × every way of naming it, and what --force allows.
. "${0%/*}/tap.bash"
samples=$PWD/samples repo=$PWD
cd "$scratch" || exit 3
mkdir offers

fresh() { # everything a run reads, as it was
    rm -rf out mail offers link.* hard.* ./*.pdf ./*.eml
    mkdir mail offers
    cp "$samples/paris.xml" offer.xml
    cp "$samples/paris.xml" offers/one.xml
    cp "$samples/no-competing.xml" offers/two.xml
    cp "$repo/templates/guides/hugging-face-tpm.xml" guide.xml
    cp "$repo/templates/theme.xml" theme.xml
    cp "$samples/one-pager.xsl" own.xsl
    printf 'correct horse battery\n' >key
    printf 'offers/one.xml\noffers/two.xml\n' >list
    printf 'a letter from my landlord\n' >foreign
}
everything() { cat offer.xml offers/*.xml guide.xml theme.xml own.xsl key list foreign | sha256sum; }
fresh
before=$(everything)
reads="-g ./guide.xml --theme theme.xml -t own.xsl --password-file key"

# what it is aimed at | what the message calls it
while read -r victim called; do
    for way in plain symbolic hard; do
        fresh
        target=$victim
        [ $way = symbolic ] && ln -s "$victim" "link.$victim" && target=link.$victim
        [ $way = hard ] && ln "$victim" "hard.$victim" && target=hard.$victim
        for output in '-o' '--email'; do
            aim=("$output" "$target")
            [ "$output" = --email ] && aim+=(-o fresh.pdf)
            # shellcheck disable=SC2086
            "$HFBRIEF" -q offer.xml $reads "${aim[@]}" 2>err
            status=$?
            result "$([ $status = 3 ] && [ "$(everything)" = "$before" ]; echo $?)" \
                "$output does not replace $called ($way)" "status $status; $(cat err)"
            matches "and says so: $called ($way, $output)" "$target is .*$called.*--force" "$(cat err)"
            [ ! -e fresh.pdf ]
            result $? "and writes no other file"
        done
    done
done <<'TABLE'
offer.xml offer
guide.xml guide
theme.xml theme
own.xsl stylesheet
key password
foreign no [a-z]* of hfbrief
TABLE

fresh
for victim in list key offers/one.xml foreign; do
    "$HFBRIEF" -q --files-from list --password-file key -d out --summary "$victim" 2>err
    same "--summary $victim: what isn't named like a summary" 2 $?
done
for victim in list key offers/one.xml foreign; do
    fresh
    ln "$victim" sum.csv
    "$HFBRIEF" -q --files-from list --password-file key -d out --summary sum.csv 2>err
    same "--summary does not replace $victim by another name" 3 $?
    same 'nothing of it is changed' "$before" "$(everything)"
    [ -z "$(find out -name '*.pdf' 2>/dev/null)" ]
    result $? 'and no offer was begun'
    rm -f sum.csv
done
fresh
ln -s ../list offers/cohort.pdf
"$HFBRIEF" -q offers/one.xml offers/two.xml --files-from list -t cohort -o offers/cohort.pdf 2>err
same "a cohort does not replace the list" 3 $?
mkdir out && cp foreign out/one.brief.pdf && cp foreign out/hfbrief-manifest.jsonl
"$HFBRIEF" -q offers/ -d out 2>err
same 'a batch does not replace a manifest that is none' 3 $?
rm out/hfbrief-manifest.jsonl
"$HFBRIEF" -q offers/ -d out 2>err
same 'a batch does not replace a foreign file' 3 $?
same 'and leaves it as it is' "$(sha256sum <foreign)" "$(sha256sum <out/one.brief.pdf)"
matches 'the other offer is written' '%PDF' "$(head -c 5 out/two.brief.pdf)"
cp foreign mail/two.letter.eml
"$HFBRIEF" -q offers/ -t letter -d out --email mail 2>err
same 'nor does a draft of it' "$(sha256sum <foreign)" "$(sha256sum <mail/two.letter.eml)"
[ ! -e out/two.letter.pdf ]
result $? 'and the document of that draft is not written either'
"$HFBRIEF" --new foreign 2>err </dev/null
same '--new replaces nothing' 2 $?
same 'and changes nothing' "$before" "$(everything)"

# what may be replaced
fresh
for again in 1 2; do
    "$HFBRIEF" -q offer.xml -o a.pdf --email a.eml 2>err &&
        "$HFBRIEF" -q offer.xml -f json -o a.json && "$HFBRIEF" -q offer.xml -f xml -o a.xml &&
        "$HFBRIEF" -q offer.xml -o l.pdf --password-file key &&
        "$HFBRIEF" -q offers/ -d out --summary out/s.csv &&
        "$HFBRIEF" -q offers/ -d out --summary out/s.json && "$HFBRIEF" -q offers/ -d out --summary out/s.jsonl
    same "hfbrief's own outputs, run $again" 0 $? "$(cat err)"
done
: >empty.pdf
"$HFBRIEF" -q offer.xml -o empty.pdf
same 'an empty file is nothing to lose' 0 $?
"$HFBRIEF" -q offer.xml -o a.eml 2>err
same 'a document does not replace a draft' 3 $?
"$HFBRIEF" -q offer.xml -o b.pdf --email a.pdf 2>err
same 'nor a draft a document' 3 $?
"$HFBRIEF" -q offer.xml -o foreign --force
same '--force does' '0 %PDF-' "$? $(head -c 5 foreign)"
"$HFBRIEF" -q offer.xml -g ./guide.xml -o guide.xml --force
same 'even what was read' '0 %PDF-' "$? $(head -c 5 guide.xml)"
"$HFBRIEF" offer.xml -o c.pdf --email sam@stripe.com 2>err
same 'an address is no file for a draft' '2 1' "$? $([ -e sam@stripe.com ]; echo $?)"
matches 'and the message says what it is' '--to sam@stripe.com' "$(cat err)"
"$HFBRIEF" offer.xml -o same.pdf --email same.pdf 2>err
same 'two outputs of one name are wrong usage' '2 1' "$? $([ -e same.pdf ]; echo $?)"

# a huge file in the way is not read whole
truncate -s 6G huge.pdf
/usr/bin/time -f %M -o peak "$HFBRIEF" -q offer.xml -o huge.pdf 2>err
same 'a huge foreign file is refused' 3 $?
[ "$(tail -n1 peak)" -lt 200000 ]
result $? 'without being read whole' "$(cat peak) kB"
done_testing
