#!/usr/bin/env bash
# The option table is one: --help, the manual page and every shell's completions say the same, and
# the pages are sound.
set -u
BUILD=${BUILD:-build}
HFBRIEF=${HFBRIEF:-$BUILD/hfbrief}
dir=$(mktemp -d "$BUILD/docs.XXXXXX")
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
same() { # name, what was found, what it must be
    n=$((n + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $n - $1"
    else
        bad=1
        echo "not ok $n - $1"
        diff <(printf '%s\n' "$3") <(printf '%s\n' "$2") | sed 's/^/# /'
    fi
}
skip() {
    n=$((n + 1))
    echo "ok $n - $1 # SKIP $2 is not installed"
}

# ---- manual pages
for page in "$BUILD"/man/*.[15]; do
    page=${page##*/}
    if command -v mandoc >/dev/null; then
        # whether lp(1) is installed here says nothing about the page
        same "$page has nothing that mandoc's lint minds" \
            "$(mandoc -T lint "$BUILD/man/$page" | grep -v 'referenced manual not found')" ""
    else
        skip "$page has nothing that mandoc's lint minds" mandoc
    fi
done

# ---- what the schemas declare: each element with its own attributes and what may stand in it
for grammar in offer guide; do
    same "hfbrief-$grammar(5) has every element with its attributes, as the schema has them; no line is idle" \
        "$(python3 tests/home/manual.py "templates/schema/$grammar.xsd" "$BUILD/man/hfbrief-$grammar.5" --each-line-counts)" ""
    same "a macro of hfbrief-$grammar(5) is one line" "$(mandoc -T utf8 "$BUILD/man/hfbrief-$grammar.5" | grep -E 'Pq |file \.\.\.')" ""
done

# ---- the options, wherever they are named
names() { grep -oE -- '--[a-z][a-z-]+' | sort -u; }
"$HFBRIEF" --help | grep -E '^  (-.,|   ) --' | sed 's/^  \(-.,\|   \) \(--[a-z-]*\).*/\2/' | sort -u >"$dir/help"
help=$(cat "$dir/help")
same "--help names more than thirty options" "$([ "$(wc -l <"$dir/help")" -gt 30 ] && echo yes)" yes
same "hfbrief(1) describes the options of --help" \
    "$(sed -n '/^\.It.*Fl \\-/s/.*Fl \\-\([a-z-]*\).*/--\1/p' "$BUILD/man/hfbrief.1" | sort -u)" "$help"
same "hfbrief(1) has the letters of --help" \
    "$(sed -n 's/^\.It Fl \(.\) .*/-\1/p' "$BUILD/man/hfbrief.1" | sort)" \
    "$("$HFBRIEF" --help | sed -n 's/^  \(-.\), --.*/\1/p' | sort)"
for row in 'output -o' 'format -f' 'color =['; do
    set -- $row
    same "--$1 takes the same argument in --help and in hfbrief(1)" \
        "$(sed -n "s/.*Fl \\\\-$1 \(Ns Oo = Ns \)*Ar \([^ ]*\).*/\2/p" "$BUILD/man/hfbrief.1")" \
        "$("$HFBRIEF" --help | sed -n "s/.*--$1[ =[]*\([a-zA-Z|]*\).*/\1/p")"
done

# ---- bash, by asking it
complete_in_bash() { # words of a command line, the last is to be completed
    bash -c 'source "$1"; shift; compopt() { :; }; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _hfbrief
             printf "%s\n" "${COMPREPLY[@]}"' bash "$BUILD/completions/bash" "$@" | sort -u
}
same "bash completes every option" "$(complete_in_bash hfbrief --)" "$help"
same "bash completes templates" "$(complete_in_bash hfbrief -t off)" offer-letter
same "bash completes guides" "$(complete_in_bash hfbrief --guide hugging)" hugging-face-tpm
same "bash completes regions" "$(complete_in_bash hfbrief --new x.xml --region n)" new-york
same "bash completes the words of an argument" "$(complete_in_bash hfbrief --format = j)" json
same "bash completes offers" "$(complete_in_bash hfbrief samples/par)" samples/paris.xml
same "every template is completed" "$(complete_in_bash hfbrief --template '' | grep -E '^(brief|cohort|letter|offer-letter)$' | wc -l)" 4

# ---- zsh and fish
same "zsh knows every option" "$(sed 's/\[.*//' "$BUILD/completions/zsh" | names)" "$help"
if command -v zsh >/dev/null; then
    same "zsh reads its completions" "$(zsh -n "$BUILD/completions/zsh" 2>&1)" ""
else
    skip "zsh reads its completions" zsh
fi
if command -v fish >/dev/null; then
    in_fish() { HOME=$dir fish --no-config -c "source $BUILD/completions/fish; complete -C '$1'" | cut -f1 | sed 's|=$||' | sort -u; }
    same "fish completes every option" "$(in_fish 'hfbrief --')" "$help"
    same "fish completes templates" "$(in_fish 'hfbrief --template offer-')" offer-letter
    same "fish completes regions" "$(in_fish 'hfbrief --region pa')" paris
else
    skip "fish completes every option" fish
fi

# ---- a guide by its name
same "a built-in guide is named, too" \
    "$("$HFBRIEF" samples/paris.xml -g hugging-face-tpm -f json | cksum)" "$("$HFBRIEF" samples/paris.xml -f json | cksum)"
"$HFBRIEF" samples/paris.xml -g hugging-face -f json >/dev/null 2>"$dir/said"
same "a guide that isn't built in is wrong usage" "$? $(grep -c 'list-guides' "$dir/said")" "2 1"
"$HFBRIEF" --new "$dir/ny.xml" --region new-york -q
same "--region chooses the starter's region" "$(grep -o 'region="[a-z-]*"' "$dir/ny.xml")" 'region="new-york"'
"$HFBRIEF" --new "$dir/none.xml" --region new-yrok >"$dir/said" 2>&1
same "a region that the guide doesn't have is refused" "$(grep -o 'did you mean new-york' "$dir/said")" "did you mean new-york"

# ---- into a folder and out of it again
make -s install DESTDIR="$dir/sys" PREFIX=/usr BUILD="$BUILD" >"$dir/log" 2>&1
same "make install puts pages and completions where they are looked for" \
    "$(cd "$dir/sys" && find . -name '*hfbrief*' -type f | sort | tr '\n' ' ')" \
    "./usr/bin/hfbrief ./usr/bin/hfbrief-import-guide ./usr/share/bash-completion/completions/hfbrief ./usr/share/fish/vendor_completions.d/hfbrief.fish ./usr/share/man/man1/hfbrief-import-guide.1 ./usr/share/man/man1/hfbrief.1 ./usr/share/man/man5/hfbrief-guide.5 ./usr/share/man/man5/hfbrief-offer.5 ./usr/share/zsh/vendor-completions/_hfbrief "
"$dir/sys/usr/bin/hfbrief" --new "$dir/installed.xml" -q
same "an installed program names the installed grammar" \
    "$(grep -c 'sys/usr/share/hfbrief/schema/offer.xsd' "$dir/installed.xml")" 2
make -s uninstall DESTDIR="$dir/sys" PREFIX=/usr BUILD="$BUILD" >"$dir/log" 2>&1
same "make uninstall takes all of it away" "$(find "$dir/sys" -type f)" ""
exit $bad
