#!/usr/bin/env bash
# Who may be sent a private document (contract 3, E-mail): the whole way, from the command to the
# draft, which is read by another program. Single addresses stand in tests/unit/mail_test.c.
. "${0%/*}/tap.bash"
samples=$PWD/samples guide=$PWD/templates/guides/hugging-face-tpm.xml
cd "$scratch" || exit 3
cp "$samples/paris.xml" offer.xml
zwsp=$'\u200b'
sed "s/lea.martin@/lea${zwsp}.martin@/" offer.xml >zwsp.xml
sed '/<domain>/d' "$guide" >nodomain.xml
sed 's/<coach>.*<\/coach>//' offer.xml >nocoach.xml

refused() { # NAME PATTERN ARGUMENTS
    local name=$1 pattern=$2
    shift 2
    rm -f p.pdf p.eml
    "$HFBRIEF" -q -o p.pdf --email p.eml "$@" 2>err
    same "$name: refused" 1 $?
    matches "$name: why" "$pattern" "$(cat err)"
    [ ! -e p.pdf ] && [ ! -e p.eml ]
    result $? "$name: nothing is written"
}
sent() { # NAME WANTED ARGUMENTS
    local name=$1 wanted=$2
    shift 2
    rm -f p.pdf p.eml
    "$HFBRIEF" -q -o p.pdf --email p.eml "$@" 2>err
    same "$name: written" 0 $? "$(cat err)"
    same "$name: to whom" "$wanted" "$(python3 -c '
import email, email.policy, sys
m = email.message_from_binary_file(open("p.eml", "rb"), policy=email.policy.default)
print(*[a.addr_spec for h in ("to", "cc", "bcc") if m[h] for a in m[h].addresses])' 2>&1)"
}

refused 'an invisible character in the recruiter’s address' 'U\+200B\); write lea.martin@example.com' \
    zwsp.xml --to lea.martin@example.com
refused 'and in the recipient' 'U\+200B\); write lea.martin@example.com' offer.xml --to "lea${zwsp}.martin@example.com"
refused 'a soft hyphen' 'U\+00AD' offer.xml --to $'hr@hugging\u00adface.co'
refused 'a joiner that nobody sees, and the message shows it' 'exam\\u\{34f\}ple.com" holds an invisible character' \
    offer.xml --to $'lea.martin@exam\u034fple.com'
refused 'a route by another host' 'by which host' offer.xml --to lea.martin%example.com@friend.example
refused 'a route in the old way' 'by which host' offer.xml --to 'example.com!lea.martin@friend.example'
refused 'full-width letters' 'write hr@huggingface.co' offer.xml --to $'hr@\uff48uggingface.co'
refused 'a dot at the end' 'employer' offer.xml --to hr@huggingface.co.
refused 'a domain below' 'employer' offer.xml --to hr@a.b.huggingface.co
refused 'one of two' 'employer' offer.xml --to claire.moreau@example.org --to hr@huggingface.co
refused 'one of two in one word' 'employer' offer.xml --to claire.moreau@example.org,hr@huggingface.co
refused 'a trusted one who is the employer' 'employer' offer.xml --to-trusted hr@huggingface.co
refused 'the recruiter, trusted' 'recruiter' offer.xml --to-trusted lea.martin@example.com
refused 'a stranger where no domain is known' 'no domain of the employer is known.*--to-trusted hr@stripe.com' \
    offer.xml -g ./nodomain.xml --to hr@stripe.com
refused 'the rule in a batch too' 'no domain' offer.xml -g ./nodomain.xml --to hr@stripe.com
sent 'the candidate, where no domain is known' claire.moreau@example.org offer.xml -g ./nodomain.xml
sent 'a lawyer who is trusted' lawyer@firm.example offer.xml -g ./nodomain.xml --to-trusted lawyer@firm.example
sent 'candidate and lawyer' 'claire.moreau@example.org lawyer@firm.example' offer.xml -g ./nodomain.xml \
    --to claire.moreau@example.org --to-trusted lawyer@firm.example
sent 'a third one, where the domain is known' friend@mail.example offer.xml --to friend@mail.example
sent 'capitals and a dot at the end are put right' Friend@mail.example offer.xml --to Friend@MAIL.example.
sent 'a domain in its own letters' x@xn--bcher-kva.example offer.xml --to $'x@b\u00fccher.example'
sent 'letters of several scripts, meant as they are' x@xn--bcher-kvxe.example offer.xml --to x@xn--bcher-kvxe.example
refused 'a domain that nobody can have' 'no domain that mail could go to' offer.xml --to x@xn--bcher-kzxe.example
sent 'a letter goes to the recruiter' lea.martin@example.com -t letter offer.xml
refused 'a letter to no plain address' 'U\+200B' -t letter zwsp.xml
sed 's/guide="hugging-face-tpm" region="paris"//; s|</candidate>|</candidate><job employer="Nordklinik" role="Nurse"><domain>nordklinik.example</domain></job>|' \
    offer.xml >job.xml
if "$HFBRIEF" -q --check job.xml >/dev/null 2>&1; then
    refused 'a domain of the job' 'employer' job.xml --to hr@nordklinik.example
fi
done_testing
