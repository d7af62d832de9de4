"""sbom.py DIST BUILD: what the files of a release are made of, as SPDX 2.3 in JSON, to standard output.

Nothing is listed by hand but licences: the libraries of the static programs and of the web page come
from the lists of objects that were linked and from sources.sh (version, hash of the Debian source);
those of the package from what its programs ask for (readelf) and from Debian's records of it; the
faces and the colour profile from the packages that brought them."""
import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
from datetime import datetime, timezone

dist, build = sys.argv[1], sys.argv[2]
VERSION = re.search(r'HFBRIEF_VERSION "(.*)"', open('src/hfbrief.h').read())[1]

# As each one's copyright file has it, by Debian source package.
LICENCES = {
    'libxml2': 'MIT', 'libxslt': 'MIT', 'harfbuzz': 'MIT-Modern-Variant', 'icu': 'ICU', 'libdeflate': 'MIT',
    'gmp': 'LGPL-3.0-or-later OR GPL-2.0-or-later', 'jansson': 'MIT', 'libharu': 'Zlib', 'musl': 'MIT',
    'brotli': 'MIT', 'cmark-gfm': 'BSD-2-Clause', 'glibc': 'LGPL-2.1-or-later',
    'gcc-12': 'GPL-3.0-or-later WITH GCC-exception-3.1', 'gcc-12-cross': 'GPL-3.0-or-later WITH GCC-exception-3.1',
    'gcc-12-cross-ports': 'GPL-3.0-or-later WITH GCC-exception-3.1',
    'llvm-toolchain-14': 'Apache-2.0 WITH LLVM-exception', 'wasi-libc': 'MIT AND CC0-1.0 AND BSD-2-Clause',
    'qpdf': 'Apache-2.0', 'gmime': 'LGPL-2.1-or-later', 'libpsl': 'MIT',
    'fonts-roboto': 'Apache-2.0', 'fonts-sil-charis': 'OFL-1.1', 'fonts-dejavu': 'Bitstream-Vera',
    'icc-profiles-free': 'Zlib',
}
# The folders of objects (web/libraries.mk), by Debian source package.
FOLDERS = {'xml': 'libxml2', 'xslt': 'libxslt', 'deflate': 'libdeflate', 'hpdf': 'libharu', 'gmp': 'gmp',
           'hb': 'harfbuzz', 'icu': 'icu', 'jansson': 'jansson', 'brotli': 'brotli'}

CARRIED = {'src', 'whole', 'small'}  # ours, and the faces


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def digest(path, kind):
    with open(path, 'rb') as f:
        return hashlib.file_digest(f, kind).hexdigest() if hasattr(hashlib, 'file_digest') else \
            hashlib.new(kind, f.read()).hexdigest()


def spdx_id(*parts):
    return 'SPDXRef-' + re.sub(r'[^A-Za-z0-9.-]', '-', '-'.join(parts))


packages, relations, files = {}, [], []


def relate(one, kind, other):
    relation = {'spdxElementId': one, 'relationshipType': kind, 'relatedSpdxElement': other}
    if relation not in relations:
        relations.append(relation)


def package(name, version, source, sha256=None, where='binary'):
    """Enters a package once; answers with its id."""
    key = spdx_id('Package', where, name, version)
    packages.setdefault(key, {
        'SPDXID': key, 'name': name, 'versionInfo': version, 'supplier': 'Organization: Debian',
        'downloadLocation': 'NOASSERTION', 'filesAnalyzed': False,
        'licenseConcluded': LICENCES[source], 'licenseDeclared': LICENCES[source], 'copyrightText': 'NOASSERTION',
        'sourceInfo': 'built from the Debian source package %s' % source if where == 'binary'
                      else 'compiled here from the Debian source package, whose .dsc or archive has this hash',
        **({'checksums': [{'algorithm': 'SHA256', 'checksumValue': sha256}]} if sha256 else {}),
        'externalRefs': [{'referenceCategory': 'PACKAGE-MANAGER', 'referenceType': 'purl',
                          'referenceLocator': 'pkg:deb/debian/%s@%s%s' % (
                              name, version.replace(':', '%3A').replace('+', '%2B').replace('~', '%7E'),
                              '?arch=source' if where == 'source' else '')}],
    })
    return key


def debian(name):
    """A package that is installed here, with the hash by which the archive knows it."""
    version, source = said('dpkg-query', '-W', '-f', '${Version} ${source:Package}\n', name).splitlines()[0].split()
    record = subprocess.run(['apt-cache', 'show', '%s=%s' % (name, version)], capture_output=True, text=True).stdout
    sha256 = re.search(r'^SHA256: (\w+)', record, re.M)
    return package(name.split(':')[0], version, source, sha256 and sha256[1])


def owner(path):
    """The package that brought a file; Debian 12 has /lib for /usr/lib in its records."""
    real = os.path.realpath(path)
    for name in (real, re.sub(r'^/usr', '', real), path):
        found = subprocess.run(['dpkg', '-S', name], capture_output=True, text=True).stdout
        if found:
            return found.split(': ')[0].split(',')[0]
    sys.exit('sbom.py: no package has %s' % path)


SOURCES = {m[1]: (m[2], m[3]) for m in re.finditer(
    r'^(\S+) +(\S+) +([0-9a-f]{64}) +\S+$', open('src/web/sources.sh').read(), re.M)}


def compiled(name):
    version, sha256 = SOURCES[name]
    return package(name, version, name, sha256, 'source')


FACES = sorted({'fonts-roboto-unhinted', 'fonts-sil-charis', 'fonts-dejavu-core', 'icc-profiles-free'})
TOOLS = {'clang': ('clang-14', 'lld-14'), 'gcc': ('gcc-12',)}

me = 'SPDXRef-Package-hfbrief'
paths = sorted(p for p in glob.glob(dist + '/*') if not p.endswith(('.spdx.json', 'SHA256SUMS')))
for path in paths:
    name = os.path.basename(path)
    this = spdx_id('File', name)
    files.append({'SPDXID': this, 'fileName': './' + name, 'licenseConcluded': 'NOASSERTION',
                  'copyrightText': 'NOASSERTION',
                  'checksums': [{'algorithm': a.upper(), 'checksumValue': digest(path, a)} for a in ('sha1', 'sha256')]})
    relate('SPDXRef-DOCUMENT', 'DESCRIBES', this)
    relate(this, 'GENERATED_FROM', me)
    for face in FACES:
        relate(this, 'CONTAINS', debian(face))
    if name.endswith('.deb'):
        inside = build + '/sbom-deb'
        subprocess.run(['rm', '-rf', inside], check=True)
        subprocess.run(['dpkg-deb', '-x', path, inside], check=True)
        for program in glob.glob(inside + '/usr/bin/*'):
            for library in re.findall(r'NEEDED.*\[(.*)\]', said('readelf', '-dW', program)):
                at = [m for m in re.findall(r'=> (\S+)', said('ldd', program)) if os.path.basename(m) == library]
                relate(this, 'DYNAMIC_LINK', debian(owner(at[0] if at else library)))
        # found at run time: named by the package itself, beside what it is linked with
        depends = said('dpkg-deb', '-f', path, 'Depends')
        for wanted in ('libgmime-3.0-0', 'libqpdf29', 'libpsl5'):
            if re.search(r'\b%s\b' % re.escape(wanted), depends):
                relate(debian(wanted), 'RUNTIME_DEPENDENCY_OF', this)
        subprocess.run(['rm', '-rf', inside], check=True)
        continue
    arch = re.search(r'x86_64|aarch64', name)
    if arch:
        linked = open('build/static/%s/objects' % arch[0]).read()
        relate(this, 'STATIC_LINK', compiled('musl'))
        runtime = ('libgcc-12-dev', 'libstdc++-12-dev') if arch[0] == 'x86_64' else \
            ('libgcc-12-dev-arm64-cross', 'libstdc++-12-dev-arm64-cross')
    else:
        # the program, and beside it what unpacks it
        linked = ' '.join([open('build/web/%s.wasm.objects' % name.removesuffix('.html')).read(),
                           *glob.glob('build/web/obj/brotli/*/*.o')])
        runtime = ('wasi-libc', 'libc++-14-dev-wasm32', 'libc++abi-14-dev-wasm32', 'libclang-rt-14-dev-wasm32')
    for library in runtime:
        relate(this, 'STATIC_LINK', debian(library))
    for folder in sorted({m for m in re.findall(r'/obj/(\w+)/', linked)} - CARRIED):
        relate(this, 'STATIC_LINK', compiled(FOLDERS[folder]))

epoch = int(os.environ.get('SOURCE_DATE_EPOCH') or said('git', 'log', '-1', '--format=%ct'))
whole = hashlib.sha256(json.dumps([files, packages, relations], sort_keys=True).encode()).hexdigest()
document = {
    'spdxVersion': 'SPDX-2.3', 'dataLicense': 'CC0-1.0', 'SPDXID': 'SPDXRef-DOCUMENT',
    'name': 'hfbrief-' + VERSION, 'documentNamespace': 'https://hfbrief.invalid/spdx/%s/%s' % (VERSION, whole),
    'creationInfo': {'created': datetime.fromtimestamp(epoch, timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ'),
                     'creators': ['Tool: hfbrief-sbom']},
    'packages': [{'SPDXID': me, 'name': 'hfbrief', 'versionInfo': VERSION, 'downloadLocation': 'NOASSERTION',
                  'filesAnalyzed': False, 'licenseConcluded': 'MIT', 'licenseDeclared': 'MIT',
                  'copyrightText': 'NOASSERTION'},
                 *(packages[k] for k in sorted(packages))],
    'files': files,
    'relationships': [{'spdxElementId': 'SPDXRef-DOCUMENT', 'relationshipType': 'DESCRIBES', 'relatedSpdxElement': me},
                      *relations],
}
json.dump(document, sys.stdout, indent=1, ensure_ascii=False)
print()
