#!/usr/bin/env python3
"""Writes N different offers, made from the samples: offers.py N FOLDER [SEED]

Each is one of the samples with another candidate, company, amounts and fills; the same seed gives
the same bytes. The two samples in other scripts are left out: their faces are large, and most
offers don't need them."""
import os
import random
import re
import sys

SAMPLES = ["paris", "new-york", "no-competing", "remote", "at-ask", "below-both", "long-name", "options"]
FIRST = """Ada Aiko Alma Amir Anouk Arno Bao Bela Carla Cem Chloé Dana Diego Elif Emil Esra Farid Fatou
Greta Hana Hugo Idris Ines Ivo Jonas Júlia Kemal Kofi Lars Leila Lena Liam Luca Lucía Maja Malik Mara
Mateo Mei Mila Nadia Nils Noor Olga Omar Otto Paula Pia Quinn Rafael Rana Remy Rita Sami Sara Selma
Sofia Tariq Théo Tilda Uma Vera Viktor Wanda Xenia Yara Yusuf Zoé""".split()
LAST = """Abbott Almeida Andersen Bauer Becker Bianchi Boucher Brandt Carvalho Castro Dubois Eriksen Fabre
Ferrari Fischer Fontaine Garnier Girard Gruber Haddad Hansen Hoffmann Ibarra Ivanova Jansen Jensen Kaya
Keller Kowalski Lambert Larsen Lefèvre Lindqvist Lopes Maier Marchetti Mercier Moreau Müller Navarro
Nguyen Novak Okafor Olsen Ortega Park Pereira Petit Popescu Raman Ricci Rossi Roux Santos Schmid Silva
Sørensen Tanaka Torres Vidal Vogel Weber Wójcik Yilmaz Zimmermann""".split()
COMPANIES = """Google Meta Stripe Amazon Datadog Mistral Spotify Adyen Zalando Shopify Databricks Snowflake
Cohere Doctolib Dataiku Criteo Ubisoft Nvidia Figma Notion""".split()


def scaled(text, factor, step):
    def one(match):
        amount = int(match.group(2)) * factor
        return match.group(1) + str(max(step, round(amount / step) * step)) + match.group(3)
    return re.sub(r"(<(?:base|equity|sign-on)\b[^>]*>)(\d+)(</)", one, text)


def variant(sample, r):
    ours, theirs = r.uniform(0.92, 1.08), r.uniform(0.9, 1.15)
    name = f"{r.choice(FIRST)} {r.choice(LAST)}"
    text = re.sub(r"(<candidate>\s*<name>)[^<]*", lambda m: m.group(1) + name, sample)
    text = re.sub(r"<competing .*?</competing>", lambda m: scaled(m.group(0), theirs, 1000), text, flags=re.S)
    # package, ask and floor move together, so that the floor stays below the ask
    text = re.sub(r"<(package|ask|floor)\b.*?</\1>", lambda m: scaled(m.group(0), ours, 500), text, flags=re.S)
    text = re.sub(r'(company=")[^"]*', lambda m: m.group(1) + r.choice(COMPANIES), text)
    text = re.sub(r"(<fill [^>]*>)(\d+)", lambda m: m.group(1) + str(int(m.group(2)) + r.randrange(200)), text)
    return text


def main():
    n, folder = int(sys.argv[1]), sys.argv[2]
    r = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    root = os.path.join(os.path.dirname(__file__), "..", "..", "samples")
    samples = [open(os.path.join(root, s + ".xml"), encoding="utf-8").read() for s in SAMPLES]
    os.makedirs(folder, exist_ok=True)
    for i in range(n):
        text = re.sub(r'(\sid=")[^"]*', rf"\g<1>offer-{i:05}", variant(samples[i % len(samples)], r))
        with open(os.path.join(folder, f"offer-{i:05}.xml"), "w", encoding="utf-8") as f:
            f.write(text)


if __name__ == "__main__":
    main()
