// What pdf.js reads: FILE.pdf gives FILE.pdfjs. The first argument is the folder it is installed in.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [folder, ...files] = process.argv.slice(2);
const pdfjs = `${folder}/node_modules/pdfjs-dist/legacy/build/pdf.mjs`;
const { getDocument } = await import(pathToFileURL(pdfjs));
for (const file of files) {
  const data = new Uint8Array(readFileSync(file));
  const pages = await getDocument({ data, verbosity: 0 }).promise;
  let text = '';
  for (let i = 1; i <= pages.numPages; i++) {
    const { items } = await (await pages.getPage(i)).getTextContent();
    text += items.map((one) => one.str + (one.hasEOL ? '\n' : '')).join('') + '\f';
  }
  writeFileSync(file.replace(/pdf$/, 'pdfjs'), text);
}
