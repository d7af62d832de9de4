"""The messages of templates/lang/en.xml that neither code nor template asks for, one a line.

A key is asked for where it stands in quotes, or where a format in the code ("check.%s.do",
"%s.dated") or a stylesheet's concat('form.', …) can make it."""
import pathlib
import re
import sys

KEY = re.compile(r'<m k="([^"]+)"')
text = {p: p.read_text() for d in ("src", "templates") for p in pathlib.Path(d).rglob("*")
        if p.suffix in (".c", ".h", ".def", ".xsl") }
code = "\n".join(text.values())
quoted = set(re.findall(r'"((?:[^"\\\n]|\\.)*)"', code)) | set(re.findall(r"'([^'\n]*)'", code))
made = [re.escape(p) + ".+" for p in re.findall(r"concat\('([a-zA-Z.-]+\.)'", code)]
made += [re.escape(p) + r"\..+" for p in re.findall(r'word_of\(t, "(\w+)"', code)]
made += [re.escape(w) + r"\.\d+" for w in ("number", "day", "weekday", "weekday.short", "month", "month.short")]
endings = set()
keys = KEY.findall(pathlib.Path("templates/lang/en.xml").read_text())
for q in quoted:
    if re.fullmatch(r"[\w.-]+(?:%s)+", q) and q.partition("%")[0] in keys:
        made.append(re.escape(q.partition("%")[0]) + r"(?:\..+)?") # of which both may be nothing
    if re.fullmatch(r"[A-Za-z][\w-]*\.(?:[\w.-]|%s|%d)*%[sd](?:[\w.-]|%s|%d)*", q):
        made.append(re.sub(r"%[sd]", ".+", q.replace(".", r"\.")))
    elif re.fullmatch(r"%s\.[a-z]+", q):
        endings.add(q[2:])
made = re.compile("|".join(f"(?:{m})" for m in made))

def asked(key):
    key = key.partition("@")[0]  # a form of another message, for a kind of offer
    return key in quoted or made.fullmatch(key) or \
        any(key.endswith(e) and asked(key[:-len(e)]) for e in endings)

unused = [k for k in keys if not asked(k)]
print("\n".join(unused))
sys.exit(1 if unused or len(keys) < 100 else 0)
