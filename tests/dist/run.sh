#!/usr/bin/env bash
# A release's folder: every file has its hash in both lists, the list of materials keeps to its
# standard (SPDX 2.3, read by the standard's own tool) and names what is in each file; the package is
# clean. `make dist-check` runs it after `make dist`.
. tests/tap.bash
DIST=${DIST:-build/dist}
sbom=$DIST/hfbrief.spdx.json

said=$("$BUILD/spdx/bin/pyspdxtools" -i "$sbom" 2>&1)
result $? 'the list of materials is SPDX 2.3, as its own tool reads it' "$said"
sed 's/"SPDX-2.3"/"SPDX-9.9"/' "$sbom" >"$scratch/wrong.spdx.json"
! "$BUILD/spdx/bin/pyspdxtools" -i "$scratch/wrong.spdx.json" >/dev/null 2>&1
result $? 'which reads it indeed: a wrong one is refused'
said=$(cd "$DIST" && sha256sum -c --quiet SHA256SUMS 2>&1)
result $? 'every hash is its file'\''s' "$said"
same 'and every file has one' "$(cd "$DIST" && ls | grep -v SHA256SUMS)" "$(sed 's/^[^ ]*  //' "$DIST/SHA256SUMS")"
same 'the list knows the same files by the same hashes' \
    "$(grep -v 'spdx' "$DIST/SHA256SUMS" | sort)" \
    "$(python3 - "$sbom" <<'P' | sort
import json, sys
for f in json.load(open(sys.argv[1]))['files']:
    print(next(c['checksumValue'] for c in f['checksums'] if c['algorithm'] == 'SHA256') + '  ' + f['fileName'][2:])
P
    )"
same 'each file names its libraries, each library its version, licence, source and hash' '' \
    "$(python3 - "$sbom" <<'P'
import json, sys
d = json.load(open(sys.argv[1]))
of = {p['SPDXID']: p for p in d['packages']}
least = {'.deb': ('DYNAMIC_LINK', 'libxml2 libxslt1.1 libharfbuzz0b libicu72 libhpdf-2.3.0 libgmp10 libjansson4 libdeflate0 libcmark-gfm0.29.0.gfm.6 libc6'),
         'x86_64': ('STATIC_LINK', 'libxml2 libxslt harfbuzz icu libharu gmp jansson libdeflate musl libgcc-12-dev'),
         'aarch64': ('STATIC_LINK', 'libxml2 libxslt harfbuzz icu libharu gmp jansson libdeflate musl libgcc-12-dev-arm64-cross'),
         '.html': ('STATIC_LINK', 'libxml2 libxslt harfbuzz icu libharu gmp libdeflate wasi-libc')}
for f in d['files']:
    kind, names = next(v for k, v in least.items() if f['fileName'].endswith(k) or k in f['fileName'])
    got = {of[r['relatedSpdxElement']]['name'] for r in d['relationships']
           if r['spdxElementId'] == f['SPDXID'] and r['relationshipType'] == kind}
    for n in sorted(set(names.split()) - got):
        print(f['fileName'], 'does not name', n)
    faces = {of[r['relatedSpdxElement']]['name'] for r in d['relationships']
             if r['spdxElementId'] == f['SPDXID'] and r['relationshipType'] == 'CONTAINS'}
    if len(faces) < 4:
        print(f['fileName'], 'names only', faces)
for p in d['packages']:
    if p['name'] != 'hfbrief' and not (p.get('versionInfo') and p.get('checksums') and p.get('sourceInfo')
                                       and p['licenseDeclared'] != 'NOASSERTION'):
        print(p['name'], 'lacks something')
print(end='' if len(d['files']) >= 4 else 'only %d files' % len(d['files']))
P
    )"
same 'lintian minds nothing' '' "$(lintian --allow-root --fail-on error,warning "$BUILD"/deb/*.changes 2>&1)"
done_testing
