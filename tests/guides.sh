#!/usr/bin/env bash
# Which guide an offer is of: by its id in folders, by a path, --guide's, or the one for any job; and
# the folders themselves: listed, and installed into.
. "${0%/*}/tap.bash"
export XDG_DATA_HOME=$scratch/data HFBRIEF_GUIDES=
repo=$PWD
cd "$scratch" || exit 3
mkdir one two offers

guide() { # id, employer
    cat <<END
<guide xmlns="urn:hfbrief:guide:1" id="$1"><title>$2</title><role>Engineer</role>
<employer name="$2"/><regions><region id="lyon" name="Lyon" currency="EUR">
<base min="50000" max="70000"/><equity kind="none"/></region></regions></guide>
END
}
offer() { # attributes, further elements
    cat <<END
<offer xmlns="urn:hfbrief:offer:1" date="2026-11-20" $1>
<candidate><name>Claire Moreau</name></candidate>${2-}
<package currency="EUR"><base>60000</base></package></offer>
END
}
employer() { # offer, options: the employer that its figures name, or the faults
    "$HFBRIEF" -f json "$@" -o - 2>err | sed -n 's/.*"employer":"\([^"]*\)".*/\1/p'
    sed -n 's/^[^ ]* error: //p' err
}

# The program reads its own without their schema: here they are files, and held against it.
for file in "$repo"/templates/guides/*.xml; do
    out=$("$HFBRIEF" -q --check-guide "$file" 2>&1 >/dev/null)
    same "$(basename "$file") is sound, and what its schema says" '0 ' "$? $out"
done

guide acme Acme >one/acme.xml
guide acme 'Acme Two' >two/acme.xml
guide beta Beta >two/beta.xml
guide wrong Wrong >two/misnamed.xml
offer 'guide="acme"' >offers/acme.xml
offer 'guide="beta"' >offers/beta.xml
offer 'guide="../two/beta.xml"' >offers/path.xml
offer 'guide="nowhere.xml"' >offers/gone.xml
offer 'guide="misnamed"' >offers/misnamed.xml
offer '' '<job employer="Nordklinik" role="Nurse"/>' >offers/job.xml
offer '' >offers/neither.xml
offer 'guide="acme"' '<job employer="Other" role="Engineer"/>' >offers/other.xml

# ---- by id ----------------------------------------------------------------------------------
matches 'without its folder an id is unknown' '^no guide is called "acme"; .*known|write one of' "$(employer offers/acme.xml)"
same 'a guide is found by its id in the folder of --guides' Acme "$(employer offers/acme.xml --guides one)"
same 'the first folder that has it counts' Acme "$(employer offers/acme.xml --guides one --guides two)"
same 'in the order in which they are given' 'Acme Two' "$(employer offers/acme.xml --guides two --guides one)"
same '$HFBRIEF_GUIDES holds folders too' Acme "$(HFBRIEF_GUIDES=$scratch/one:$scratch/two employer offers/acme.xml)"
same 'all of them' Beta "$(HFBRIEF_GUIDES=$scratch/one:$scratch/two employer offers/beta.xml)"
same '--guides comes before it' 'Acme Two' "$(HFBRIEF_GUIDES=$scratch/one employer offers/acme.xml --guides two)"
matches 'what is near is offered, of folders too' 'did you mean acme\?' \
    "$(offer 'guide="acmee"' >near.xml; employer near.xml --guides one)"
matches 'a file is called as its guide is' 'misnamed.xml holds the guide "wrong", not misnamed' "$(employer offers/misnamed.xml --guides two)"
same 'a folder that is none is wrong usage' 2 "$("$HFBRIEF" --check offers/acme.xml --guides nowhere >/dev/null 2>&1; echo $?)"

# ---- by path, and for any job ------------------------------------------------------------------
same 'a path is read from the offer'\''s own folder' Beta "$(employer offers/path.xml)"
matches 'a path that leads nowhere is refused' 'the guide "nowhere.xml" cannot be opened' "$(employer offers/gone.xml)"
same 'an offer that names a job needs no guide' Nordklinik "$(employer offers/job.xml)"
matches 'one that names neither is refused' 'neither a guide nor a job' "$(employer offers/neither.xml)"
matches 'another employer than the guide'\''s is refused, and both are named' '"Other" here, and "Acme" in the guide' \
    "$(employer offers/other.xml --guides one)"

# ---- --guide -----------------------------------------------------------------------------------
same '--guide is for offers that name neither' Acme "$(employer offers/neither.xml -g one/acme.xml)"
same 'by its id too' Acme "$(employer offers/neither.xml -g acme --guides one)"
same 'an offer of that very guide is fine' Acme "$(employer offers/acme.xml -g one/acme.xml)"
matches 'one of another guide is refused, and both are named' 'of the guide "beta", and --guide gives "acme"' \
    "$(employer offers/beta.xml -g one/acme.xml --guides two)"
matches 'and one of another employer' '"Nordklinik" here, and "Acme" in the guide' "$(employer offers/job.xml -g one/acme.xml)"
same 'in a batch too: one of two is refused' 1 \
    "$("$HFBRIEF" -f json offers/acme.xml offers/beta.xml -g one/acme.xml --guides two 2>err >out; grep -c 'of the guide "beta"' err)"

# ---- many employers ----------------------------------------------------------------------------
same 'one batch holds offers of several employers' 'Acme Beta Nordklinik' \
    "$("$HFBRIEF" -f json offers/acme.xml offers/beta.xml offers/job.xml --guides one --guides two |
        sed -n 's/.*"employer":"\([^"]*\)".*/\1/p' | sort | xargs)"
"$HFBRIEF" offers/acme.xml offers/path.xml offers/job.xml --guides one --guides two -t cohort -o cohort.pdf 2>err
same 'and so does one cohort' 0 $?

# ---- --resume: a guide that has changed ----------------------------------------------------------
kept() { "$HFBRIEF" offers/acme.xml offers/path.xml -f json -d written --guides one --resume --summary s.jsonl 2>/dev/null; grep -c '"status":"kept"' s.jsonl; }
kept >/dev/null
same 'what was written is kept' 2 "$(kept)"
guide acme 'Acme Ltd' >one/acme.xml
same 'a guide in a folder that has changed is one to do again' 1 "$(kept)"
guide beta 'Beta Ltd' >two/beta.xml
same 'and so is one by its path' 1 "$(kept)"
same 'then all is kept again' 2 "$(kept)"

# ---- which bytes it was ------------------------------------------------------------------------
hash() { "$HFBRIEF" -f json offers/acme.xml --guides "$1" -o - 2>/dev/null | sed -n 's/.*"guide_hash":"\([a-p]*\)".*/\1/p'; }
same 'figures name a hash of the guide: another for other bytes' '16 differ' \
    "$(hash one | tr -d '\n' | wc -c) $([ "$(hash one)" = "$(hash two)" ] && echo same || echo differ)"
"$HFBRIEF" "$repo/samples/paris.xml" -o paris.pdf 2>/dev/null
matches 'and so does a PDF' '<hfbrief:guide>hugging-face-tpm [a-p]{16}</hfbrief:guide>' "$(grep -a '^<hfbrief:guide>' paris.pdf)"

# ---- languages ---------------------------------------------------------------------------------
sed 's/id="acme"/id="acme" lang="fr"/' one/acme.xml >one/acme.fr.xml
offer 'guide="acme" speech="fr"' >offers/fr.xml
offer 'guide="acme" speech="it"' >offers/it.xml
same 'speech takes the file of that language' 'Acme Ltd' "$(employer offers/fr.xml --guides one)"
matches 'one that isn'\''t there is refused' 'nothing to say in "it"; write speech="en"' "$(employer offers/it.xml --guides one)"

# ---- listing -----------------------------------------------------------------------------------
matches 'the list has what folders hold' '^acme +Engineer, Acme Ltd: lyon \(EUR\); en, fr$' "$("$HFBRIEF" --list-guides --guides one)"
matches 'and what is built in' '^general +any job' "$("$HFBRIEF" --list-guides)"
same 'words narrow it, in any case' beta "$("$HFBRIEF" --list-guides LYON beta --guides two | sed 's/ .*//')"
same 'all of them must be there' '' "$("$HFBRIEF" --list-guides lyon boston --guides two)"
same 'it is data too' '[["acme","Acme Ltd",["en","fr"],"EUR"]]' \
    "$("$HFBRIEF" --list-guides acme --guides one -f json | python3 -c 'import json, sys
print(json.dumps([[g["id"], g["employer"], g["languages"], g["regions"][0]["currency"]] for g in json.load(sys.stdin)], separators=(",", ":")))')"
echo '<guide' >one/broken.xml
matches 'one with faults says so' '^broken +has faults: hfbrief --check-guide one/broken.xml' "$("$HFBRIEF" --list-guides --guides one)"

# ---- installing --------------------------------------------------------------------------------
own=$XDG_DATA_HOME/hfbrief/guides
"$HFBRIEF" --install-guides two/misnamed.xml two/beta.xml 2>err
same 'guides are copied under their ids' '0 beta.xml wrong.xml' "$? $(ls "$own" | xargs)"
same 'and found' 'Beta Ltd' "$(employer offers/beta.xml)"
same 'for their owner alone' 600 "$(stat -c %a "$own/beta.xml")"
"$HFBRIEF" --install-guides two/beta.xml 2>err
same 'the same once more is nothing to do' '0 1' "$? $(grep -c 'there already' err)"
guide beta Other >two/beta.xml
"$HFBRIEF" --install-guides two/beta.xml 2>err
same 'another of that id is refused' '3 Beta Ltd' "$? $(employer offers/beta.xml)"
"$HFBRIEF" --install-guides two/beta.xml --force 2>err
same 'but with --force' '0 Other' "$? $(employer offers/beta.xml)"
"$HFBRIEF" --install-guides one 2>err
same 'a folder is installed as far as it is sound' '1 2' "$? $(ls "$own" | grep -c acme)"
same 'a guide in another language keeps its own name' 1 "$(ls "$own" | grep -c '^acme.fr.xml$')"
same 'nothing to install is wrong usage' 2 "$("$HFBRIEF" --install-guides >/dev/null 2>&1; echo $?)"
# ---- a folder of thousands
mkdir many && for i in $(seq 3000); do : >"many/g$i.xml"; done
sed 's/guide="[^"]*"/guide="no-such"/' "$repo/samples/paris.xml" >no-such.xml
"$HFBRIEF" -q no-such.xml --guides many -o x.pdf 2>err
same 'an unknown guide is refused' 1 $?
matches 'a message names some of those there are, and says how many more' '^no-such.xml:.*write one of: g1, g10, .* and 29[0-9]* more$' "$(head -n 1 err)"
same 'all are listed' 3000 "$("$HFBRIEF" --list-guides --guides many | grep -c '^g[0-9]')"
[ -d "$repo" ] && done_testing
