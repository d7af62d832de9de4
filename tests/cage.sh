#!/usr/bin/env bash
# The cage in the program itself, at every door (single run, batch, cohort, the checks, --watch,
# --new): whoever reads an offer can't make, change or remove a file, not beside its output either,
# open a socket, start a process or a program, or run what it wrote; nor can a stylesheet of the
# user's make it do so. Where the kernel has neither seccomp nor Landlock there is nothing to test.
set -u
cd "$(dirname "$0")/.." || exit 3
repo=$PWD
build=$(realpath "${BUILD:-build}")
hfbrief=$(realpath "${HFBRIEF:-build/hfbrief}")
sample=$(realpath samples/paris.xml)
markdown=$(realpath tests/import/shapes/rows-b.md)
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
kinds='write beside call start fork run'
for name in $kinds; do cp "$sample" "$work/in/$name.xml"; done

cd "$work/here" || exit 3
"$hfbrief" -v --check "$work/in/call.xml" >/dev/null 2>"$work/err"
landlock=1 seccomp=1
grep -qE 'without Landlock|no cage' "$work/err" && landlock=0
grep -qE 'without seccomp|no cage' "$work/err" && seccomp=0
can() { # a kind: what confines it here
    case $1-$hfbrief in
    fork-*/san/*) false ;; # a sanitizer's search for leaks may start a process (deliver/cage.c)
    write-* | beside-*) [ $landlock = 1 ] ;;
    *) [ $seccomp = 1 ] ;;
    esac
}
caged() { # name, what was tried, what is wrong
    if can "$1"; then say "$2" "$3"; else n=$((n + 1)); echo "ok $n - $2 # SKIP nothing confines it here"; fi
}
# the program under test tries it on purpose, and aborts where it succeeds (worker.c)
faulty=$build/faults/hfbrief
"$faulty" -q "$work"/in/*.xml -d "$work/out" -j 1 2>"$work/err"
for kind in $kinds; do
    caged $kind "batch: $kind is refused" "$([ -s "$work/out/$kind.brief.pdf" ] || head -c 400 "$work/err")"
    "$faulty" -q "$work/in/$kind.xml" -o "$work/one.pdf" --force 2>"$work/err"
    caged $kind "single run: $kind is refused" "$([ $? = 0 ] || cat "$work/err")"
    "$faulty" -q --check "$work/in/$kind.xml" >/dev/null 2>"$work/err"
    caged $kind "--check: $kind is refused" "$([ $? = 0 ] || cat "$work/err")"
    timeout 10 "$faulty" "$work/in/$kind.xml" -o "$work/watched.pdf" --force --watch 2>"$work/err" &
    watching=$!
    for i in $(seq 100); do grep -qE 'written;|stays;' "$work/err" && break; sleep 0.05; done
    kill $watching
    wait $watching 2>/dev/null
    caged $kind "--watch: $kind is refused" "$(grep -q 'written;' "$work/err" || cat "$work/err")"
    cp "$sample" "$work/in/$kind.xml"
done
cp "$sample" "$work/in/cohort.xml"
for door in '-t cohort -o cohort.pdf' '--check-guide'; do
    # both hand one task to the same worker: that it stands in the cage is told by --cage=must
    input=$work/in/cohort.xml
    [ "$door" = --check-guide ] && input=$repo/templates/guides/hugging-face-tpm.xml
    "$hfbrief" -q --cage=must $door "$input" >/dev/null 2>"$work/err"
    caged call "$door runs with --cage=must" "$([ $? = 0 ] || cat "$work/err")"
done
"$hfbrief" -q --cage=must --new new.xml </dev/null 2>"$work/err"
caged call '--new runs with --cage=must' "$([ $? = 0 ] && [ -s new.xml ] || cat "$work/err")"
"$hfbrief" -q --cage=must --import-guide "$markdown" -o guide.xml 2>"$work/err"
caged call '--import-guide runs with --cage=must' "$([ $? -lt 2 ] && [ -s guide.xml ] || cat "$work/err")"
rm -f cohort.pdf new.xml guide.xml
[ "$landlock" = 0 ] || say 'nothing stands where it was tried' "$(ls "$work/here"; find "$work" -name '*.escaped')"

# ---- whatever door a stranger's text comes in by, it is parsed in the cage ----------------------
mkdir "$work/strange" "$work/strange/guides" "$work/strange/home"
cd "$work/strange" || exit 3
marked() { sed '0,/?>/s//?><!-- a stranger wrote this -->/' "$1"; } # behind the first line's declaration
marked "$sample" >offer.xml
marked "$repo/templates/guides/hugging-face-tpm.xml" >guides/hugging-face-tpm.xml
marked "$repo/templates/theme.xml" >theme.xml
marked "$repo/samples/one-pager.xsl" >own.xsl
{ cat "$markdown"; printf '\n<!-- a stranger wrote this -->\n'; } >guide.md
grep -c 'a stranger wrote this' offer.xml guides/*.xml theme.xml own.xsl guide.md | grep -v ':1$' >unmarked
say 'every input is marked' "$(cat unmarked)"
mkdir two && cp offer.xml two/a.xml && cp offer.xml two/b.xml
case $hfbrief in
*/san/*) n=$((n + 1)); echo "ok $n - the doors # SKIP a sanitizer wants to be loaded first" ;;
*)
    cc -std=gnu17 -shared -fPIC -o parse.so "$repo/tests/cage/parse.c" -ldl || exit 3
    door() { # what it is, arguments: all is well, and nothing was parsed outside
        local what=$1
        shift
        XDG_DATA_HOME=$PWD/home LD_PRELOAD=$PWD/parse.so "$hfbrief" "$@" >said 2>err </dev/null
        status=$?
        caged call "$what parses in the cage" "$([ $status = 0 ] || { echo "status $status"; head -n 3 err; }
            grep 'without a cage' err)"
    }
    own='-t ./own.xsl --theme theme.xml -g ./guides/hugging-face-tpm.xml'
    door 'a single run' offer.xml $own -o one.pdf
    door 'a guide by its id' offer.xml --guides guides -o one.pdf --force
    door 'a batch' two $own -d out
    door 'a resumed batch' two $own -d out --resume
    door 'a batch, guides by id' two --guides guides -d out2 --summary s.csv
    door 'a cohort' two -t cohort --guides guides -o c.pdf
    door '--check' --check offer.xml $own
    door '--explain' --explain gaps.ask.annual offer.xml --guides guides
    door '--dump' --dump flow offer.xml --guides guides
    door '--check-guide' --check-guide guides/hugging-face-tpm.xml
    door '--list-guides' --list-guides --guides guides
    door '--install-guides' --install-guides guides/hugging-face-tpm.xml
    door '--install-guides of a folder' --install-guides guides --force
    door '--debrief' --debrief offer.xml --answer part --move base=72000 --as-of 2026-03-04 -o r2.xml
    door '--new with a guide' --new new.xml -g ./guides/hugging-face-tpm.xml
    door '--import-guide' --import-guide guide.md -o imported.xml --force
    LD_PRELOAD=$PWD/parse.so "$hfbrief" -q offer.xml --cage=off -o off.pdf 2>err
    say 'without a cage it would be found' "$(grep -q 'without a cage' err || echo 'it was not')" ;;
esac
cd "$work/here" || exit 3

# A kernel without them: a filter of our own in front of the program.
without() { # landlock|seccomp COMMAND...: run where that call isn't known
    python3 - "$@" <<'END'
import ctypes, os, struct, sys
call = {"landlock": 444, "seccomp": 157}[sys.argv[1]]
libc = ctypes.CDLL(None, use_errno=True)
def line(code, jt, jf, k): return struct.pack("HBBI", code, jt, jf, k)
program = line(0x20, 0, 0, 0) + (
    line(0x15, 0, 1, 444) + line(6, 0, 0, 0x50000 | 38) + line(6, 0, 0, 0x7FFF0000) if call == 444 else
    line(0x15, 0, 3, 157) + line(0x20, 0, 0, 16) + line(0x15, 0, 1, 22) + line(6, 0, 0, 0x50000 | 22) +
    line(6, 0, 0, 0x7FFF0000))
libc.prctl(38, 1, 0, 0, 0)
text = ctypes.create_string_buffer(program)
head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(text))
if libc.prctl(22, 2, head, 0, 0) != 0:
    os._exit(99)
os.execv(sys.argv[2], sys.argv[2:])
END
}
if [ "$seccomp$landlock$(uname -m)" = 11x86_64 ]; then
    for lack in landlock:Landlock seccomp:seccomp; do
        without ${lack%:*} "$hfbrief" -v "$sample" -o lack.pdf 2>"$work/err"
        status=$?
        say "without ${lack#*:} a document is written all the same" "$([ $status = 0 ] && [ -s lack.pdf ] || cat "$work/err")"
        say "and -v says that it is missing" "$(grep -q "the cage is without ${lack#*:}" "$work/err" || cat "$work/err")"
        without ${lack%:*} "$hfbrief" "$sample" -o lack.pdf 2>"$work/err"
        say "without -v there is no word of it" "$(cat "$work/err")"
        for door in '-o must.pdf' '--check' '-d must' '-t cohort -o must.pdf'; do
            without ${lack%:*} "$hfbrief" -q --cage=must "$sample" $door >"$work/stdout" 2>"$work/err"
            status=$?
            say "--cage=must refuses without ${lack#*:} ($door)" \
                "$([ $status = 3 ] && [ ! -s must.pdf ] || echo "status $status"
                   grep -q "gives no ${lack#*:}" "$work/err" || cat "$work/err")"
        done
        without ${lack%:*} "$hfbrief" -q --cage=must --new must.xml </dev/null 2>"$work/err"
        status=$?
        say "--cage=must refuses --new without ${lack#*:}" "$([ $status = 3 ] && [ ! -e must.xml ] || echo "status $status")"
        without ${lack%:*} "$hfbrief" -q --cage=must --import-guide "$markdown" -o must.xml 2>"$work/err"
        status=$?
        say "--cage=must refuses --import-guide without ${lack#*:}" \
            "$([ $status = 3 ] && [ ! -e must.xml ] && grep -q "gives no ${lack#*:}" "$work/err" || { echo "status $status"; cat "$work/err"; })"
        without ${lack%:*} "$hfbrief" -v --import-guide "$markdown" -o must.xml 2>"$work/err"
        say "without ${lack#*:} -v says so at --import-guide, which goes on" \
            "$([ -s must.xml ] && grep -q "gives no ${lack#*:}" "$work/err" || cat "$work/err")"
        rm -f must.xml
    done
else
    n=$((n + 1)); echo "ok $n - a kernel without them # SKIP it is one, or not an x86-64"
fi
rm -rf lack.pdf must

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
    "$hfbrief" -q "$sample" -t "$work/own.xsl" -o "$work/x.pdf" --timeout 60 >"$work/stdout" 2>"$work/err"
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
