#!/bin/sh
# sources.sh DIR: the libraries' sources from Debian, each of a fixed version and known by its hash,
# unpacked under DIR. The browser's and the static build compile them; nothing of them is in this tree.
# A newer Debian revision: put its version and its .dsc's sha256 here, build, and run the tests.
set -eu
dir=$1
mkdir -p "$dir/apt/lists/partial" "$dir/apt/parts" "$dir/download"
dir=$(cd "$dir" && pwd)

# package, version, sha256 of its .dsc (which holds those of the rest; of libharu the archive's), folder
sources() {
    cat <<'TABLE'
libxml2    2.9.14+dfsg-1.3~deb12u6  d86ce3efb1b75d2781f72f5cdd187474c148a915d610295c85162681bb070a65 libxml2
libxslt    1.1.35-1+deb12u4         9d8870c419f1c5577e6ab6daae0697ec08c5ba85c69df5dce01682e6d56ae4c4 libxslt
harfbuzz   6.0.0+dfsg-3             a03b89402656feb6e9b1439f69b55f3cfbd7b1c70a71e18819f0396d1a6fd607 harfbuzz
icu        72.1-3+deb12u1           8fd50a21664422b2dd5df4e20175dce3396c89a3a85363db26dd4529bba62a92 icu
libdeflate 1.14-1                   1f82791c5ac5623ed110e09cc991471deebfe4c419414392d1242e122c6f4c19 libdeflate
gmp        2:6.2.1+dfsg1-1.1        2831ed4f83bc3304c2403474b335652ab2dc507cd517de44414d9142171748f0 gmp
jansson    2.14-2                   6296ddd9c0a022bd1b70074aefb171cfcdf5694a04ffd32b35fd66097621af87 jansson
brotli     1.0.9-2                  8c4c86748ec9770e08b60233d658593650444b04a452dc5b607ed5b5537b683e brotli
musl       1.2.3-1                  243a7462e9c751da662c4c61d4c96b6318c796ba302b72f6cdf74ea5427a9b4f musl
libharu    2.3.0+dfsg-1             87e8269d4b1b333a6e44168b4209bc6442ae3a11557cc8dc386fed65400bd34e libharu
TABLE
}

# This machine's own Debian lines, asked for sources.
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$list" ] && sed -n '/debian/s/^deb /deb-src /p' "$list"
done >"$dir/apt/sources.list"
for list in /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] && grep -q '^URIs:.*debian' "$list" &&
        sed 's/^Types:.*/Types: deb-src/' "$list" >"$dir/apt/parts/${list##*/}"
done
apt() {
    apt-get -q -o Dir::Etc::SourceList="$dir/apt/sources.list" -o Dir::Etc::SourceParts="$dir/apt/parts" \
        -o Dir::State::Lists="$dir/apt/lists" -o APT::Sandbox::User=root "$@"
}
apt update

cd "$dir/download"
sources | while read -r package version hash folder; do
    [ ! -e "$dir/$folder.unpacked" ] || continue
    file=${package}_${version#*:}.dsc
    case $package in
    libharu) file=${package}_${version%-*}.orig.tar.xz ;;
    esac
    case $package in
    libharu) apt source --only-source --download-only --tar-only "$package=$version" ;; # built as its authors released it
    *) apt source --only-source --download-only "$package=$version" ;;
    esac
    echo "$hash  $file" | sha256sum -c -
    rm -rf "${dir:?}/$folder"
    case $package in
    libharu)
        mkdir "$dir/$folder"
        tar -xf "$file" -C "$dir/$folder" --strip-components=1
        ;;
    *) dpkg-source --no-check -q -x "$file" "$dir/$folder" ;;
    esac
    touch "$dir/$folder.unpacked"
done
