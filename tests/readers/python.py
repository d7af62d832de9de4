"""What PDFium, pypdf and pdfminer read: FILE.pdf gives FILE.pdfium, FILE.pypdf, FILE.pdfminer."""
import sys

import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

for path in sys.argv[1:]:
    stem = path.removesuffix('.pdf')
    pages = pypdfium2.PdfDocument(path)
    texts = {'pdfium': '\f'.join(p.get_textpage().get_text_bounded() for p in pages),
             'pypdf': '\f'.join(p.extract_text() for p in pypdf.PdfReader(path).pages),
             'pdfminer': extract_text(path)}
    for reader, text in texts.items():
        with open(f'{stem}.{reader}', 'w', encoding='utf-8') as out:
            out.write(text)
