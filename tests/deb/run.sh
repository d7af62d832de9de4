#!/usr/bin/env bash
# Installs the package that `make deb` built in a fresh Debian, uses it there as a person would, and
# removes it again. Needs root and debootstrap; `make check-deb` runs it.
set -u
BUILD=${BUILD:-build}
package=$(ls "$BUILD"/deb/hfbrief_*.deb) || exit 3
[ "$(id -u)" = 0 ] || { echo "1..0 # SKIP only root can make a system"; exit 0; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
n=0 bad=0
ok() { # name, command ...
    local name=$1
    shift
    n=$((n + 1))
    if "$@" >"$root/said" 2>&1; then
        echo "ok $n - $name"
    else
        bad=1
        echo "not ok $n - $name"
        tail -n 20 "$root/said" | sed 's/^/# /'
    fi
}
there() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
    SOURCE_DATE_EPOCH=1780000000 sh -c "$1"; }

# the mirror that this machine uses, else debootstrap's own
mirror=$(sed -n 's/^URIs: *\([^ ]*\)/\1/p; s/^deb \([^[ ][^ ]*\) .*/\1/p' \
    /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1)
if ! debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >"$BUILD/deb/debootstrap.log" 2>&1; then
    tail -n 5 "$BUILD/deb/debootstrap.log" | sed 's/^/# /'
    echo "not ok 1 - a fresh Debian"
    exit 1
fi
cp "$package" "$root/tmp/hfbrief.deb"
ok "the package installs, with what it needs" \
    there 'apt-get -q update && apt-get -q -y --no-install-recommends install /tmp/hfbrief.deb'
ok "a starter is written and is sound" there 'cd /tmp && hfbrief --new offer.xml && hfbrief --check offer.xml'
ok "it names the installed grammar" grep -q 'offer:1 /usr/share/hfbrief/schema/offer.xsd' "$root/tmp/offer.xml"
ok "it becomes a brief" there 'cd /tmp && hfbrief offer.xml && head -c 5 offer.brief.pdf | grep -q %PDF-'
ok "every sample in Latin letters becomes a brief" there 'cd /usr/share/doc/hfbrief/samples &&
    for s in at-ask below-both long-name new-york no-competing options paris remote; do hfbrief -q $s.xml -d /tmp/out || exit 1; done'
cp "$root/tmp/out/paris.brief.pdf" "$BUILD/deb/paris.pdf"
ok "its bytes are those of the program built here" \
    cmp "$root/tmp/out/paris.brief.pdf" <("$BUILD/hfbrief" samples/paris.xml -o -)
ok "libraries that are opened when needed are there: a draft, a password" \
    there 'cd /tmp && echo secret >key && chmod 600 key && hfbrief -q /usr/share/doc/hfbrief/samples/paris.xml -t letter -o l.pdf --email l.eml &&
        hfbrief -q /usr/share/doc/hfbrief/samples/paris.xml --password-file key -o k.pdf && test -s l.eml -a -s k.pdf'
ok "a name in Chinese says which package has the letters" \
    there 'cd /tmp && ! hfbrief /usr/share/doc/hfbrief/samples/cjk.xml -o c.pdf 2>err && grep -q fonts-noto err && test ! -e c.pdf'
ok "nothing of hfbrief is left after it is removed" there 'dpkg --purge hfbrief && test -z "$(find /usr -name "*hfbrief*")"'
echo "1..$n"
exit $bad
