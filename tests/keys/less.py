"""Wants every key of the public tree to be one of the private tree, with the same value or null; and
those that are private to be missing, and no others.

    less.py PRIVATE.json PUBLIC.json
"""
import json
import sys

PRIVATE = {"band", "floor", "position", "trade", "scenarios", "smallest_yes", "ladder", "equal_value", "haircut",
           "verdict", "below_floor", "four_year_vs_floor", "checks", "questions", "blanks", "in_play", "unstated",
           "market", "lead"}
OTHERWISE = (".audience",)  # whose tree it is


def beyond(public, private, path):
    if isinstance(public, dict) and isinstance(private, dict):
        for key in public:
            if key not in private:
                yield f"{path}.{key}: not in the private tree"
            else:
                yield from beyond(public[key], private[key], f"{path}.{key}")
    elif isinstance(public, list) and isinstance(private, list):
        # an offer elsewhere that isn't disclosed leaves no trace, not even a place in the list
        left = list(private)
        for i, item in enumerate(public):
            found = next((k for k, v in enumerate(left) if not list(beyond(item, v, path))), None)
            if found is None:
                yield f"{path}[{i}]: not in the private list"
            else:
                del left[: found + 1]
    elif public is not None and public != private and not path.startswith(OTHERWISE):
        yield f"{path}: {public!r} in public, {private!r} in private"


private, public = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:3])
found = [f"{k}: in the public tree" for k in PRIVATE & set(public)]
found += [f"{k}: not in the private tree" for k in PRIVATE - set(private)]
found += [f"{k}: not in the public tree" for k in set(private) - set(public) - PRIVATE]
found += list(beyond(public, private, ""))
print("\n".join(found))
sys.exit(bool(found))
