"""A released sentence a reference, and what brief and letter make of them.

    sentences.py guide REFERENCES GUIDE.xml                       the guide with a sentence each
    sentences.py checked REFERENCES ERRORS                        what --check-guide has to say
    sentences.py compare REFERENCES BRIEF LETTER LETTER-ERRORS    the two against each other
"""
import re
import sys
from pathlib import Path

what, *files = sys.argv[1:]
# "ask.equity PART public said": path, kind, who may see it, whether it may be said
references = [line.split() for line in Path(files[0]).read_text().splitlines()]
said = [(path, seen) for path, kind, seen, use in references if use == "said"]


def sentences(path):
    """{reference: what it became}, of the sentences "Of REFERENCE is …." """
    text = re.sub(r"<[^>]*>", "", Path(path).read_text(encoding="utf-8"))
    text = re.sub(r"[\u2066-\u2069\u2060]", "", text)
    return {ref.replace("thousand", "1000"): value for ref, value in re.findall(r"Of ([a-z_.0-9]+) is (.+?)\.(?= Of |”| I | *$)", text, re.M)}


if what == "guide":
    # a number of four digits is an amount, which no sentence may say of its own
    made = "\n".join(f'      <say public="yes">Of {path.replace("1000", "thousand")} is <fig ref="{path}"/>.</say>'
                     for path, _ in said)
    print(Path(files[1]).read_text(encoding="utf-8").replace("@SENTENCES@", made), end="")
elif what == "checked":
    named = set(re.findall(r"(?:warning): ([a-z_.0-9]+) is (?:not for the employer|of another offer)",
                           Path(files[1]).read_text(encoding="utf-8")))
    hidden = {path for path, seen in said if seen != "public"}
    print("\n".join(sorted(named ^ hidden)))
    sys.exit(named != hidden or not hidden)
else:
    brief, letter = sentences(files[1]), sentences(files[2])
    errors = Path(files[3]).read_text(encoding="utf-8")
    wrong = []
    for path, seen in said:
        told = f"it names {path}, which is not for the employer" in errors
        if seen != "public":
            if path in letter:
                wrong.append(f"{path} is {seen} and the letter says {letter[path]}")
            if not told:
                wrong.append(f"{path} is left out without a word")
        elif brief.get(path) != letter.get(path):
            wrong.append(f"{path}: {brief.get(path)} in the brief, {letter.get(path)} in the letter")
        elif told:
            wrong.append(f"{path} is public, and the letter says it isn't for the employer")
    common = [path for path, _ in said if path in letter]
    print("\n".join(wrong))
    sys.exit(bool(wrong) or len(common) < 15)
