#!/usr/bin/env bash
# What the build has read already (base/prepared.h) is what the program would read: one that has
# nothing prepared makes the same documents, byte for byte.
. "${0%/*}/tap.bash"
plain=$BUILD/unprepared/hfbrief
made() { # FOLDER PROGRAM: a document of every guide, language and template
    mkdir "$scratch/$1"
    for lang in $(cd templates/lang && echo *.xml); do
        for offer in paris nurse; do
            "$2" -q "samples/$offer.xml" --lang "${lang%.xml}" -o "$scratch/$1/$offer.$lang.pdf"
        done
        sed "s/<offer /<offer speech=\"${lang%.xml}\" /" samples/nurse.xml >"$scratch/offer.xml"
        "$2" -q "$scratch/offer.xml" -o "$scratch/$1/speech.$lang.pdf"
    done
    for template in letter offer-letter; do
        "$2" -q samples/paris.xml -t "$template" -o "$scratch/$1/$template.pdf"
    done
    "$2" -q samples/paris.xml samples/nurse.xml -t cohort --lang fr -o "$scratch/$1/cohort.pdf"
    "$2" -q samples/cjk.xml -o "$scratch/$1/cjk.pdf"
    "$2" --list-guides >"$scratch/$1/guides"
}
made with "$HFBRIEF"
made without "$plain"
same 'as many documents' 13 "$(find "$scratch/with" -size +1k -name '*.pdf' | wc -l)"
same 'the same, byte for byte' '' "$(diff -rq "$scratch/with" "$scratch/without")"

for resource in templates/guides/*.xml templates/lang/*.xml templates/theme.xml fonts/fonts.xml; do
    grep -qF "{\"$resource\", " "$BUILD/prepared.c"
    result $? "$resource is prepared"
done
for sheet in templates/*.xsl; do
    for lang in templates/lang/*.xml; do
        grep -qF "{\"$sheet $(basename "$lang" .xml)\", " "$BUILD/prepared.c"
        result $? "$sheet is prepared in $(basename "$lang" .xml)"
    done
done
# addresses differ from run to run: none of them may have slipped in
"$BUILD/prepare" | cmp - "$BUILD/prepared.c"
result $? 'made again it is the same'
done_testing
