#!/usr/bin/env bash
# The house rules: who may include whom, which outside library belongs to which room, headers that
# compile alone, and nothing that prints, exits or keeps state where it mustn't.
set -u
BUILD=${BUILD:-build}
n=0 bad=0
report() { # name, what is wrong (empty: nothing)
    n=$((n + 1))
    if [ -z "$2" ]; then
        echo "ok $n - $1"
    else
        bad=1
        echo "not ok $n - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}

# ---- a room may include itself, and what stands beside it: a room, or one header ----------------
while read -r room allowed; do
    [ -d "src/$room" ] || continue
    wrong=$(find "src/$room" -name '*.[ch]' | while read -r f; do
        sed -n 's,^#include "\([^"]*\)".*,\1,p' "$f" | while read -r inc; do
            case " $room $allowed " in
            *" ${inc%%/*} "* | *" $inc "*) ;;
            *) echo "$f: $room must not include $inc" ;;
            esac
        done
    done)
    report "$room includes only what it may" "$wrong"
done <<'TABLE'
base
xml       base
offer     base xml guide/guide.h comp/parts.def
guide     base xml offer/offer.h comp/figures.def comp/parts.def
comp      base offer/offer.h guide/guide.h guide/guide_refs.h
public    base comp
say       base comp guide/guide_refs.h
speech    base comp say public/leak.h public/fence.h guide/guide_refs.h
brief     base comp say speech
letter    base public/public.h say guide/guide_refs.h
explain   base brief/findings.h say
template  base say
tree      base comp public/public.h say brief letter/letter.h explain/workings.h template/stylesheet.h
font      base
draw      base font
chart     base font draw say/present.h say/pay.h comp/figures.h comp/timeline.h
layout    base font draw template/flow.h chart/chart.h xml/xml.h
pdf       base font draw
deliver   base hfbrief.h pdf/pdf.h xml/xml.h
job       base hfbrief.h draw/page.h draw/svg.h offer guide xml comp public say speech brief letter explain tree template font chart/source.h layout/layout.h pdf/pdf.h pdf/read.h
batch     base hfbrief.h deliver tree/json_write.h xml/xml.h
import    base hfbrief.h guide/guide.h guide/guide_read.h xml/edit.h xml/schema.h xml/xml.h say/catalogue.h job/guide_checks.h tree/json_write.h deliver/put.h cli/caged.h cli/options.h cli/tell.h cli/last_words.h
cli       base hfbrief.h job/answer_pay.h job/reading.h job/debrief.h deliver batch xml/xml.h tree/json_write.h
web       base hfbrief.h job/answer_pay.h job/debrief.h tree/json_write.h mini-gmp.h mini-mpq.h
packaging base font guide/guide_read.h say/catalogue.h layout/layout.h template/stylesheet.h cli/options.h job/reading.h guide/guide_refs.h deliver/address.h deliver/eml.h deliver/encrypt.h deliver/password.h
TABLE

report 'nothing lies loose in src but the public header and its README' \
    "$(find src -maxdepth 1 -type f ! -name hfbrief.h ! -name README.md)"
rooms=$(sed -n "/^done <<'TABLE'/,/^TABLE/s/^\([a-z]*\)  *.*/\1/p" "$0")
report 'every room stands in the table' \
    "$(for d in src/*/; do d=${d%/}; grep -qw "${d##*/}" <<<"$rooms base" || echo "$d"; done)"
# A header may stand in a circle of rooms (offer and guide know each other's terms), never in a
# circle of headers: an edge a line, sorted by what must come first.
report 'no circle of headers' \
    "$(grep -noE '^#include "[^"]+"' src/*.h src/*/*.h | sed -E 's,^src/([^:]*):.*"(.*)",\1 \2,' | tsort 2>&1 >/dev/null)"

# ---- an outside library belongs to named rooms --------------------------------------------------
only() { # pattern in an #include, rooms (alternatives), what
    report "$3 only in $2" "$(grep -rnE --include='*.[ch]' "^#include <($1)" src | grep -vE "^src/($2)/")"
}
only 'libxml/' 'xml|offer|guide|template|tree|say|brief|explain|letter|job|cli|web' 'libxml2' # cli: its allocator, like GMP's
only 'libxslt/' 'template' 'libxslt'
only 'hb' 'font|pdf|draw|web|packaging' 'HarfBuzz' # packaging: the table of font/pairs.h, at build time
only 'hpdf' 'pdf' 'libharu'
only 'libdeflate' 'pdf' 'libdeflate'
only 'unicode/' 'deliver|public|say|speech|brief|layout|font|web' 'ICU' # web: a stand-in for a part of it
only 'jansson' 'tree|job|batch' 'jansson'
only 'gmp' 'base|cli|web' 'GMP'
only 'math' 'chart|draw|font|pdf' 'math.h'

# ---- habits -------------------------------------------------------------------------------------
# Every line of code, once: comments and what stands in quotes taken out.
bare=$(find src -name '*.[ch]' -exec perl -0ne '
    s{/\*.*?\*/}{my $c = $&; $c =~ s/[^\n]//g; $c}gse;
    s{"(\\.|[^"\\])*"}{""}g;
    my $n = 0;
    print $ARGV, ":", ++$n, ":$_\n" for split /\n/' {} +)
code() { # lines outside the named rooms that hold a pattern
    grep -vE "^src/($1)/" <<<"$bare" | grep -E "^[^:]*:[0-9]*:.*($2)"
}
report 'exit only in cli, batch, import and what the build runs' "$(code 'cli|batch|import|packaging' '\b(_?exit|_Exit|quick_exit)\(')"
report 'nothing prints outside cli and batch' "$(code 'cli|batch|packaging' '\b(printf|fprintf|puts|perror|putchar)\(|\b(stdout|stderr)\b')"
report 'one guarded door: no setjmp outside base/arena.c' \
    "$(grep -rnE '\b(setjmp|longjmp|arena_guard)\(' src --include='*.c' | grep -vE '^src/(base/arena\.c|web/)')"
report 'no FILE outside cli and batch' "$(code 'cli|batch' '\bFILE \*|\bfopen\(')"
report 'a file takes its place only through deliver/put' \
    "$(code base '\bfile_(replace|begin|commit)\(' | grep -vE '^src/(deliver/put|batch/summary)\.c:')"
report 'no clock, no locale, no environment in the line from offer to ink' \
    "$(code 'cli|batch' '\b(time|localtime|gmtime|clock_gettime|gettimeofday|setlocale|getenv)\(')"
report 'no floating point on the way of an amount' \
    "$(code 'chart|pdf|draw|layout|font|cli|batch' '\b(double|float|strtod|atof)\b' | grep -v '^src/base/length.h:')"
# Where a name of money meets a plus or a minus; a fence that spells numbers divides.
report 'money is added and subtracted in comp alone' \
    "$(code 'comp|base|offer|guide|import|layout|font|draw|pdf|web|xml' \
        '(\.|->)(v|amount|base|bonus|allowance|sign_on|relocation|equity|annual|four_year|firm|sure|refresh|pension|beside|low|high|part\[[a-z_A-Z]*\]) [-+]=? [a-zA-Z(]')"
report 'no file over 600 lines' \
    "$(find src -name '*.[ch]' -exec wc -l {} + | awk '$2 != "total" && $1 > 600')"

# ---- headers ------------------------------------------------------------------------------------
flags="-std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Wall -Wextra -Wpedantic -Isrc"
flags="$flags $(pkg-config --cflags harfbuzz libxml-2.0 libxslt 2>/dev/null)"
# shellcheck disable=SC2046
report 'an include guard is the path of its header' "$(awk '
    /^#ifndef HFB/ && !seen[FILENAME]++ {
        own = FILENAME
        sub(/^src\//, "", own)
        gsub(/[\/.]/, "_", own)
        if ($2 != "HFB_" toupper(own)) print FILENAME ": " $2
    }' $(find src -name '*.h'))"
# Without an include guard: a table of rows, included where something is made of it. One call of the
# compiler, which takes each by itself.
# shellcheck disable=SC2086,SC2046
wrong=$(${CC:-cc} $flags -fsyntax-only -x c $(find src -name '*.h' -exec grep -l '^#ifndef HFB' {} +) 2>&1 |
    grep -E '(error|warning): ' | grep -v 'pragma once' | head -n 20)
report 'every header compiles alone' "$wrong"

# ---- names ----
# An external name begins with its room, or with a file or a type of its room. What doesn't yet stands
# in the list; nothing comes to it. A weak one (W) stands in the place of a library's (xml/equal.c).
unnamed='band_part competing_mark competing_number fill_of_equity levels_of_marks list_add
    block_place block_stated chart_set rule_paint style_rise style_sink
    doc_encoding_decode put_bytes_literal put_centi put_code put_fixed put_ref put_text put_text_entry put_utf16
    add_check find find_call find_competing find_equity find_history find_numbers find_questions find_rest find_trade
    has_band has_equity own_floor section_page show_floor'
nouns() { # room: the words that its names may begin with
    {
        echo "$1"
        [ "$1" != job ] || echo hfb
        find "src/$1" -name '*.[ch]' | sed 's,.*/,,; s/[._].*//'
        grep -hoE '^(typedef )?(struct|enum) [a-z_]+' -r "src/$1" --include='*.[ch]' | sed -E 's/.* //; s/_.*//'
    } | sed 'p; s/$/s/; p; s/ss$//' | sort -u
}
if [ -d "$BUILD/src" ]; then
    report 'an external name begins with its room, or a file or type of it' "$(
        for room in $rooms base; do
            case $room in web | packaging | import | done) continue ;; esac
            objects=$(find "src/$room" -name '*.c' | sed "s,^,$BUILD/,; s/c$/o/" | xargs ls 2>/dev/null)
            # shellcheck disable=SC2086
            nm --defined-only -g $objects | awk -v room="$room" -v known=" $(nouns "$room" | tr '\n' ' ')" \
                -v old=" $(tr -s '\n' ' ' <<<"$unnamed") " 'NF == 3 && $2 != "W" && $3 != "main" && $3 !~ /^__/ {
                    word = $3
                    sub(/_.*/, "", word)
                    if (!index(known, " " word " ") && !index(old, " " $3 " ")) print room ": " $3
                }'
        done)"
fi

# An external name that one object alone uses is that file's own: static. A test may be the other.
if [ -d "$BUILD/src" ]; then
    # shellcheck disable=SC2046
    objects=$(find src -name '*.c' | sed "s,^,$BUILD/,; s/c$/o/" | xargs ls 2>/dev/null)
    # shellcheck disable=SC2086
    own=$(nm -A $objects | awk '
        $2 == "U" {used[$3] = 1; next}
        $2 ~ /^[A-TV-Z]$/ && $3 != "main" && $3 !~ /^__/ { # "__": of a sanitizer or a counter
            at[$3] = $1
            sub(/:.*/, "", at[$3])
        }
        END {for (name in at) if (!(name in used)) print name, at[name]}' |
        while read -r name at; do
            grep -rqw "$name" tests src/web src/packaging --include='*.[ch]' || echo "$name is used in $at alone"
        done)
    report 'what one file alone uses is its own' "$own"
fi

# ---- state --------------------------------------------------------------------------------------
# A constant that needs a relocation stands in .data.rel.ro, which is read-only once loaded. The
# one exception is base/hooks.h's: hooks of libraries that carry no pointer of ours. What the build
# alone runs (packaging) keeps what it likes.
objects=$(find "$BUILD/src" -name '*.o' 2>/dev/null)
if [ -z "$objects" ]; then
    report 'objects to look into' "there are none under $BUILD/src"
else
    # shellcheck disable=SC2086
    state=$(objdump -t $objects "$BUILD/resources.o" | awk '
        /file format/ {file = $1}
        $0 ~ / [gl] .*O / && $0 ~ /[ \t](\.data|\.bss|\.tbss|\.tdata|\*COM\*)/ &&
        file !~ /src\/packaging\// && !(file ~ /base\/hooks\.o/ && $NF == "libraries") && $0 !~ /\.data\.rel\.ro/ && $0 !~ /__(odr|asan|ubsan|sancov)|\.LASAN|\.Lubsan/ {print file, $NF}')
    report 'no mutable state at file scope' "$state"
fi
echo "1..$n"
exit $bad
