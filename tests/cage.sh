#!/usr/bin/env bash
# The cage in the program itself: a worker that has its work in hand can't write beside its output
# folder, open a socket or start a program; nor can a stylesheet of the user's make a single run do
# it. Where the kernel has neither seccomp nor Landlock there is nothing to test.
set -u
cd "$(dirname "$0")/.." || exit 3
build=$(realpath "${BUILD:-build}")
hfbrief=$(realpath "${HFBRIEF:-build/hfbrief}")
sample=$(realpath samples/paris.xml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0
say() {
    n=$((n + 1))
    if [ -z "$2" ]; then echo "ok $n - $1"; else
        echo "not ok $n - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}
mkdir "$work/in" "$work/here"
for name in write call start; do cp "$sample" "$work/in/$name.xml"; done
landlock=$(grep -c landlock /sys/kernel/security/lsm 2>/dev/null || dmesg 2>/dev/null | grep -c 'landlock: Up')
grep -q '^Seccomp_filters' /proc/self/status && seccomp=1 || seccomp=0

cd "$work/here" || exit 3
"$build/faults/hfbrief" -q "$work"/in/*.xml -d "$work/out" -j 1 2>"$work/err"
caged() { # name, what it tried, whether the kernel can
    if [ "${3:-0}" = 0 ]; then
        n=$((n + 1))
        echo "ok $n - $2 # SKIP this kernel can't"
    else
        say "$2" "$([ -s "$work/out/$1.brief.pdf" ] || head -c 400 "$work/err")"
    fi
}
caged write 'a worker can’t write outside its output folder' "$landlock"
caged call 'a worker can’t open a socket' "$seccomp"
caged start 'a worker can’t start a program' "$seccomp"
[ "$landlock" = 0 ] || say 'nothing stands where it was tried' "$(ls "$work/here")"

# ---- a stylesheet that would write or read ------------------------------------------------------
sheet() { # what stands in its template
    cat >"$work/own.xsl" <<END
<xsl:stylesheet version="1.1" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common" xmlns:saxon="http://icl.com/saxon" xmlns:redirect="org.apache.xalan.xslt.extensions.Redirect"
    extension-element-prefixes="exsl saxon redirect"
    xmlns="urn:hfbrief:flow:1" xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private">
  <xsl:template match="/"><flow page="brief" lang="en" title="T">
    <section number="1" name="N"><h1>H</h1><p>x$1</p></section></flow></xsl:template>
</xsl:stylesheet>
END
    rm -f "$work/here/escaped" "$work/x.pdf"
    "$hfbrief" -q "$sample" -t "$work/own.xsl" -o "$work/x.pdf" >"$work/stdout" 2>"$work/err"
    status=$?
}
refused() {
    say "$1" "$([ $status = 1 ] || echo "status $status"; [ ! -e "$work/x.pdf" ] || echo 'a document came out'
        [ ! -e "$work/here/escaped" ] || echo 'it wrote a file'; [ -s "$work/err" ] || echo 'not a word')"
}
sheet ''
say 'a plain stylesheet works' "$([ $status = 0 ] && [ -s "$work/x.pdf" ] || cat "$work/err")"
sheet "<exsl:document href='escaped'>x</exsl:document>"
refused 'exsl:document is refused'
sheet "<xsl:document href='escaped'>x</xsl:document>"
refused 'xsl:document is refused'
sheet "<saxon:output file='escaped'>x</saxon:output>"
refused 'saxon:output is refused'
sheet "<redirect:write file='escaped'>x</redirect:write>"
refused 'redirect:write is refused'
sheet "<xsl:value-of select=\"document('$sample')\"/>"
refused 'document() of a file is refused'
sheet "<xsl:value-of select=\"document('http://127.0.0.1:9/')\"/>"
refused 'document() of an address is refused'
sheet "<xsl:value-of select=\"document('')\"/>"
say 'document(\"\") reads no file' "$([ $status -le 1 ] || echo "status $status")"

# ---- links ----------------------------------------------------------------------------------------
link() { # href: what links the document has
    sheet "<a href='$1'>word</a>"
    [ $status = 0 ] || { echo "status $status"; return; }
    qpdf --qdf --object-streams=disable "$work/x.pdf" "$work/plain.pdf" 2>/dev/null
    grep -a -A1 -o '/URI ([^)]*)' "$work/plain.pdf" | sort -u | tr '\n' ' '
}
for good in 'https://example.org/a?b=1' 'mailto:claire@example.org'; do
    say "$good becomes a link" "$(got=$(link "$good"); [ "$got" = "/URI ($good) " ] || echo "got: $got")"
done
for other in 'http://example.org/' 'javascript:alert(1)' 'file:///etc/passwd' 'data:text/html,x' 'ftp://example.org' \
    '//example.org/x' '/etc/passwd' 'HTTPS&#x0A;://example.org' ' javascript:x' 'vbscript:x' 'httpsx://e' 'https' 'mailto'; do
    say "$other stays text" "$(got=$(link "$other"); [ -z "$got" ] || { [ "$got" = 'status 1' ] && [ ! -e "$work/x.pdf" ]; } || echo "got: $got")"
done
say 'the text of such a link is set' "$(link 'javascript:x' >/dev/null; pdftotext "$work/x.pdf" - | grep -q xword || echo missing)"
echo "1..$n"
