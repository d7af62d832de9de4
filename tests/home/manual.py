"""manual.py GRAMMAR PAGE: does a manual page (mdoc) have each element of a grammar, with the
attributes and children that it has there, no more and no fewer? Prints what differs. The grammar is
read here by its own rules, not by the stylesheet that makes the page. With --each-line-counts, it
also takes every line away in turn and prints those that nobody would miss."""
import re
import sys
import xml.etree.ElementTree as ET

XS = '{http://www.w3.org/2001/XMLSchema}'


class Grammar:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.named = {(e.tag, e.get('name')): e for e in self.root}

    def find(self, kind, name):
        return self.named.get((XS + kind, name))

    def content(self, node):
        """What stands in a type: attributes (name, required), children, groups."""
        attributes, children, groups = set(), set(), set()
        for e in node:
            if e.tag == XS + 'attribute':
                attributes.add((e.get('name'), e.get('use') == 'required'))
            elif e.tag == XS + 'element':
                children.add(e.get('name') or e.get('ref'))
            elif e.tag == XS + 'group':
                groups.add(e.get('ref'))
            else:
                found = [self.content(e)]
                if e.tag == XS + 'attributeGroup' and e.get('ref'):
                    found.append(self.content(self.find('attributeGroup', e.get('ref'))))
                base = e.tag == XS + 'extension' and self.find('complexType', e.get('base'))
                if base is not None and base is not False:
                    found.append(self.content(base))
                for a, c, g in found:
                    attributes |= a
                    children |= c
                    groups |= g
        return attributes, children, groups

    def elements(self):
        """Every element that has attributes or children, under each of its types."""
        for e in self.root.iter(XS + 'element'):
            kind = e.find(XS + 'complexType')
            if kind is None and e.get('type'):
                kind = self.find('complexType', e.get('type'))
            if kind is not None and any(self.content(kind)):
                yield '<%s>' % e.get('name'), self.content(kind)

    def groups(self):
        for e in self.root.findall(XS + 'group'):
            yield 'What %s are' % e.get('name'), self.content(e)


def sections(lines):
    """The page's: heading, attributes, children, groups."""
    found, wanted = [], None
    for line in lines:
        line = line.replace('\\&', '')
        if line.startswith('.Sh '):
            wanted = None if line.startswith('.Sh VALUES') else wanted
        if line.startswith('.Ss '):
            wanted = (line[4:], set(), set(), set())
            found.append(wanted)
        elif wanted and (m := re.match(r'\.It Ar (\S+) Ns = ', line)):
            wanted[1].add((m[1], line.endswith('Pq required')))
        elif wanted and (m := re.match(r'\.It Li <(\S+)>', line)):
            wanted[2].add(m[1])
        elif wanted and (m := re.match(r'\.It Em (\S+)', line)):
            wanted[3].add(m[1])
    return found


def wrong(grammar, lines):
    page, said = sections(lines), []
    for name, content in [*grammar.elements(), *grammar.groups()]:
        of_name = [s for s in page if (name in re.findall(r'<\S+?>', s[0]) if name[0] == '<' else s[0] == name)]
        if not any(tuple(s[1:]) == content for s in of_name):
            said.append('%s: the grammar has %s, the page %s' % (
                name, [sorted(c) for c in content], [[sorted(c) for c in s[1:]] for s in of_name]))
    return said


grammar = Grammar(sys.argv[1])
lines = open(sys.argv[2]).read().splitlines()
for line in wrong(grammar, lines):
    print(line)
if '--each-line-counts' in sys.argv:
    start, end = (next(i for i, l in enumerate(lines) if l.startswith('.Sh ' + s)) for s in ('ELEMENTS', 'VALUES'))
    taken = [i for i in range(start, end) if lines[i].startswith(('.It ', '.Ss '))]
    for i in taken:
        if not wrong(grammar, lines[:i] + lines[i + 1:]):
            print('nobody misses', lines[i])
    if len(taken) < 100:
        print('only', len(taken), 'lines')
