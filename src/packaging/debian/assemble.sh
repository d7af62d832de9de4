#!/bin/sh
# assemble.sh FOLDER "BUILD PACKAGES": the source tree with its debian/ in FOLDER/hfbrief-VERSION.
# Run from the top of the source; `make deb` does.
set -eu
version=$(sed -n 's/^#define HFBRIEF_VERSION "\(.*\)"/\1/p' src/hfbrief.h)
tree=$1/hfbrief-$version
rm -rf "$tree"
mkdir -p "$tree/debian/source"
tar -c --exclude=./build --exclude=./.git --exclude='./fonts/*.ttf' --exclude=./brief.pdf . | tar -x -C "$tree"
from=src/packaging/debian to=$tree/debian
sed "s/@BUILD_DEPENDS@/$(printf ', %s' $2)/" $from/control.in >"$to/control"
sed 's/^$/./; s/^/ /' LICENSE >"$1/license"
sed -e "/^@LICENSE@/{" -e "r $1/license" -e "d" -e "}" $from/copyright.in >"$to/copyright"
rm "$1/license"
install -m 755 $from/rules "$to/rules"
echo '3.0 (native)' >"$to/source/format"
cat >"$to/changelog" <<EOF
hfbrief ($version) unstable; urgency=medium

  * The first release.

 -- hfbrief maintainers <hfbrief@users.noreply.github.com>  Mon, 23 Nov 2026 00:00:00 +0000
EOF
echo "$tree"
