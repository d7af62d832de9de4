"""Wants the JSON tree and the XML tree of one offer to be the same: keys, their order, values.

    same.py FIGURES.json FIGURES.xml
"""
import json
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal

NS = "{urn:hfbrief:figures:1}"
AMOUNTS = {"text", "plain", "short"}


def differ(tree, node, path):
    if tree is None:
        if node.get("null") != "true" or len(node) or node.text:
            yield f"{path}: null in JSON alone"
    elif node.get("null"):
        yield f"{path}: null in XML alone"
    elif isinstance(tree, dict):
        names = [e.tag.removeprefix(NS) for e in node]
        if names != list(tree):
            yield f"{path}: {list(tree)} in JSON, {names} in XML"
        else:
            for e in node:
                key = e.tag.removeprefix(NS)
                yield from differ(tree[key], e, f"{path}.{key}")
    elif isinstance(tree, list):
        if len(tree) != len(node) or any(e.tag != NS + "item" for e in node):
            yield f"{path}: {len(tree)} members in JSON, {len(node)} in XML"
        else:
            for i, (v, e) in enumerate(zip(tree, node)):
                yield from differ(v, e, f"{path}[{i}]")
    elif isinstance(tree, bool):
        if node.text != str(tree).lower():
            yield f"{path}: {tree} in JSON, {node.text} in XML"
    elif isinstance(tree, Decimal):
        if Decimal(node.text) != tree:
            yield f"{path}: {tree} in JSON, {node.text} in XML"
        elif not node.get("text"):
            yield f"{path}: no finished text"
    elif (node.text or "") != tree and not node.get("spoken"):
        yield f"{path}: {tree!r} in JSON, {node.text!r} in XML"


tree = json.load(open(sys.argv[1], encoding="utf-8"), parse_int=Decimal, parse_float=Decimal)
found = list(differ(tree, ET.parse(sys.argv[2]).getroot(), ""))
print("\n".join(found))
sys.exit(bool(found) or len(tree) < 20)
