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
    wrong=$(for f in src/"$room"/*.[ch]; do
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
font     base
draw     base font
spec     base
comp     base spec/offer.h spec/guide.h
words    base comp/figures.h comp/public.h spec/guide.h
template base words comp/figures.h comp/public.h
chart    base font draw words/present.h comp/figures.h
layout   base font draw template/flow.h chart/chart.h spec/xml.h
pdf      base font draw
emit     base words comp/figures.h comp/public.h template/figures_xml.h
mail     base
import   base spec/guide.h spec/guide_read.h spec/schema.h
batch    base hfbrief.h mail/eml.h pdf/encrypt.h pdf/pdf.h emit/json_write.h spec/xml.h
cli      base hfbrief.h reading.h batch mail pdf/pdf.h pdf/encrypt.h spec/xml.h template/figures_xml.h import
TABLE

# ---- an outside library belongs to named rooms --------------------------------------------------
only() { # pattern in an #include, rooms (alternatives), what
    report "$3 only in $2" "$(grep -rnE --include='*.[ch]' "^#include <($1)" src | grep -vE "^src/($2)/")"
}
only 'libxml/' 'spec|template|words|emit|cli' 'libxml2' # cli: its allocator, like GMP's
only 'libxslt/' 'template' 'libxslt'
only 'hb' 'font|pdf' 'HarfBuzz'
only 'hpdf' 'pdf' 'libharu'
only 'libdeflate' 'pdf' 'libdeflate'
only 'unicode/' 'words|layout|font' 'ICU'
only 'jansson' 'emit|batch' 'jansson'
only 'gmp' 'base|cli' 'GMP'
only 'math' 'chart|draw|font|pdf' 'math.h'

# ---- habits -------------------------------------------------------------------------------------
code() { # every line of code outside the named rooms, comments taken out
    find src -name '*.[ch]' | grep -vE "^src/($1)/" | while read -r f; do
        perl -0pe 's{/\*.*?\*/}{my $c = $&; $c =~ s/[^\n]//g; $c}gse; s{"(\\.|[^"\\])*"}{""}g' "$f" |
            grep -nE "$2" | sed "s|^|$f:|"
    done
}
report 'exit only in cli and batch' "$(code 'cli|batch' '\b(_?exit|_Exit|quick_exit)\(')"
report 'nothing prints outside cli and batch' "$(code 'cli|batch' '\b(printf|fprintf|puts|perror|putchar)\(|\b(stdout|stderr)\b')"
report 'no FILE outside cli and batch' "$(code 'cli|batch' '\bFILE \*|\bfopen\(')"
report 'no clock, no locale, no environment in the line from offer to ink' \
    "$(code 'cli|batch' '\b(time|localtime|gmtime|clock_gettime|gettimeofday|setlocale|getenv)\(')"
report 'no floating point on the way of an amount' \
    "$(code 'chart|pdf|draw|layout|font|cli|batch' '\b(double|float|strtod|atof)\b' | grep -v '^src/base/length.h:')"
report 'no file over 600 lines' \
    "$(find src -name '*.[ch]' -exec wc -l {} + | awk '$2 != "total" && $1 > 600')"

# ---- headers ------------------------------------------------------------------------------------
flags="-std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Wall -Wextra -Wpedantic -Isrc"
flags="$flags $(pkg-config --cflags harfbuzz libxml-2.0 libxslt 2>/dev/null)"
wrong=$(find src -name '*.h' | while read -r h; do
    # without an include guard: a table of rows, included where something is made of it
    grep -q '^#ifndef HFB' "$h" || continue
    # shellcheck disable=SC2086
    ${CC:-cc} $flags -fsyntax-only -x c "$h" 2>&1 | grep -vE 'pragma once' | head -3
done)
report 'every header compiles alone' "$wrong"

# ---- state --------------------------------------------------------------------------------------
# A constant that needs a relocation stands in .data.rel.ro, which is read-only once loaded. The
# one exception is base/hooks.h's: hooks of libraries that carry no pointer of ours.
objects=$(find "$BUILD/src" -name '*.o' 2>/dev/null)
if [ -z "$objects" ]; then
    report 'objects to look into' "there are none under $BUILD/src"
else
    # shellcheck disable=SC2086
    state=$(objdump -t $objects "$BUILD/resources.o" | awk '
        /file format/ {file = $1}
        $0 ~ / [gl] .*O / && $0 ~ /[ \t](\.data|\.bss|\.tbss|\.tdata|\*COM\*)/ &&
        !(file ~ /base\/hooks\.o/ && $NF == "libraries") && $0 !~ /\.data\.rel\.ro/ && $0 !~ /__(odr|asan|ubsan|sancov)|\.LASAN|\.Lubsan/ {print file, $NF}')
    report 'no mutable state at file scope' "$state"
fi
echo "1..$n"
exit $bad
