#!/usr/bin/env bash
# The command line as a table: arguments, status, what standard error says. Then what no table
# holds: same bytes anywhere, nothing touched on refusal, odd places to write to.
. "${0%/*}/tap.bash"
samples=$PWD/samples lint=$PWD/tests/lint
cd "$scratch" || exit 3
cp "$samples/paris.xml" offer.xml
cp "$lint/three-at-once.xml" bad.xml
ln -s gone/offer.xml nowhere.xml
ln -s round.xml round.xml

# arguments | status | pattern on standard error (empty: nothing there) ; a shell splits arguments
n=0
while IFS='|' read -r args want pattern; do
    case $args in ''|'#'*) continue ;; esac
    eval "\"\$HFBRIEF\" $args" >out 2>err </dev/null
    got=$?
    n=$((n + 1))
    pattern=${pattern# } args=${args% }
    if [ "$got" -ne "${want// /}" ]; then
        result 1 "hfbrief $args" "status $got, not $want; $(cat err)"
    elif [ -z "$pattern" ]; then
        same "hfbrief $args" '' "$(cat err)"
    else
        matches "hfbrief $args" "$pattern" "$(cat err)"
    fi
done <<'TABLE'
--version | 0 |
--help | 0 |
-h | 0 |
--list-guides | 0 |
-t letter offer.xml --dump pages --email x.eml | 2 | --email carries a document
offer.xml --explain ask.base --email x.eml | 2 | leave out --dump and --explain
nowhere.xml | 1 | ^nowhere.xml: error: is a symbolic link that leads nowhere; point it at the file, or name
offer.xml -g ./nowhere.xml -o x.pdf | 1 | nowhere.xml is a symbolic link that leads nowhere
offer.xml --theme round.xml -o x.pdf | 1 | round.xml is a symbolic link that leads back to itself; point it at the file
-q offer.xml -o brief.pdf | 0 |
offer.xml -q -o brief.pdf | 0 |
-q -o brief.pdf -- offer.xml | 0 |
-v offer.xml -o brief.pdf | 0 | ^hfbrief: brief.pdf: [0-9]+ pages, [0-9]+ bytes
--check offer.xml | 0 | offer.xml: sound
-q --check offer.xml | 0 |
-q offer.xml -f json | 0 |
-q offer.xml -f xml | 0 |
-q offer.xml --format=json -o - | 0 |
-q offer.xml -o - | 0 |
-q - -o brief.pdf < offer.xml | 0 |
-q offer.xml -t letter -o letter.pdf | 0 |
-q offer.xml -t offer-letter -o hr.pdf | 0 |
-q offer.xml -d made/by/us | 0 |
-q offer.xml --as-of 2026-03-05 -o brief.pdf | 0 |
-q offer.xml --paper letter --gray --floor back -o brief.pdf | 0 |
-q offer.xml --dump offer | 0 |
-q offer.xml --dump figures | 0 |
-q offer.xml --dump flow | 0 |
-q offer.xml --dump galley | 0 |
-q offer.xml --dump pages | 0 |
-q offer.xml --dump structure | 0 |
# wrong usage
 | 2 | no offer is named
--nonsense | 2 | there is no option --nonsense
--templat=brief offer.xml -q -o brief.pdf | 0 |
--tempalte brief offer.xml | 2 | no option --tempalte; did you mean --template\?
-x offer.xml | 2 | there is no option -x
-o | 2 | -o needs an argument
--gray=yes offer.xml | 2 | --gray takes no argument
-t lettre offer.xml | 2 | did you mean letter\?
-t unknown-thing offer.xml | 2 | it takes brief, letter, offer-letter or cohort
-f pfd offer.xml | 2 | did you mean pdf\?
-f word offer.xml | 2 | it takes pdf, json or xml
--paper a5 offer.xml | 2 | did you mean a4\?
--floor side offer.xml | 2 | it takes front, back or omit
--lang xx offer.xml | 2 | it takes 
--as-of tomorrow offer.xml | 2 | --as-of takes a date
--as-of 2026-02-30 offer.xml | 2 | --as-of takes a date
--dump ink offer.xml | 2 | --dump doesn't know
-j 0 offer.xml | 2 | whole number from 1 to 256
-j many offer.xml | 2 | whole number from 1 to 256
--timeout -5 offer.xml | 2 | whole number
--shard 3/2 offer.xml | 2 | K from 1 to N
--shard 0/2 offer.xml | 2 | K from 1 to N
--shard 1/2x offer.xml | 2 | K from 1 to N
-q -v offer.xml | 2 | can't both be meant
-0 offer.xml | 2 | --files-from
-o a.pdf -d out offer.xml | 2 | give one of them
offer.xml bad.xml -o both.pdf | 2 | give a folder with -d
--resume offer.xml | 2 | name that with -d
- | 2 | on standard input has no name
# refused
bad.xml -o brief.pdf | 1 | bad.xml:[0-9]+:[0-9]+: error:
missing.xml | 1 | missing.xml: error: cannot be opened
offer.xml --guide missing.xml | 1 | missing.xml cannot be opened
offer.xml -t ./missing.xsl | 1 | missing.xsl cannot be opened
. | 1 | error
# cannot write
-q offer.xml -o offer.xml | 3 | is the offer, which this run reads
-q offer.xml -o made | 3 | made is a folder
-q offer.xml -o nowhere/brief.pdf | 3 | cannot be written in nowhere
-q offer.xml -o /dev/full | 3 | /dev/full cannot be written: No space left
-q offer.xml -d offer.xml | 3 | offer.xml cannot be made
-q offer.xml -f json -o /dev/full | 3 | No space left
TABLE
result "$([ "$n" -gt 60 ]; echo $?)" "the table has $n cases"

# ---- streams ----
"$HFBRIEF" -q offer.xml -f json >/dev/full 2>err
same 'standard output that is full: status 3' 3 $?
"$HFBRIEF" -q offer.xml -f json >&- 2>err
same 'standard output that is closed: status 3' 3 $?
"$HFBRIEF" -q offer.xml -o streams.pdf <&- 2>&-
same 'standard input and error closed: a document all the same' '0 %PDF-' "$? $(head -c 5 streams.pdf)"
"$HFBRIEF" -q offer.xml -f json -o - | python3 -m json.tool >/dev/null
result $? '-o - is JSON on standard output'
"$HFBRIEF" -q offer.xml -o - >piped.pdf && "$HFBRIEF" -q offer.xml -o named.pdf
result "$(cmp -s piped.pdf named.pdf; echo $?)" 'the same document through a pipe and by name'
if ! python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
    skip 'what differs on a terminal' 'there are no terminals here: /dev/pts is not mounted'
elif command -v script >/dev/null; then
    script -qec "$HFBRIEF -q offer.xml -o -" /dev/null >tty </dev/null
    same 'a PDF on a terminal is refused' '2 1' "$? $(grep -c 'for a terminal' tty)"
    script -qec "env -u NO_COLOR TERM=xterm $HFBRIEF bad.xml" /dev/null >tty </dev/null
    matches 'colour on a terminal' $'\033\\[' "$(cat tty)"
    script -qec "env NO_COLOR=1 TERM=xterm $HFBRIEF bad.xml" /dev/null >tty </dev/null
    same 'none with NO_COLOR' 0 "$(grep -c $'\033' tty)"
    script -qec "env -u NO_COLOR TERM=dumb $HFBRIEF bad.xml" /dev/null >tty </dev/null
    same 'none with TERM=dumb' 0 "$(grep -c $'\033' tty)"
    script -qec "env NO_COLOR=1 TERM=dumb $HFBRIEF --color=always bad.xml" /dev/null >tty </dev/null
    matches 'but --color=always is asked for by name' $'\033\\[' "$(cat tty)"
fi
same 'no colour where it is no terminal' 0 "$("$HFBRIEF" bad.xml 2>&1 | grep -c $'\033')"
"$HFBRIEF" --diagnostics json bad.xml 2>&1 | python3 -c 'import json,sys; r=[json.loads(l) for l in sys.stdin]; assert len(r)==3 and all(x["severity"]=="error" and x["file"]=="bad.xml" and x["line"]>1 for x in r), r'
result $? '--diagnostics json: one object a fault'

# ---- refusals leave everything as it was ----
"$HFBRIEF" -q offer.xml -o brief.pdf --force
before=$(sha256sum brief.pdf; stat -c %Y%i brief.pdf)
"$HFBRIEF" bad.xml -o brief.pdf 2>err
same 'three faults, status 1' '1 3' "$? $(grep -c ' error: ' err)"
same 'three source lines with carets' 3 "$(grep -cE '^ +\| +\^~*$' <(grep -v 'note' err | awk '/error:/{e=1} e&&/\^/{print; e=0}'))"
matches 'a typo in an element' 'did you mean base' "$(cat err)"
matches 'an amount as 80k' 'not an amount' "$(cat err)"
matches 'the floor over the ask' "floor's base .* over the ask" "$(cat err)"
same 'the document that was there is untouched' "$before" "$(sha256sum brief.pdf; stat -c %Y%i brief.pdf)"
"$HFBRIEF" -q offer.xml -t letter -o brief.pdf 2>err
same "an employer's document does not replace a private one" 1 $?
matches 'and says why' 'brief.pdf holds a private document.*--force' "$(cat err)"
same 'it is untouched too' "$before" "$(sha256sum brief.pdf; stat -c %Y%i brief.pdf)"
"$HFBRIEF" -q offer.xml -t letter -o brief.pdf --force
same '--force replaces it' 0 $?
"$HFBRIEF" -q offer.xml -o brief.pdf 2>err
same 'nor the other way round' 1 $?
same 'nothing half-written is left' '' "$(find . -name '.hfbrief-*')"

# ---- where it writes ----
same 'a document is a private file' 600 "$(stat -c %a named.pdf)"
ln -s real.pdf link.pdf && : >real.pdf
"$HFBRIEF" -q offer.xml -o link.pdf
same 'a symbolic link stays one, its file is replaced' 'symbolic link %PDF-' "$(stat -c %F link.pdf) $(head -c 5 real.pdf)"
ln -s gone.pdf dangling.pdf
"$HFBRIEF" -q offer.xml -o dangling.pdf 2>err
same 'one that leads nowhere is refused' 3 $?
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod 500 locked
    "$HFBRIEF" -q offer.xml -o locked/brief.pdf 2>err
    same 'a folder one may not write to' 3 $?
fi

# ---- same bytes ----
cp named.pdf first.pdf
if mkdir -p loc && localedef -i de_DE -f UTF-8 "$PWD/loc/de_DE.UTF-8" 2>/dev/null; then
    LOCPATH=$PWD/loc LC_ALL=de_DE.UTF-8 TZ=Asia/Kathmandu "$HFBRIEF" -q offer.xml -o other.pdf
    result "$(cmp -s first.pdf other.pdf; echo $?)" 'same bytes under another locale and time zone'
    LOCPATH=$PWD/loc LC_ALL=de_DE.UTF-8 "$HFBRIEF" -q offer.xml -f json >other.json
    "$HFBRIEF" -q offer.xml -f json >first.json
    result "$(cmp -s first.json other.json; echo $?)" 'and the same JSON'
else
    skip 'same bytes under another locale and time zone' 'the locale cannot be made'
fi
mkdir 'a folder with spaces' && cp offer.xml 'a folder with spaces/'
(cd 'a folder with spaces' && "$HFBRIEF" -q offer.xml -o 'the brief.pdf')
result "$(cmp -s first.pdf 'a folder with spaces/the brief.pdf'; echo $?)" 'same bytes from a path with spaces'
env -i HOME=/nonexistent USER=somebody "$HFBRIEF" -q offer.xml -o bare.pdf
result "$(cmp -s first.pdf bare.pdf; echo $?)" 'same bytes without an environment'
sleep 1; touch -d '2001-01-01' offer.xml
"$HFBRIEF" -q offer.xml -o later.pdf
result "$(cmp -s first.pdf later.pdf; echo $?)" 'same bytes at another time, from a file of another date'
cp "$HFBRIEF" moved && (cd / && "$scratch/moved" -q "$scratch/offer.xml" -o "$scratch/moved.pdf")
same 'the program alone, copied elsewhere, gives the same pages' "$(pdftotext first.pdf - | sha256sum)" \
    "$(pdftotext moved.pdf - | sha256sum)"
done_testing
