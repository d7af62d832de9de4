#!/usr/bin/env bash
# Nothing is read from or sent to a network: the program has no call for it, and works as well in a
# world without one.
set -u
BUILD=${BUILD:-build}
HFBRIEF=${HFBRIEF:-$BUILD/hfbrief}
dir=$(mktemp -d "$BUILD/offline.XXXXXX")
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
skip() {
    n=$((n + 1))
    echo "ok $n - $1 # SKIP $2"
}
calls() { nm -D --undefined-only "$HFBRIEF" | sed 's/@.*//' | grep -cwE 'U (socket|connect|getaddrinfo|gethostbyname|sendto|xmlNanoHTTP[A-Za-z]*|xmlNanoFTP[A-Za-z]*)'; }
is "the program has no call that reaches a network" "$(calls)" 0
is "… and the list of its calls can be read" "$([ "$(nm -D --undefined-only "$HFBRIEF" | wc -l)" -gt 100 ] && echo yes)" yes
if unshare -rn true 2>/dev/null; then
    unshare -rn "$HFBRIEF" samples/paris.xml -o "$dir/alone.pdf"
    "$HFBRIEF" samples/paris.xml -o "$dir/here.pdf"
    is "without a network it gives the same bytes" "$? $(cmp "$dir/alone.pdf" "$dir/here.pdf" && echo same)" "0 same"
else
    skip "without a network it gives the same bytes" "no namespace may be made here"
fi
sed 's,<offer ,<offer xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:hfbrief:offer:1 http://schema.invalid/offer.xsd" ,' \
    samples/paris.xml >"$dir/hint.xml"
"$HFBRIEF" "$dir/hint.xml" -o "$dir/hint.pdf"
is "a grammar's address in an offer is not followed" $? 0
sed 's,<xsl:key name="m",<xsl:import href="http://style.invalid/x.xsl"/>&,' samples/one-pager.xsl >"$dir/import.xsl"
"$HFBRIEF" samples/paris.xml -t "$dir/import.xsl" -o "$dir/import.pdf" 2>"$dir/said"
is "a stylesheet's import is refused" "$? $(ls "$dir" | grep -c import.pdf)" "1 0"
sed 's,select="f:candidate"/> *</p>,&,; s,<xsl:call-template name="said"/>,<p><xsl:value-of select="document('"'/etc/hostname'"')"/></p>,' \
    samples/one-pager.xsl >"$dir/document.xsl"
"$HFBRIEF" samples/paris.xml -t "$dir/document.xsl" -o "$dir/document.pdf" 2>"$dir/said"
is "a stylesheet reads no other file" "$(pdftotext "$dir/document.pdf" - 2>/dev/null | grep -c "$(hostname)")" 0
exit $bad
