#!/usr/bin/env python3
"""build.py WASM UNPACK OUT: the page as one file. The same parts give the same bytes; the policy names
style and script by their hashes, and nothing may connect to anything."""
import base64
import gzip
import hashlib
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
WORKER = ["core.js", "worker.js"]
SCRIPT = ["sealed.js", "words.js", "names.js", "elements.js", "offer.js", "grammar.js", "preview.js", "check.js",
          "answers.js", "interview.js", "form.js", "debrief.js", "app.js"]


def read(name):
    return (HERE / name).read_text(encoding="utf-8")


def in_text(data):
    return base64.b64encode(data).decode()


def digest(text):
    return "'sha256-%s'" % base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy(script, style):
    nothing = ["default", "connect", "img", "font", "media", "object", "frame", "child", "manifest"]
    return "; ".join(["%s-src 'none'" % what for what in nothing] + [
        "script-src %s 'wasm-unsafe-eval'" % digest(script),
        "style-src %s" % digest(style),
        "worker-src blob:",
        "form-action 'none'",
        "base-uri 'none'",
    ])


def main():
    wasm, unpack, out = map(pathlib.Path, sys.argv[1:])
    style = read("style.css")
    script, worker = ("\n".join(read(name) for name in names) for names in (SCRIPT, WORKER))
    for text in (script, worker, style):
        if "</s" in text.lower():
            sys.exit("build.py: a part ends its own element")
    parts = {
        "POLICY": policy(script, style),
        "STYLE": style,
        "WORKER": worker,
        "UNPACK": in_text(gzip.compress(unpack.read_bytes(), 9, mtime=0)),
        "SIZE": str(wasm.stat().st_size),
        "PROGRAM": in_text(wasm.with_name(wasm.name + ".br").read_bytes()),
        "SCRIPT": script,
    }
    page = read("page.html")
    for name, text in parts.items():
        page = page.replace("@%s@" % name, text)
    out.write_text(page, encoding="utf-8", newline="\n")


main()
