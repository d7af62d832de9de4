#!/usr/bin/env bash
# Inputs at and beyond every limit: each works, or is refused with its limit, in a second and
# 200 MB of address space. Time is counted in the processor's seconds of this program alone
# (PATHOLOGICAL_SECONDS widens it for a slow machine).
set -u
cd "$(dirname "$0")/.." || exit 3
hfbrief=$(realpath "${HFBRIEF:-build/hfbrief}")
seconds=${PATHOLOGICAL_SECONDS:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0
memory="ulimit -v 204800;"
# A sanitizer's address space and pace are no measure.
case $hfbrief in */san/*) memory='' seconds=30 ;; esac

# name, wanted status, wanted message (pattern; empty: none asked), arguments
expect() {
    local name=$1 wanted=$2 pattern=$3 status wrong= used
    shift 3
    n=$((n + 1))
    TIMEFORMAT='%U %S'
    used=$({ time timeout 120 bash -c "$memory exec \"\$@\"" - "$hfbrief" "$@" \
        >"$work/out" 2>"$work/err" </dev/null; } 2>&1; echo "$?")
    status=${used##*$'\n'} used=${used%%$'\n'*}
    [[ $status =~ ^($wanted)$ ]] || wrong="status $status, not $wanted"
    [ -z "$pattern" ] || grep -qE -- "$pattern" "$work/err" || wrong="$wrong; no message like: $pattern"
    LC_ALL=C.UTF-8 grep -qP '[\x00-\x08\x0b-\x1f\x7f\x{202a}-\x{202e}\x{2066}-\x{2069}]' "$work/err" &&
        wrong="$wrong; a message repeats a control character"
    awk -v u="$used" -v most="$seconds" 'BEGIN { split(u, t, " "); exit !(t[1] + t[2] > most) }' &&
        wrong="$wrong; took $used s"
    if [ -z "$wrong" ]; then echo "ok $n - $name"; else
        echo "not ok $n - $name"
        echo "# ${wrong#; }"
        head -c 600 "$work/err" | sed 's/^/# /'
    fi
}

# An offer with this name, these further elements, these further attributes
offer() { # file, name, inside, attributes
    cat >"$work/$1" <<END
<?xml version="1.0" encoding="UTF-8"?>
<offer xmlns="urn:hfbrief:offer:1" guide="hugging-face-tpm" region="paris" date="2026-11-20" ${4-}>
<candidate><name>$2</name></candidate>
<package currency="EUR"><base>70000</base><equity kind="pre-ipo" years="4">80000</equity></package>
${3-}
</offer>
END
}
# text N times
times() { perl -e 'print $ARGV[0] x $ARGV[1]' "$1" "$2"; }
both() { # name, wanted, pattern, file: the brief and the letter
    expect "$1" "$2" "$3" "$work/$4" -o "$work/x.pdf" --force
    expect "$1, letter" "$2" "$3" "$work/$4" -t letter -o "$work/x.pdf" --force
}

long=$(times x 100000)
offer word.xml "$long"
both 'one word of 100,000 letters is refused with its limit' 1 'at most|limit|too long|longer than' word.xml
offer fillword.xml 'Claire Moreau' "<fill name=\"library\">$long</fill>"
both 'a fill of 100,000 letters is refused with its limit' 1 'at most|limit|too long|longer than' fillword.xml
offer fills.xml 'Claire Moreau' "$(for i in $(seq 5000); do echo "<fill name=\"f$i\">x</fill>"; done)"
both '5,000 fills, none of them known, are refused' 1 'fill' fills.xml
offer many.xml 'Claire Moreau' "$(for i in $(seq 500); do
    echo "<competing company=\"C$i\" status=\"written\" disclose=\"full\"><base>90000</base></competing>"; done)"
both '500 competing offers are refused with their limit' 1 'competing' many.xml
offer twelve.xml 'Anna Анна Άννα آنا אנה अन्ना আন্না அன்னா แอนนา አና 安娜 アンナ 안나'
both 'a name in thirteen scripts is set, or its characters are named' 0 '' twelve.xml
offer bidi.xml 'Claire &#x202E;uaeroM&#x202C;'
both 'a bidi override in a name is refused' 1 'U\+202E|control|direction' bidi.xml
offer control.xml 'Claire &#x85;&#x9F; Moreau'
both 'C1 controls in a name are refused' 1 'U\+0085|control' control.xml
offer zero.xml 'Cl&#x200B;ai&#x200D;re&#x2060; Mor&#xAD;eau&#xFEFF;'
expect 'zero-width characters are set or refused, with their place' '0' '' "$work/zero.xml" -o "$work/x.pdf" --force
offer unassigned.xml 'Claire &#x0378;&#x2FE0;'
both 'unassigned characters are left out by name' 0 'U\+0378.* left out' unassigned.xml
offer noncharacter.xml 'Claire &#xFDD0;&#x1FFFE;'
both 'noncharacters are left out by name' 0 'U\+FDD0.* left out' noncharacter.xml
offer private.xml 'Claire &#xE000;'
both 'private-use characters are left out by name' 0 'U\+E000.* left out' private.xml
offer marks.xml "Zoe$(times '&#x301;' 2000)"
expect 'two thousand marks on one letter are refused or set' '[01]' '' "$work/marks.xml" -o "$work/x.pdf" --force
offer emoji.xml 'Claire 👩‍💻'
expect 'a picture that no face has is left out by name' 0 'U\+1F469.* left out' "$work/emoji.xml" -o "$work/x.pdf" --force
offer attributes.xml 'Claire' '' "$(for i in $(seq 3000); do echo "a$i=\"1\""; done)"
both '3,000 attributes are refused with their limit' 1 'attributes' attributes.xml
offer deep.xml 'Claire' "$(times '<a>' 5000)$(times '</a>' 5000)"
both '5,000 levels are refused with their limit' 1 '64' deep.xml
head -c 300000 /dev/zero | tr '\0' ' ' >"$work/large.xml"
both 'more than 256 KiB are refused with the limit' 1 '256' large.xml
cat >"$work/bomb.xml" <<'END'
<?xml version="1.0"?>
<!DOCTYPE offer [<!ENTITY % a "<!ENTITY &#37; b '&#37;a;&#37;a;'>"><!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>
<offer xmlns="urn:hfbrief:offer:1">&y;</offer>
END
both 'a DOCTYPE is refused when it is met' 1 'DOCTYPE' bomb.xml
offer big.xml 'Claire' '<ask><base>999999999999.99</base><equity>999999999999.99</equity></ask>'
sed -i 's/>[78]0000</>999999999999.99</' "$work/big.xml" # what is on the table; an ask far over it is a slip
expect 'the largest amounts are computed' 0 '' "$work/big.xml" -o "$work/x.pdf" --force
cat >"$work/pages.xsl" <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:hfbrief:flow:1" xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private">
  <xsl:template match="/"><flow page="brief" lang="en" title="T">
    <section number="1" name="N"><h1>H</h1><xsl:call-template name="more"><xsl:with-param name="n" select="12"/></xsl:call-template></section>
  </flow></xsl:template>
  <xsl:template name="more"><xsl:param name="n"/>
    <xsl:choose><xsl:when test="$n = 0"><p>One paragraph of a few words.</p></xsl:when>
    <xsl:otherwise><xsl:call-template name="more"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
    <xsl:call-template name="more"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:otherwise></xsl:choose>
  </xsl:template>
</xsl:stylesheet>
END
expect 'a stylesheet of 4,096 paragraphs makes its pages' 0 '' samples/paris.xml -t "$work/pages.xsl" -o "$work/x.pdf" --force
sed 's/select="12"/select="40"/' "$work/pages.xsl" >"$work/endless.xsl"
seconds_before=$seconds seconds=10
expect 'a stylesheet without an end is stopped with its limit' 1 'step|too (long|many|large|deep)|limit|more than' samples/paris.xml \
    -t "$work/endless.xsl" -o "$work/x.pdf" --force
seconds=$seconds_before
mkdir "$work/cohort"
for i in $(seq 2000); do sed "s/Claire Moreau/Claire Moreau $i/" samples/paris.xml >"$work/cohort/o$i.xml"; done
expect 'a cohort of 2,000 makes its pages' 0 '' "$work"/cohort/*.xml -t cohort -o "$work/x.pdf" --force
echo "1..$n"
