#!/usr/bin/env bash
# A single run that is stopped, or stopped short: by a signal at any moment, by a limit on files, by
# a stylesheet that never ends or eats memory, by a pipe that nobody writes to. The old document
# stays whole, nothing is left behind, and the status says what it was.
. "${0%/*}/tap.bash"
samples=$PWD/samples faulty=$PWD/$BUILD/faults/hfbrief
cd "$scratch" || exit 3
"$HFBRIEF" -q "$samples/remote.xml" -o old.pdf
began=$(date +%s%3N)
"$HFBRIEF" -q "$samples/paris.xml" -o new.pdf
took=$(($(date +%s%3N) - began)) # ms; the moments are spread over it, on a slow machine too
left() { find . -name '.hfbrief-*'; }

for signal in TERM:143 INT:130 HUP:129; do
    wrong='' stopped=0
    for k in $(seq 0 13); do
        ms=$((took * k / 12))
        cp old.pdf doc.pdf
        # a background job of a shell ignores SIGINT; the program must not
        "$HFBRIEF" -q "$samples/paris.xml" -o doc.pdf --email doc.eml 2>err &
        pid=$!
        until [ "$(readlink /proc/$pid/exe)" != "$(readlink /proc/$$/exe)" ]; do :; done
        sleep "$(printf '%d.%03d' $((ms / 1000)) $((ms % 1000)))"
        kill -"${signal%:*}" $pid 2>/dev/null
        wait $pid
        status=$?
        # before the program has taken hold of signals they end it as they end any
        case $status in "${signal#*:}") stopped=$((stopped + 1)) ;; 0) ;; *) wrong="$wrong; status $status" ;; esac
        cmp -s doc.pdf old.pdf || cmp -s doc.pdf new.pdf || wrong="$wrong; $ms ms: neither old nor new"
        [ -z "$(left)" ] || wrong="$wrong; $ms ms: $(left)"
        rm -f doc.eml .hfbrief-*
    done
    same "SIG${signal%:*} leaves nothing behind ($stopped of 14 stopped)" '' "$wrong"
    result $((stopped == 0)) "… and some were stopped by it"
done

# ---- what an earlier run left is swept by the next, what a living one is writing is not
hash=$(python3 - <<'PY'
h = 0xcbf29ce484222325
for b in b"doc.pdf": h = (h ^ b) * 0x100000001b3 % 2**64
print("%016x" % h)
PY
)
touch ".hfbrief-$hash-abandoned" .hfbrief-0123456789abcdef-another
exec 9>".hfbrief-$hash-living"
flock 9
"$HFBRIEF" -q "$samples/paris.xml" -o doc.pdf --force
same 'the next run sweeps what is nobody’s' "./.hfbrief-0123456789abcdef-another
./.hfbrief-$hash-living" "$(left | sort)"
exec 9>&-
"$HFBRIEF" -q "$samples/paris.xml" -o doc.pdf
same 'and what has become nobody’s' ./.hfbrief-0123456789abcdef-another "$(left)"
rm -f .hfbrief-*

# ---- limits
cp old.pdf doc.pdf
(ulimit -f 8; exec "$HFBRIEF" -q "$samples/paris.xml" -o doc.pdf 2>err)
same 'a limit on the size of files: status 3' 3 $?
matches 'a word about it' 'doc.pdf cannot be written: File too large' "$(cat err)"
same 'the old document is whole' '' "$(cmp doc.pdf old.pdf; left)"
sheet() {
    cat >own.xsl <<END
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:hfbrief:flow:1"
    xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private">
  <xsl:template name="grow"><xsl:param name="s"/><xsl:param name="n"/>
    <xsl:if test="\$n &lt; 30"><xsl:call-template name="grow"><xsl:with-param name="s" select="concat(\$s, \$s)"/>
    <xsl:with-param name="n" select="\$n + $1"/></xsl:call-template></xsl:if></xsl:template>
  <xsl:template match="/"><xsl:for-each select="//*"><xsl:for-each select="//*"><xsl:for-each select="//*">
    <xsl:call-template name="grow"><xsl:with-param name="s" select="'$2'"/><xsl:with-param name="n" select="0"/></xsl:call-template>
  </xsl:for-each></xsl:for-each></xsl:for-each></xsl:template>
</xsl:stylesheet>
END
}
cp "$samples/paris.xml" hang.xml # which the build for tests takes at its word (worker.c)
SECONDS=0
"$faulty" -q hang.xml -o doc.pdf --timeout 2 2>err
same 'an offer that never ends: status 3' 3 $?
result "$([ $SECONDS -lt 10 ]; echo $?)" 'soon' "$SECONDS s"
matches 'and its offer is named' 'hang.xml: fatal: gave no answer within 2 s' "$(cat err)"
same 'the old document is whole' '' "$(cmp doc.pdf old.pdf; left)"
sheet 1 0123456789
(ulimit -c 0; "$HFBRIEF" -q "$samples/paris.xml" -t ./own.xsl -o doc.pdf --timeout 60 2>err)
status=$?
result "$([ $status = 3 ] || [ $status = 1 ]; echo $?)" 'a stylesheet that eats memory is refused' "status $status"
result "$([ -s err ]; echo $?)" 'with a word'
same 'and the old document is whole' '' "$(cmp doc.pdf old.pdf; left)"

# ---- pipes
mkfifo in.xml
timeout 20 "$HFBRIEF" -q in.xml -o doc.pdf --timeout 3 2>err
same 'a pipe that nobody writes to is given up' 3 $?
mkdir folder && cp "$samples/paris.xml" folder/ && mkfifo folder/pipe.xml
SECONDS=0
timeout 20 "$HFBRIEF" -q folder -d out 2>err
same 'a folder’s pipes are no offers' '0 paris.brief.pdf' "$? $(cd out && echo ./*.pdf | sed 's,\./,,g')"
# what a folder holds, or a file names, is never waited for; what was named is, for a moment
soon() { # STATUS PATTERN ARGUMENTS...: ends of itself, so, with such a word
    local status=$1 pattern=$2
    shift 2
    timeout -k 1 20 "$HFBRIEF" -q "$@" >said 2>err </dev/null
    same "${*##*/}: status $status" "$status" $?
    [ -z "$pattern" ] || matches "${*##*/}: why" "$pattern" "$(cat err said)"
}
mkdir guides pipes && mkfifo guides/own.xml pipes/hfbrief-manifest.jsonl out.pdf
sed 's/guide="[^"]*"/guide="own"/' "$samples/paris.xml" >own.xml
sed 's|guide="[^"]*"|guide="./guides/own.xml"|' "$samples/paris.xml" >beside.xml
soon 0 'own  *has faults' --list-guides --guides guides
soon 1 'own.xml:.*"own" is no regular file' own.xml --guides guides -o doc.pdf
soon 1 'beside.xml:.* is no regular file' beside.xml -o doc.pdf
soon 1 'no regular file' own.xml beside.xml --guides guides -d out3
soon 3 'hfbrief-manifest.jsonl is a pipe that nobody reads' "$samples/paris.xml" "$samples/remote.xml" -d pipes
soon 3 'hfbrief-manifest.jsonl is a pipe' "$samples/paris.xml" "$samples/remote.xml" -d pipes --resume
rm pipes/* && mkfifo pipes/paris.brief.pdf
soon 3 'paris.brief.pdf is a pipe that nobody reads' "$samples/paris.xml" "$samples/remote.xml" -d pipes
same 'and the other document stands' '%PDF-' "$(head -c 5 pipes/remote.brief.pdf)"
soon 3 'out.pdf is a pipe that nobody reads' "$samples/paris.xml" -o out.pdf
(sleep 0.5; exec cat out.pdf >read.pdf) &
soon 0 '' "$samples/paris.xml" -o out.pdf
wait $!
same 'a reader who comes late gets the document' '' "$(cmp read.pdf new.pdf)"
# an offer that was a pipe, and its manifest's line: done again, the pipe not read by two
mkfifo once.xml
(cat "$samples/paris.xml" >once.xml) &
"$HFBRIEF" -q once.xml -d resumed --resume
wait $!
(cat "$samples/paris.xml" >once.xml) &
soon 0 '' once.xml -d resumed --resume
wait $!
"$HFBRIEF" -q <(cat "$samples/paris.xml") -o piped.pdf
same 'but a pipe that is named is read' "$(pdfinfo new.pdf | grep -E 'Title|Pages')" "$(pdfinfo piped.pdf | grep -E 'Title|Pages')"
printf 'folder/paris.xml\0' >nul
"$HFBRIEF" -q --files-from nul -d out2 2>err
same 'a list with NULs and without -0 is wrong usage' 2 $?
matches 'and says what is missing' 'nul.*-0' "$(cat err)"
# ---- no core is left of whoever has read pay data: not of the run, not of the process in the cage
mkfifo held
(ulimit -c unlimited 2>/dev/null; exec "$HFBRIEF" -q - -o core.pdf <held) &
pid=$!
exec 9>held
for _ in $(seq 100); do
    inner=$(cat /proc/$pid/task/$pid/children)
    [ -n "$inner" ] && grep -q '^Seccomp:.*[12]' "/proc/${inner%% *}/status" 2>/dev/null && break
    sleep 0.1
done
same 'no core of the run, nor of the process that reads' '0 0' \
    "$(for p in $pid $inner; do awk '/^Max core/ {print $5}' /proc/$p/limits; done | tr '\n' ' ' | sed 's/ $//')"
cat "$samples/paris.xml" >&9
exec 9>&-
wait $pid
same 'and the run goes on' 0 $?
done_testing
