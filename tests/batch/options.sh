#!/usr/bin/env bash
# The option table × --resume. Every option says in its row whether it changes what is written. One
# that does makes a resumed run do everything again, with the bytes of a run of its own; one that
# doesn't keeps everything, and gives the same bytes. An option without an example here fails.
. "${0%/*}/../tap.bash"
repo=$PWD
cp samples/paris.xml "$scratch/one.xml"
cp samples/no-competing.xml "$scratch/two.xml"
cd "$scratch" || exit 3
mkdir in mail mail2 folder && mv one.xml two.xml in
printf 'correct horse\n' >key
printf 'in/one.xml\nin/two.xml\n' >list
sed 's/#0B4F8A/#006644/' "$repo/templates/theme.xml" >theme.xml
sed 's/ asks for / wants /' "$repo/samples/one-pager.xsl" >own.xsl
sed 's/Hugging Face/Hugging  Face/' "$repo/templates/guides/hugging-face-tpm.xml" >guide.xml

declare -A example=(
    [directory]=- [output]=- [resume]=- # what every run here has, or none can have
    [check]=- [explain]=- [dump]=- [new]=- [from]=- [region]=- [watch]=- [open]=- [print]=- [schema]=-
    [list-guides]=- [check-guide]=- [import-guide]=- [install-guides]=- [debrief]=- [move]=-
    [answer]=- [via]=- [ask]=- [respond-by]=- [written]=- [version]=- [help]=- [shard]=- [null]=-
    [template]='-t ./own.xsl' [theme]='--theme theme.xml' [format]='-f json' [guide]='-g ./guide.xml'
    [guides]='--guides folder'
    [floor]='--floor omit' [paper]='--paper letter' [gray]='--gray' [as-of]='--as-of 2026-03-04'
    [lang]='--lang fr' [password-file]='--password-file key' [email]='--email mail'
    [to]='--email mail --to x@example.net' [to-trusted]='--email mail --to-trusted x@example.net --to x@example.net'
    [force]='--force' [jobs]='-j 2' [files-from]='--files-from list' [summary]='--summary s.csv'
    [timeout]='--timeout 60' [quiet]=' ' [verbose]='-v' [color]='--color=never'
    [diagnostics]='--diagnostics json' [cage]='--cage=auto')

kept() { # options: how many of the two a resumed run kept
    # shellcheck disable=SC2086
    "$HFBRIEF" -d out --resume --summary kept.jsonl $input $1 2>err || cat err >&2
    grep -c '"status":"kept"' kept.jsonl
}
walked=0
while read -r name changes; do
    walked=$((walked + 1))
    if [ -z "${example[$name]+set}" ]; then
        result 1 "--$name has an example here" "add one to tests/batch/options.sh"
        continue
    fi
    [ "${example[$name]}" != - ] || continue
    rm -rf out alone mail/* s.csv
    input=in
    [ "$name" = files-from ] && input=
    "$HFBRIEF" -q in -d out
    got=$(kept "${example[$name]}")
    # shellcheck disable=SC2086
    "$HFBRIEF" $([ "$name" = verbose ] || echo -q) $input -d alone ${example[$name]} 2>/dev/null
    [ "$name" = password-file ] && for f in out/*.pdf alone/*.pdf; do # random by design
        qpdf --password='correct horse' --decrypt --static-id --qdf --replace-input "$f"
    done
    differ=$(for f in alone/*.pdf alone/*.json; do [ ! -f "$f" ] || cmp -s "$f" "out/${f#alone/}" || echo "$f"; done)
    same "--$name ($changes): the bytes are those of a run of its own" '' "$differ"
    if [ "$changes" = NOTHING ]; then
        same "--$name changes nothing, and keeps both" 2 "$got"
        plain=$(rm -rf plain; "$HFBRIEF" -q in -d plain; cat plain/*.pdf | sha256sum)
        same "--$name: and indeed it changes nothing" "$plain" "$(cat alone/*.pdf | sha256sum)"
    else
        same "--$name changes bytes, and keeps none" 0 "$got"
        [ "$name" = password-file ] || same "--$name again keeps both" 2 "$(kept "${example[$name]}")"
    fi
done < <(perl -0ne 'while (/OPTION\((\w+), "([^"]*)",(.*?)\)\n/sg) { my ($n, $r) = ($2, $3);
    print "$n ", $r =~ /\b(NOTHING|VALUE|FILE|SECRET|PLACE),\s*"[^"]*"(\s*"[^"]*")*$/ ? $1 : "?", "\n" }' \
    "$repo/src/cli/option_table.h")
same 'every row of the table was read' "$(grep -c '^OPTION(' "$repo/src/cli/option_table.h")" "$walked"

# what an option names has changed, or what it wrote is gone
again() { # NAME HOW_MANY_KEPT OPTIONS
    same "$1" "$2" "$(kept "$3")"
}
input=in
begin() { rm -rf out mail/* && "$HFBRIEF" -q in -d out $1; }
begin '--theme theme.xml'
again 'the same theme keeps both' 2 '--theme theme.xml'
sed -i 's/#006644/#552200/' theme.xml
again 'a theme of other bytes keeps none' 0 '--theme theme.xml'
begin '--password-file key'
again 'the same password keeps both' 2 '--password-file key'
printf 'another horse\n' >key2
again 'another password keeps none' 0 '--password-file key2'
again 'no password keeps none' 0 ''
same 'and the documents are open again' '' "$(for f in out/*.pdf; do qpdf --is-encrypted "$f" && echo "$f"; done)"
begin '--email mail'
again 'the drafts that stand there are kept' 2 '--email mail'
rm mail/one.brief.eml
again 'a draft that is gone is written again' 1 '--email mail'
[ -e mail/one.brief.eml ]
result $? 'and stands there'
printf 'x' >>mail/two.brief.eml
again 'a draft that was changed is written again' 1 '--email mail --force'
again 'another folder of drafts keeps none' 0 '--email mail2'

# the manifest lies beside letters and locked documents: nothing in it is private
rm -rf out && "$HFBRIEF" -q in -t letter -d out --password-file key 2>/dev/null
for word in below-floor negotiate Moreau 86000 67000 candidate verdict gap deadline reason in/one correct; do
    grep -qi -- "$word" out/hfbrief-manifest.jsonl
    same "the manifest says nothing of $word" 1 $?
done
same 'its keys are those that resuming needs' 'email_hash input_hash output output_hash pages bytes status versions' \
    "$(python3 -c 'import json;print(*sorted(json.loads(open("out/hfbrief-manifest.jsonl").readline()), key=lambda k:("pages bytes status versions".find(k),k)))')"
rm -rf out && "$HFBRIEF" -q in -d out --summary first.jsonl
"$HFBRIEF" -q in -d out --resume --summary second.jsonl
same 'a summary of what was kept says as much as the first' "$(sed 's/"ms":[0-9]*//' first.jsonl)" \
    "$(sed 's/"status":"kept"/"status":"written"/; s/"ms":null//' second.jsonl)"
done_testing
