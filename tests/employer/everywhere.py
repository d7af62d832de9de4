"""Every private value in every text that the employer's documents and data repeat: refused, with
its place, and nothing written.

    everywhere.py HFBRIEF OFFER.xml     OFFER has {name} where a text stands

What a form shows is found by a word that stands nowhere else, one a text; so a text that is shown
tomorrow is tried tomorrow. Prints TAP.
"""
import email
import email.policy
import json
import os
import re
import string
import subprocess
import sys

hfbrief, offer = sys.argv[1:3]
template = re.sub("<!--.*?-->", "", open(offer, encoding="utf-8").read(), flags=re.S)
names = sorted(set(re.findall(r"\{([a-z-]+)\}", template)))
# a postcode and a telephone number may have an amount's digits, but not its currency
numbered = {"address", "phone"}
word = {n: "Zq" + "".join(string.ascii_lowercase[i // d % 26] for d in (676, 26, 1)) for i, n in enumerate(names)}
count = bad = 0


def report(fine, name, said=""):
    global count, bad
    count += 1
    bad += not fine
    print(f"{'ok' if fine else 'not ok'} {count} - {name}")
    if not fine:
        print("".join(f"# {line}\n" for line in said.splitlines()[:8]), end="")


def write(planted=None, text=""):
    """The offer, each text its word; one of them with more behind it."""
    with open("offer.xml", "w", encoding="utf-8") as f:
        f.write(re.sub(r"\{([a-z-]+)\}", lambda m: word[m[1]] + (text if m[1] == planted else ""), template))


def run(*options, out="made"):
    for name in (out, "mail.eml"):
        if os.path.exists(name):
            os.remove(name)
    p = subprocess.run([hfbrief, "-q", "offer.xml", *options, "-o", out], capture_output=True, text=True)
    return p.returncode, p.stderr


def text_of(form):
    """What a form shows, as text: the pages' dumps show what the pages do."""
    if form == "mail":
        m = email.message_from_bytes(open("mail.eml", "rb").read(), policy=email.policy.default)
        return f"{m['subject']} {m['to']} {m['from']} {m.get_body().get_content()}"
    if form in ("json", "xml", "flow", "figures", "structure"):
        return open("made", encoding="utf-8").read()
    return subprocess.run(["pdftotext", "made", "-"], capture_output=True, text=True).stdout


def at(tree, path):
    """history.moves[0].with, in the JSON."""
    for key, i in re.findall(r"([a-z_]+)|\[(\d+)\]", path):
        tree = tree[int(i)] if i else tree[key]
    return tree


FORMS = {"pdf": (), "json": ("-f", "json"), "xml": ("-f", "xml"), "flow": ("--dump", "flow"),
         "figures": ("--dump", "figures"), "structure": ("--dump", "structure"),
         "mail": ("--email", "mail.eml")}
LIKE_PAGES = ("pages", "svg", "galley")
shown = {}
data = None
for document in ("letter", "offer-letter"):
    for form, options in FORMS.items():
        write()
        status, err = run("-t", document, *options)
        text = text_of(form) if status == 0 else ""
        if form == "json":
            data = json.loads(text)
        shown[document, form] = [n for n in names if word[n] in text]
        report(status == 0 and shown[document, form], f"{document}, {form}: it is made of innocent texts", err)
report(len(shown["letter", "json"]) >= 25, "the data repeats the offer's texts", str(shown["letter", "json"]))
seen = {n for s in shown.values() for n in s}
# what is said aloud, what the candidate is told, what the next move has replaced
report(set(names) - seen <= {"employer-short", "role-short", "condition", "move-term", "move-term-text"},
       "each text is shown somewhere", str(set(names) - seen))

for (document, form), texts in shown.items():
    for name in texts:
        write(name, ", USD 76,500")
        status, err = run("-t", document, *FORMS[form])
        # a sentence of the candidate's is refused where it is written
        fine = status == 1 and re.search(r"a private (amount \(floor, base\) stands|value is refused)", err) and not os.path.exists("made") and not os.path.exists("mail.eml")
        if fine and form in ("json", "figures"):
            fine = any(m[:3] == "at " and word[name] in at(data, m[3:])
                       for m in re.findall(r"\(floor, base\) stands (.+)", err))
        report(fine and "6,500" not in err, f"{document}, {form}: the floor in {name} is refused", f"{status} {err}")
for form in LIKE_PAGES:
    write("candidate-name", " 76,500")
    status, err = run("-t", "letter", "--dump", form)
    report(status == 1 and "stands on page 1" in err and not os.path.exists("made"), f"letter, {form}: likewise", err)
write("candidate-name", " 76,500")
status, err = run("-t", "letter", "--check")
report(status == 1 and "stands on page 1" in err, "letter, --check says so too", err)
write()
status, err = run("-t", "letter", "--dump", "offer")
report(status == 1 and "--dump offer is for private documents" in err and not os.path.exists("made"), "the whole offer is no employer's document", f"{status} {err}")

# ---- what the file is called goes with it
for options, out in ((("--email", "mail.eml"), "letter-76500.pdf"), (("--email", "mail.eml", "-f", "json"), "my-walk-away.json")):
    write()
    status, err = run("-t", "letter", *options, out=out)
    report(status == 1 and "stands in the name of the attachment; rename the offer, or give another name with -o" in err and not os.path.exists(out)
           and not os.path.exists("mail.eml"), f"a mail doesn't carry {out}", f"{status} {err}")
    status, err = run("-t", "letter", *options[2:], out=out)
    report(status == 0, f"but it may be called {out} at home", f"{status} {err}")

# ---- every private value there is, in every text
write()
run("-f", "json", out="private.json")
run("-t", "letter", "-f", "json", out="public.json")
secrets = subprocess.run([sys.executable, os.path.dirname(__file__) + "/secrets.py", "private.json", "public.json"],
                         capture_output=True, text=True).stdout.split() + ["61,500"]
report(len(secrets) > 6, "the private values are known", " ".join(secrets))
for secret in secrets:
    through = []
    for name in shown["letter", "json"]:
        write(name, f", USD {secret}")
        status, err = run("-t", "letter", "-f", "json")
        if status != 1 or os.path.exists("made"):
            through.append(name)
    report(not through, f"{secret} is refused in every text of the data", " ".join(through))

# ---- in every way of writing it, and words and names
for text in ("76.5K", "76 500 $", "USD 76.500", "k$ 76.5", "seventy-six thousand five hundred dollars", "76,50\u200b0",
             "soixante-seize mille cinq cents", "７６５００", "76,500¹", "6,375 USD a month", "my walk-away",
             "not my BATNA", "Datalune"):
    for form in ("json", "xml", "flow"):
        write("ask-term-text", f" {text}")
        status, err = run("-t", "letter", *FORMS[form])
        report(status == 1 and not os.path.exists("made"), f"{form}: {text!r} is refused", f"{status} {err}")

# ---- what may stand
for name, text in (("address", ", 76500 Elbeuf"), ("phone", " 76 50 00 76 500"), ("candidate-name", " Floor"),
                   ("move-for", " 80,000"), ("move-with", " at 76,501")):
    for form in ("json", "xml", "flow", "pdf"):
        write(name, text)
        status, err = run("-t", "letter", *FORMS[form])
        report(status == 0, f"{form}: {name} may say {text!r}", f"{status} {err}")
print(f"1..{count}")
sys.exit(bad > 0)
