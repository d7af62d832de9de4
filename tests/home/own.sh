#!/usr/bin/env bash
# A template and a theme of one's own: the worked example, its privacy, and what is said of mistakes.
set -u
BUILD=${BUILD:-build}
HFBRIEF=${HFBRIEF:-$BUILD/hfbrief}
dir=$(mktemp -d "$BUILD/own.XXXXXX")
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
is() { # name, what was found, what it must be
    n=$((n + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $n - $1"
    else
        bad=1
        printf 'not ok %s - %s\n# found: %s\n# must be: %s\n' "$n" "$1" "$2" "$3"
    fi
}
for sample in samples/*.xml; do
    name=$(basename "$sample" .xml)
    "$HFBRIEF" "$sample" -t samples/one-pager.xsl -o "$dir/$name.pdf" -q
    is "$name is one page" "$? $(pdfinfo "$dir/$name.pdf" | sed -n 's/^Pages: *//p')" "0 1"
done
pdftotext -layout "$dir/paris.pdf" "$dir/paris.txt"
is "it has the figures of the brief" \
    "$(grep -cE '€70,000 +€80,000 +€90,000 +€360,000|€82,000 +€118,000 +€111,500 +€446,000' "$dir/paris.txt")" 2
is "PRIVATE is put on it" "$(grep -c '^ *PRIVATE' "$dir/paris.txt")" 1
"$HFBRIEF" samples/paris.xml -t samples/one-pager.xsl --floor omit -o "$dir/omit.pdf"
is "the floor stays off when it is left out" \
    "$? $(pdftotext "$dir/omit.pdf" - | grep -cE '67,000|92,000|Floor')" "0 0"

# without its audience a stylesheet is an employer's: nothing private is in its tree, or leaves it
sed 's/ hfbrief:audience="private"//' samples/one-pager.xsl >"$dir/undeclared.xsl"
"$HFBRIEF" samples/paris.xml -t "$dir/undeclared.xsl" --dump=flow >"$dir/flow" 2>&1
is "a stylesheet that declares no audience gets no floor" "$(grep -c '67,000\|92,000\|below your floor' "$dir/flow")" 0

# ---- mistakes, with their place
wrong() { # sed program: what is said of the example changed by it
    sed "$1" samples/one-pager.xsl >"$dir/wrong.xsl"
    "$HFBRIEF" samples/paris.xml -t "$dir/wrong.xsl" -o "$dir/wrong.pdf" 2>&1
}
line=$(grep -n '<cell><xsl:value-of select="f:base/@text"/>' samples/one-pager.xsl | cut -d: -f1)
is "an expression that can't be read is named with the stylesheet's line" \
    "$(wrong 's,<xsl:value-of select="f:base/@text"/></cell>,<xsl:value-of select="f:base/[@text"/></cell>,' | grep -c "wrong.xsl:$line:.*f:base/\[@text")" 1
is "a tag that isn't closed is named with its line" \
    "$(wrong 's,</section>,,' | head -n 1 | grep -cE 'wrong.xsl:[0-9]+:[0-9]+: error: .*section')" 1
line_of() { grep -n "$1" samples/one-pager.xsl | head -n 1 | cut -d: -f1; }
is "a block that isn't one is named with its line, and the nearest" \
    "$(wrong 's,<ruled ,<rulde ,; s,</ruled>,</rulde>,' | grep -c "wrong.xsl:$(line_of '<ruled'):9: error: no block rulde; did you mean rule")" 1
is "an unknown chart is named with its line, and the nearest" \
    "$(wrong 's,chart kind="band",chart kind="bnad",' | grep -c "wrong.xsl:$(line_of '<chart'):5: error: unknown chart \"bnad\"; did you mean \"band\"")" 1
is "a style that only layout knows of is named with its line" \
    "$(wrong 's,style="lead",style="led",' | grep -c "wrong.xsl:$(line_of 'style="lead"'):9: error: no text style led")" 1
is "an attribute that isn't one is named with its line" \
    "$(wrong 's,<list kind="tick",<list kidn="tick",' | grep -c "wrong.xsl:$(line_of 'list kind="tick"'):11: error: no attribute kidn; did you mean kind")" 1
is "the marks that tell the lines stay inside" \
    "$("$HFBRIEF" samples/paris.xml -t samples/one-pager.xsl --dump=flow | grep -c 'urn:hfbrief:place')" 0
wrong 's,<p style="lead",<para,' >/dev/null
is "nothing is written then" "$(ls "$dir" | grep -c wrong.pdf)" 0

# ---- a theme
sed 's/name="verdict" face="body-medium" size="18"/name="verdict" face="speech-bold" size="24"/; s/#0B4F8A/#006644/' \
    templates/theme.xml >"$dir/theme.xml"
"$HFBRIEF" samples/paris.xml --theme "$dir/theme.xml" -o "$dir/themed.pdf" -q
is "a theme of one's own is used" \
    "$? $("$HFBRIEF" samples/paris.xml --theme "$dir/theme.xml" --dump=pages | cmp -s - <("$HFBRIEF" samples/paris.xml --dump=pages) && echo same || echo other)" "0 other"
is "… and says the same" \
    "$(pdftotext "$dir/themed.pdf" - | tr -s ' \n\f-' '\n' | sort | cksum)" \
    "$("$HFBRIEF" samples/paris.xml -o - | pdftotext - - | tr -s ' \n\f-' '\n' | sort | cksum)"
sed 's/size="18"/size="big"/' templates/theme.xml >"$dir/theme.xml"
is "a fault of a theme is named with its place" \
    "$("$HFBRIEF" samples/paris.xml --theme "$dir/theme.xml" -o "$dir/no.pdf" 2>&1 | grep -cE 'theme.xml:[0-9]+:[0-9]+: error: theme: size="big"')" 1
# ---- a theme that states little: the rest is the built-in's
theme() { echo "<theme xmlns='urn:hfbrief:theme:1'>$1</theme>" >"$dir/theme.xml"; }
pages() { "$HFBRIEF" -q samples/paris.xml -t "$1" --dump=pages ${2:+--theme "$2"} 2>&1; }
plain() { sed 's/#[0-9a-fA-F]\{6\}/colour/g'; }
theme '<colour name="ink" value="#202020" mono="#000000"/>'
for template in brief letter offer-letter; do
    is "a theme of one colour changes nothing else of the $template" \
        "$(pages $template "$dir/theme.xml" | plain | cksum)" "$(pages $template | plain | cksum)"
    is "… and that one" "$(pages $template "$dir/theme.xml" | grep -c '#202020' | sed 's/^[1-9].*/some/')" some
done
theme '<colour name="blue" value="#006644"/>'
is "a colour without its mono keeps the built-in's mono" \
    "$("$HFBRIEF" -q samples/paris.xml --gray --dump=pages --theme "$dir/theme.xml" | cksum)" \
    "$("$HFBRIEF" -q samples/paris.xml --gray --dump=pages | cksum)"
theme '<style name="say" size="17"/>'
is "a style states one thing and keeps the rest" \
    "$(pages brief "$dir/theme.xml" | grep -c ' 17.00 roboto-medium ' | sed 's/^[1-9].*/some/')" some
for wrong in '<colour name="ink"/>' '<colour name="ink" value="red"/>' '<colour name="nk" value="#000000"/>' \
    '<style size="9"/>' '<style name="body" mark="many"/>' '<style name="body" face="comic"/>' '<stile name="body"/>' \
    '<table name="key"><columns>0 46000000r</columns></table>' \
    '<table name="key"><columns>0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16</columns></table>'; do
    theme "$wrong"
    is "refused with its place: $wrong" "$("$HFBRIEF" samples/paris.xml --theme "$dir/theme.xml" -o "$dir/no.pdf" 2>&1 | grep -cE 'theme.xml:1:[0-9]+: error: ')" 1
done
is "what is no theme is refused" "$("$HFBRIEF" samples/paris.xml --theme samples/paris.xml -o "$dir/no.pdf" 2>&1 | grep -c 'this is no theme')" 1
exit $bad
