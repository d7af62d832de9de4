"""language.py LANG [PDF ...]: prints every English message of the catalogue, of more than two words, that
stands on a page of a document in that language, and every breach of its typography in its catalogue.
Nothing: all is well.

What is spoken or sent stays in the guide's language, so those messages are not looked for."""
import glob
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

SPOKEN = ("speech.opening", "letter.", "hr.", "deadline.ask-for-time", "question.")
NS = "{urn:hfbrief:catalogue:1}"


def messages(path):
    return {m.get("k"): "".join(m.itertext()) for m in ET.parse(path).getroot().iter(NS + "m")}


def plain(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return re.sub(r"\s+", " ", text)


def pieces(message):
    """A sentence or title of more than two words; of what is only part of one, more than three: the guide
    says "over four years" and "base and equity" too."""
    parts = [p.strip() for p in re.split(r"\{[^}]*\}", plain(message))]
    return [p for p in parts if len(re.findall(r"[A-Za-zÀ-ÿ’]{2,}", p)) > (2 if len(parts) == 1 and parts[0][:1].isupper() else 3)]


def guides():
    """All that the guides say, in attributes too: their words stay as they are."""
    out = []
    for path in glob.glob("templates/guides/*.xml"):
        for e in ET.parse(path).getroot().iter():
            out += [e.text or "", e.tail or "", *e.attrib.values()]
    return plain(" ".join(out))


def keys(lang, en, it):
    for key in sorted(set(en) ^ set(it)):
        if not key.startswith("day."):
            yield f"{key} is not in {lang}.xml" if key in en else f"{key} is not in en.xml"
    for key in sorted(set(it) & set(en)):
        here, there = (set(re.findall(r"\{(\w+)\}", d[key])) for d in (it, en))
        if not here <= there:
            yield f"{key} asks for {sorted(here - there)}, which nobody gives"


TYPOGRAPHY = {
    "fr": [(r"[^\u202f\u00a0 (\[][;!?]|[ ][;:!?»]", "no U+202F before ; : ! ?"),
           (r"[^\s\u202f\u00a0\d}]:(?!\d)", "no space before a colon"),
           (r"«[^\u202f\u00a0]|[^\u202f\u00a0]»", "no fixed space inside « »"),
           (r"[“”\"]", "English quotation marks"), (r"'", "a straight apostrophe")],
    "de": [(r"[”\"«»]|“[A-Za-zÀ-ÿ{]", "other quotation marks than „ “"),
           (r"'", "a straight apostrophe"), (r"\d%|\}%| %", "no fixed space before %"),
           (r" [;:!?,]", "a space before a stop"),
           (r"\b(du|dein|deine|dir|dich|euch)\b", "du: the pages say Sie")],
}


def typography(lang, it):
    for key, text in it.items():
        if key == "letter.also.then":
            continue
        for rule, what in TYPOGRAPHY.get(lang, []):
            if re.search(rule, text):
                yield f"{key}: {what}: {text}"


def main(lang, pdfs):
    en, it = messages("templates/lang/en.xml"), messages(f"templates/lang/{lang}.xml")
    found = list(keys(lang, en, it)) + list(typography(lang, it))
    own = guides()
    english = {p: k for k, m in en.items() if not k.startswith(SPOKEN)
               for p in pieces(m) if p not in plain(it.get(k, "")) and p not in own}
    for pdf in pdfs:
        text = plain(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode())
        found += [f"{pdf}: {k}: {p}" for p, k in english.items() if p in text]
    print("\n".join(found), end="\n" if found else "")
    return bool(found)


sys.exit(main(sys.argv[1], sys.argv[2:]))
