#!/usr/bin/env bash
# Passwords that can be typed again, messages that steer no terminal, cells that start no formula,
# folders that two runs don't share.
. "${0%/*}/tap.bash"
samples=$PWD/samples templates=$PWD/templates
cd "$scratch" || exit 3
cp "$samples/paris.xml" offer.xml
export XDG_DATA_HOME=$scratch/home

# ---- passwords
lock() { rm -f p.pdf; "$HFBRIEF" offer.xml -o p.pdf --password-file key 2>err; }
opens() { qpdf --password="$1" --check p.pdf >/dev/null 2>&1; }
while IFS='|' read -r bytes what why; do
    printf "$bytes" >key
    lock
    same "$what is refused" '2 gone' "$? $([ -e p.pdf ] || echo gone)"
    matches "$what: why" "key .*$why" "$(cat err)"
    grep -q horse err
    same "$what: without the password" 1 $?
done <<'TABLE'
\xef\xbb\xbfcorrect horse\n|a byte order mark|byte order mark
\xff\xfec\0o\0r\0r\0e\0c\0t\0 \0h\0o\0r\0s\0e\0|UTF-16|UTF-16
c\0o\0r\0r\0e\0c\0t\0\n\0|UTF-16 without a mark|NUL
correct\0horse|a NUL|NUL
correct h\xf6rse\n|Latin-1|UTF-8
correct\x07horse\n|a control|a character that a password can't
\n|an empty line|empty first line
\xc2\xad\n|nothing but what readers drop|drop
TABLE
printf 'x%.0s' $(seq 128) >key
lock
same '128 bytes are refused' 2 $?
printf 'correct horse\r\nnot this\n' >key
lock
same 'a line and its end' '0 ' "$? $(cat err)"
opens 'correct horse'
result $? 'it opens with the first line'
printf 'correct\xc2\xa0horse\n' >key
lock
opens 'correct horse'
result $? 'a no-break space is a space (SASLprep)'
printf 'ｃorrect horse\n' >key
lock
opens 'correct horse'
result $? 'a full-width letter is a letter (SASLprep)'
printf 'pw\n' >key
lock
same 'a short one works' 0 $?
matches 'and is warned of' 'warning: the password has fewer than 8 characters' "$(cat err)"
"$HFBRIEF" -q offer.xml -o p.pdf --password-file key 2>err
same 'not with -q' '' "$(cat err)"
printf 'eight678\n' >key
lock
same 'one of eight is not' '' "$(cat err)"

# ---- terminals: escapes, C1 controls and bidi overrides from names and files
evil=$'\e[31m\u202e\u009b2J'
# bytes, whatever the locale: in UTF-8 \xc2 would be a letter
raw() { LC_ALL=C grep -anP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' "$1"; }
mkdir "d$evil" "out$evil"
cp offer.xml "d$evil/o$evil.xml"
sed 's/<base>70000/<base>7k/' offer.xml >"d$evil/bad$evil.xml"
sed "s/<title>[^<]*/&"$'\u202e\u009b'"/" "$templates/guides/hugging-face-tpm.xml" >"g$evil.xml"
sed 's/value="#0B4F8A"/value="blue"/' "$templates/theme.xml" >"t$evil.xml"
printf '%s\n' "<x>" >"s$evil.xsl"
printf 'a\xc2\x9b2J\n\xe2\x80\xaeb\n\e[31m\n\xe2\x81\xa6\n“sound” café €\n' >say
same 'what steers a terminal would be found' '1 2 3 4' "$(raw say | cut -d: -f1 | xargs)"
try() {
    "$HFBRIEF" "$@" >say 2>&1 </dev/null
    [ -s say ] || echo 'nothing was said' >>say
    same "nothing steers a terminal: ${*//[^ -~]/?}" '' "$(raw say)"
}
try -v "d$evil/o$evil.xml" -o "out$evil/x.pdf"
try -v "d$evil/o$evil.xml"
try "d$evil/bad$evil.xml"
try "d$evil/missing$evil.xml"
try -v "d$evil" -d "out$evil" --force
try -v "d$evil" -d "out$evil" --resume
try --check "d$evil/o$evil.xml"
try --explain gaps.ask.four_year "d$evil/o$evil.xml"
try --check-guide "g$evil.xml"
try offer.xml -g "./g$evil.xml" -o x.pdf -v
try --check offer.xml -g "./g$evil.xml"
try offer.xml --theme "t$evil.xml" -o x.pdf
try offer.xml -t "./s$evil.xsl" -o x.pdf
try offer.xml -o "none$evil/x.pdf"
try offer.xml --files-from "none$evil" -d out
try offer.xml --password-file "none$evil" -o x.pdf
try offer.xml -o x.pdf --email x.eml --to "x$evil@example.org"
try offer.xml offer.xml -d "out$evil"
try --new "d$evil/o$evil.xml"
mkdir "guides$evil" && cp "g$evil.xml" "guides$evil/id$evil.xml" && echo '<guide/>' >"guides$evil/bad.xml"
try --list-guides --guides "guides$evil"
try --install-guides "guides$evil"
try --new new.xml --from "none$evil"
sed "s/guide=\"[^\"]*\"/guide=\"no-such\"/" offer.xml >unknown.xml
try unknown.xml --guides "guides$evil" -o x.pdf
try "--no$evil" offer.xml
try -t "no$evil" offer.xml
try "d$evil" -t cohort -o "out$evil/c.pdf"

# ---- one run at a time in a folder
mkdir in && for i in $(seq 1 60); do cp offer.xml "in/o$i.xml"; done
"$HFBRIEF" -q in -d shared -j 1 2>first &
until [ -s shared/hfbrief-manifest.jsonl ]; do sleep 0.02; done
kill -STOP $!
"$HFBRIEF" -q in -d shared -j 1 2>err
same 'a second run into a folder is refused' 3 $?
matches 'and says why' 'shared is being written to by another run' "$(cat err)"
"$HFBRIEF" -q in -d shared --shard 1/2 2>err
same 'a shard of it too' 3 $?
kill -CONT $!
wait $!
same 'the first ends as if alone' "0 60 60" "$? $(find shared -name '*.pdf' | wc -l) $(wc -l <shared/hfbrief-manifest.jsonl)"
"$HFBRIEF" -q in -d shards --shard 1/2 &
"$HFBRIEF" -q in -d shards --shard 2/2
wait $!
same 'shards share a folder' 60 "$(find shards -name '*.pdf' | wc -l)"
mkdir a b drafts && cp offer.xml a/ && cp offer.xml b/
"$HFBRIEF" -q a/offer.xml b/offer.xml --email drafts 2>err
same 'two offers of one stem don’t share a draft' '2 ' "$? $(ls drafts)"
matches 'both are named' 'a/offer.xml and b/offer.xml .*drafts/offer.brief.eml' "$(cat err)"
same 'whatever is written is private' '' "$(find shared shards out* -type f ! -perm 600)"
done_testing
