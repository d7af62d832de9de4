#!/usr/bin/env python3
"""Sets documents with one of the peers, each in its usual way: set.py PEER FONTS OUT DOCUMENT.json…"""
import json
import os
import sys
from html import escape

STYLE = """
@page { size: A4; margin: 18mm; @bottom-right { content: "Page " counter(page); font: 8pt Roboto } }
body { font: 9.5pt/13pt Roboto; margin: 0 } h1 { font-size: 18pt; margin: 6mm 0 2mm; line-height: 1.2 }
h2 { font-size: 12pt; margin: 3mm 0 1mm; break-after: avoid } p { margin: 0 0 1.2mm }
ul { margin: 0 0 1.2mm; padding-left: 5mm } table { width: 100%; border-collapse: collapse; margin-bottom: 2mm }
th, td { text-align: right; vertical-align: top; border-bottom: 0.2mm solid #888; padding: 0.5mm 1mm }
th:first-child, td:first-child { text-align: left }
"""


def html(blocks):
    out = [f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Text</title>'
           f'<style>{STYLE}</style></head><body>']
    for b in blocks:
        if b["kind"] == "table":
            rows = ["<tr>" + "".join(f"<{t}>{escape(c)}</{t}>" for c in r) + "</tr>"
                    for i, r in enumerate(b["rows"]) for t in ["th" if i < b["head"] else "td"]]
            out.append(f'<table><thead>{"".join(rows[:b["head"]])}</thead>'
                       f'<tbody>{"".join(rows[b["head"]:])}</tbody></table>')
        elif b["kind"] == "item":
            out.append(f'<ul><li>{escape(b["text"])}</li></ul>')
        else:
            out.append(f'<{b["kind"]}>{escape(b["text"])}</{b["kind"]}>')
    return "".join(out) + "</body></html>"


def plutoprint(_):
    import plutoprint

    def one(blocks, out):
        book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
        book.load_html(html(blocks))
        book.write_to_pdf(out)
    return one


def weasyprint(_):
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    fonts = FontConfiguration()
    return lambda blocks, out: HTML(string=html(blocks)).write_pdf(out, font_config=fonts)


def typst(fonts):
    import typst
    head = ('#set page(paper: "a4", margin: 18mm, footer: context align(right, text(8pt)[Page '
            '#counter(page).display()]))\n#set text(font: "Roboto", size: 9.5pt, lang: "en")\n'
            '#set document(title: "Text")\n#set table(stroke: (bottom: 0.2mm), inset: 1mm)\n')
    compiler = typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)

    def quoted(text):
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def one(blocks, out):
        source = [head]
        for b in blocks:
            if b["kind"] == "table":
                n = max(len(r) for r in b["rows"])
                columns = f'({", ".join(["1fr"] + ["auto"] * (n - 1))},)'
                cells = [[f"[{quoted(c)}]" for c in r + [""] * (n - len(r))] for r in b["rows"]]
                heads = ", ".join(c for r in cells[:b["head"]] for c in r)
                body = ", ".join(c for r in cells[b["head"]:] for c in r)
                source.append(f'#table(columns: {columns}, {f"table.header({heads}), " if heads else ""}{body})\n')
            else:
                mark = {"h1": "= ", "h2": "== ", "item": "- ", "p": ""}[b["kind"]]
                source.append(f'{mark}{quoted(b["text"])}\n')
        compiler.compile(input="\n".join(source).encode(), output=out)
    return one


def reportlab(fonts):
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
    for name in ("Roboto-Regular", "Roboto-Bold"):
        pdfmetrics.registerFont(TTFont(name, os.path.join(fonts, name + ".ttf")))

    def style(name, face, size, lead, **more):
        return ParagraphStyle(name, fontName=face, fontSize=size, leading=lead, **more)
    styles = {"h1": style("h1", "Roboto-Bold", 18, 22, spaceBefore=6 * mm, spaceAfter=2 * mm, keepWithNext=1),
              "h2": style("h2", "Roboto-Bold", 12, 15, spaceBefore=3 * mm, spaceAfter=1 * mm, keepWithNext=1),
              "p": style("p", "Roboto-Regular", 9.5, 13, spaceAfter=1.2 * mm),
              "item": style("item", "Roboto-Regular", 9.5, 13, leftIndent=5 * mm, bulletIndent=0)}
    first, head = style("first", "Roboto-Regular", 9.5, 13), style("head", "Roboto-Bold", 9.5, 13, alignment=TA_RIGHT)
    cell = style("cell", "Roboto-Regular", 9.5, 13, alignment=TA_RIGHT)
    width = A4[0] - 36 * mm

    def folio(canvas, _):
        canvas.setFont("Roboto-Regular", 8)
        canvas.drawRightString(A4[0] - 18 * mm, 10 * mm, f"Page {canvas.getPageNumber()}")

    def table(b):
        n = max(len(r) for r in b["rows"])
        rows = [[Paragraph(escape(c), first if not k else head if i < b["head"] else cell)
                 for k, c in enumerate(r + [""] * (n - len(r)))] for i, r in enumerate(b["rows"])]
        widths = [0.34 * width] + [0.66 * width / (n - 1)] * (n - 1) if n > 1 else [width]
        return Table(rows, colWidths=widths, repeatRows=b["head"],
                     style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, "#888888"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                            ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])

    def one(blocks, out):
        flow = [table(b) if b["kind"] == "table" else
                Paragraph(escape(b["text"]), styles[b["kind"]], bulletText="•" if b["kind"] == "item" else None)
                for b in blocks]
        SimpleDocTemplate(out, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=18 * mm,
                          bottomMargin=18 * mm).build(flow, onFirstPage=folio, onLaterPages=folio)
    return one


def main():
    peer, fonts, folder = sys.argv[1:4]
    one = {"plutoprint": plutoprint, "weasyprint": weasyprint, "typst": typst, "reportlab": reportlab}[peer](fonts)
    for path in sys.argv[4:]:
        with open(path, encoding="utf-8") as f:
            blocks = json.load(f)
        one(blocks, os.path.join(folder, os.path.basename(path)[:-5] + ".pdf"))


if __name__ == "__main__":
    main()
