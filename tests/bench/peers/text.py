"""The text of a brief without its look: what every peer sets. Read from --dump=structure, as a screen
reader hears it; charts are left out. A document is a list of blocks:

    {"kind": "h1" | "h2" | "p" | "item", "text": …}
    {"kind": "table", "rows": [[…], …], "head": how many of them are heads}
"""
import json
import re
import subprocess
from xml.sax.saxutils import escape

LINE = re.compile(r'( *)(?:"((?:[^"\\]|\\.)*)"|(\w+))')
HEADINGS = {"H1": "h1", "H2": "h2", "H3": "h2"}
LEFT_OUT = {"Figure", "Lbl"}


class Node:
    def __init__(self, kind, text=""):
        self.kind, self.text, self.kids = kind, text, []

    def words(self):
        inside = " ".join(k.words() for k in self.kids if k.kind not in LEFT_OUT)
        return " ".join((self.text + " " + inside).split())


def tree(dump):
    path = [Node("")]
    for line in dump.splitlines():
        m = LINE.match(line)
        if not m:
            continue
        node = Node(m[3] or "text", json.loads(f'"{m[2]}"') if m[2] else "")
        depth = len(m[1]) // 2 + 1
        del path[depth:]
        path[-1].kids.append(node)
        path.append(node)
    return path[0]


def rows_of(node, head=False):
    for k in node.kids:
        if k.kind == "TR":
            yield head, [cell.words() for cell in k.kids]
        else:
            yield from rows_of(k, k.kind == "THead")


def blocks_of(node):
    for k in node.kids:
        if k.kind in HEADINGS:
            yield {"kind": HEADINGS[k.kind], "text": k.words()}
        elif k.kind == "Table":
            rows = list(rows_of(k))
            yield {"kind": "table", "rows": [r for _, r in rows], "head": sum(h for h, _ in rows)}
        elif k.kind in ("Document", "Sect", "L", "BlockQuote") and any(x.kind != "text" for x in k.kids):
            yield from blocks_of(k)
        elif k.kind not in LEFT_OUT and k.words():
            yield {"kind": "item" if k.kind == "LI" else "p", "text": k.words()}


def document(program, offer):
    dump = subprocess.run([program, "-q", offer, "--dump=structure", "-o", "-"], check=True,
                          capture_output=True, text=True).stdout
    return list(blocks_of(tree(dump)))


def words(blocks):
    """How often each word stands in it."""
    text = [b.get("text", "") for b in blocks] + [c for b in blocks for r in b.get("rows", []) for c in r]
    return " ".join(text).split()


SHEET = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:hfbrief:figures:1" xmlns="urn:hfbrief:flow:1" xmlns:hfbrief="urn:hfbrief:template:1"
    hfbrief:audience="private" exclude-result-prefixes="f">
<xsl:template match="/"><flow page="brief" lang="en" title="{/f:figures/f:candidate}"><section id="text"
    name="Text">%s</section></flow></xsl:template></xsl:stylesheet>
"""


def stylesheet(blocks):
    """The same text by hfbrief: a stylesheet that says it, with nothing of the brief's own."""
    out = []
    for b in blocks:
        if b["kind"] == "table":
            width = max(len(r) for r in b["rows"])
            out.append('<table measure="full">')
            for i, r in enumerate(b["rows"]):
                cells = "".join(f"<cell>{escape(c)}</cell>" for c in r + [""] * (width - len(r)))
                out.append(('<row head="yes">' if i < b["head"] else "<row>") + cells + "</row>")
            out.append("</table>")
        elif b["kind"] in HEADINGS.values():
            out.append("<{0}>{1}</{0}>".format(b["kind"], escape(b["text"])))
        else:
            out.append('<p measure="full">' + escape(b["text"]) + "</p>")
    return SHEET % "\n".join(out)
