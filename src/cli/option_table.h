/* option_table.h - every option, one row: id, long name, short letter (0: none), argument (NULL:
 * none; "[X]": may be left out, then only as --name=X), group, what completes it, help. No include
 * guard: getopt's table, --help, the manual page and the completions are all made from it. */
OPTION(OUTPUT, "output", 'o', "FILE", DOCUMENT, FILES, "write to FILE ('-': standard output)")
OPTION(DIRECTORY, "directory", 'd', "DIR", DOCUMENT, FOLDERS, "write into the folder DIR")
OPTION(TEMPLATE, "template", 't', "NAME|FILE", DOCUMENT, TEMPLATES,
       "brief (default), letter, offer-letter, cohort, or a stylesheet of your own")
OPTION(THEME, "theme", 0, "FILE", DOCUMENT, FILES,
       "colours, faces and sizes from a theme of your own")
OPTION(FORMAT, "format", 'f', "pdf|json|xml", DOCUMENT, WORDS,
       "a document (default) or the figures")
OPTION(GUIDE, "guide", 'g', "NAME|FILE", DOCUMENT, GUIDES,
       "another guide than the offer names: a built-in one, or a file of your own")
OPTION(FLOOR, "floor", 0, "front|back|omit", DOCUMENT, WORDS,
       "where your private floor stands: call sheet, page 2, nowhere")
OPTION(PAPER, "paper", 0, "auto|a4|letter", DOCUMENT, WORDS,
       "auto: Letter for regions of the United States, else A4")
OPTION(GRAY, "gray", 0, NULL, DOCUMENT, NOTHING, "no colour")
OPTION(AS_OF, "as-of", 0, "DATE", DOCUMENT, NOTHING, "count days from DATE instead of the offer's")
OPTION(LANG, "lang", 0, "LANG", DOCUMENT, LANGUAGES, "language of titles, labels and tables")
OPTION(FORCE, "force", 0, NULL, DOCUMENT, NOTHING,
       "replace whatever stands there: an input, a foreign file, a document for others")
OPTION(PASSWORD_FILE, "password-file", 0, "FILE", DOCUMENT, FILES,
       "lock the document (AES-256) with the first line of FILE")

OPTION(CHECK, "check", 0, NULL, FIGURES, NOTHING, "validate and compute, write nothing")
OPTION(EXPLAIN, "explain", 0, "FIGURE", FIGURES, NOTHING,
       "how a figure came about, and the lines its inputs stand on")
OPTION(DUMP, "dump", 0, "offer|figures|flow|galley|pages|structure", FIGURES, WORDS,
       "print what a stage hands on")

OPTION(NEW, "new", 0, "FILE", HOME, FILES, "write a commented starter offer")
OPTION(REGION, "region", 0, "REGION", HOME, REGIONS, "--new: the region of the offer")
OPTION(WATCH, "watch", 0, NULL, HOME, NOTHING, "write again whenever an input changes")
OPTION(OPEN, "open", 0, NULL, HOME, NOTHING, "open the document when it is written")
OPTION(PRINT, "print", 0, "[PRINTER]", HOME, NOTHING, "print it, two-sided, on the right paper")
OPTION(SCHEMA, "schema", 0, "offer|guide|flow", HOME, WORDS, "print a schema (XSD)")

OPTION(LIST_GUIDES, "list-guides", 0, NULL, GUIDES, NOTHING, "name the guides that are built in")
OPTION(CHECK_GUIDE, "check-guide", 0, NULL, GUIDES, NOTHING, "check guides instead of offers")
OPTION(IMPORT_GUIDE, "import-guide", 0, NULL, GUIDES, NOTHING, "make guides from Markdown")

OPTION(JOBS, "jobs", 'j', "N", BATCH, NOTHING, "that many offers at a time")
OPTION(FILES_FROM, "files-from", 0, "FILE", BATCH, FILES,
       "read names of offers, one a line, from FILE")
OPTION(NUL, "null", '0', NULL, BATCH, NOTHING, "--files-from: names end in NUL, not in a newline")
OPTION(SUMMARY, "summary", 0, "FILE", BATCH, FILES, "one row an offer, as .csv, .json or .jsonl")
OPTION(RESUME, "resume", 0, NULL, BATCH, NOTHING, "leave what an earlier run has written whole")
OPTION(SHARD, "shard", 0, "K/N|auto", BATCH, NOTHING, "only the K-th of N parts of the offers")
OPTION(TIMEOUT, "timeout", 0, "SECONDS", BATCH, NOTHING,
       "give up an offer after SECONDS (default 30)")

OPTION(EMAIL, "email", 0, "FILE.eml", MAIL, FILES,
       "also write a draft message that carries the document")
OPTION(TO, "to", 0, "ADDRESS", MAIL, NOTHING, "its recipient, instead of the offer's")

OPTION(QUIET, "quiet", 'q', NULL, TELL, NOTHING, "say only what went wrong")
OPTION(VERBOSE, "verbose", 'v', NULL, TELL, NOTHING, "say what was written, and notes")
OPTION(COLOR, "color", 0, "[auto|always|never]", TELL, WORDS, "colour in messages")
OPTION(DIAGNOSTICS, "diagnostics", 0, "text|json", TELL, WORDS, "form of messages")
OPTION(VERSION, "version", 0, NULL, TELL, NOTHING, "print the version")
OPTION(HELP, "help", 'h', NULL, TELL, NOTHING, "print this")
