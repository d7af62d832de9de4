/* option_table.h - every option, one row: id, long name, short letter (0: none), argument (NULL:
 * none; "[X]": may be left out, then only as --name=X), group, what completes it, what it changes
 * of the bytes that are written (options.h), help. No include guard: getopt's table, --help, the
 * manual page, the completions and the key of --resume are all made from it. */
OPTION(OUTPUT, "output", 'o', "FILE", DOCUMENT, FILES, PLACE,
       "write to FILE ('-': standard output)")
OPTION(DIRECTORY, "directory", 'd', "DIR", DOCUMENT, FOLDERS, PLACE, "write into the folder DIR")
OPTION(TEMPLATE, "template", 't', "NAME|FILE", DOCUMENT, TEMPLATES, FILE,
       "brief (default), letter, offer-letter, cohort, or a stylesheet of your own")
OPTION(THEME, "theme", 0, "FILE", DOCUMENT, FILES, FILE,
       "colours, faces and sizes from a theme of your own")
OPTION(FORMAT, "format", 'f', "pdf|json|xml", DOCUMENT, WORDS, VALUE,
       "a document (default) or the figures")
OPTION(GUIDE, "guide", 'g', "ID|FILE", DOCUMENT, GUIDES, FILE,
       "the guide for offers that name neither a guide nor an employer")
OPTION(GUIDES, "guides", 0, "DIR", DOCUMENT, FOLDERS, VALUE,
       "another folder of guides, as ID.xml; may be given several times")
OPTION(FLOOR, "floor", 0, "front|back|omit", DOCUMENT, WORDS, VALUE,
       "where your private floor is shown: call sheet, page 2, nowhere")
OPTION(PAPER, "paper", 0, "auto|a4|letter", DOCUMENT, WORDS, VALUE,
       "auto: Letter for regions of the United States, else A4")
OPTION(GRAY, "gray", 0, NULL, DOCUMENT, NOTHING, VALUE, "no colour")
OPTION(AS_OF, "as-of", 0, "DATE", DOCUMENT, NOTHING, VALUE,
       "count days from DATE instead of the offer's")
OPTION(LANG, "lang", 0, "LANG", DOCUMENT, LANGUAGES, VALUE, "language of titles, labels and tables")
OPTION(FORCE, "force", 0, NULL, DOCUMENT, NOTHING, NOTHING,
       "replace what is there: an input, another program's file, a document for others")
OPTION(PASSWORD_FILE, "password-file", 0, "FILE", DOCUMENT, FILES, SECRET,
       "lock the document (AES-256) with the first line of FILE")

OPTION(CHECK, "check", 0, NULL, FIGURES, NOTHING, NOTHING, "validate and compute, write nothing")
OPTION(EXPLAIN, "explain", 0, "FIGURE", FIGURES, NOTHING, VALUE,
       "how a figure was worked out, and the lines its inputs are on")
OPTION(DUMP, "dump", 0, "offer|figures|flow|galley|pages|structure|svg", FIGURES, WORDS, VALUE,
       "print what a stage hands on")

OPTION(NEW, "new", 0, "FILE", HOME, FILES, NOTHING,
       "write your first offer: at a terminal, question by question")
OPTION(FROM, "from", 0, "FILE", HOME, FILES, NOTHING,
       "--new: read an offer letter's text, and ask only for the rest")
OPTION(REGION, "region", 0, "REGION", HOME, REGIONS, VALUE, "--new: the region of the offer")
OPTION(DEBRIEF, "debrief", 0, "FILE", HOME, FILES, NOTHING,
       "after a call: ask what they said, and write the next round's offer beside FILE")
OPTION(MOVE, "move", 0, "PART=VALUE,...", HOME, NOTHING, NOTHING,
       "--debrief: the new numbers, base=72000,equity=85000")
OPTION(ANSWER, "answer", 0, "yes|part|no|later|final", HOME, WORDS, NOTHING,
       "--debrief: what they said")
OPTION(ASK, "ask", 0, "PART=VALUE,...", HOME, NOTHING, NOTHING,
       "--debrief: what you really asked for, if not what the file says; or none")
OPTION(VIA, "via", 0, "call|e-mail|letter|meeting|form", HOME, WORDS, NOTHING,
       "--debrief: how you spoke")
OPTION(RESPOND_BY, "respond-by", 0, "DATE", HOME, NOTHING, NOTHING, "--debrief: the new deadline")
OPTION(WRITTEN, "written", 0, NULL, HOME, NOTHING, NOTHING,
       "--debrief: the new numbers are in writing")
OPTION(WATCH, "watch", 0, NULL, HOME, NOTHING, NOTHING, "write it again whenever an input changes")
OPTION(OPEN, "open", 0, NULL, HOME, NOTHING, NOTHING, "open the document when it is written")
OPTION(PRINT, "print", 0, "[PRINTER]", HOME, NOTHING, NOTHING,
       "print it, two-sided, on the right paper")
OPTION(SCHEMA, "schema", 0, "offer|guide|flow", HOME, WORDS, NOTHING, "print a schema (XSD)")

OPTION(LIST_GUIDES, "list-guides", 0, NULL, GUIDES, NOTHING, NOTHING,
       "the guides there are, or those that match all the words (-f json: as data)")
OPTION(CHECK_GUIDE, "check-guide", 0, NULL, GUIDES, NOTHING, NOTHING,
       "check guides instead of offers")
OPTION(INSTALL_GUIDES, "install-guides", 0, NULL, GUIDES, NOTHING, NOTHING,
       "check guides and copy them to your folder of guides, under their ids")
OPTION(IMPORT_GUIDE, "import-guide", 0, NULL, GUIDES, NOTHING, NOTHING, "make guides from Markdown")

OPTION(JOBS, "jobs", 'j', "N", BATCH, NOTHING, NOTHING, "N offers at a time")
OPTION(FILES_FROM, "files-from", 0, "FILE", BATCH, FILES, NOTHING,
       "read the names of offers from FILE, one per line")
OPTION(NUL, "null", '0', NULL, BATCH, NOTHING, NOTHING,
       "--files-from: names end in NUL, not in a newline")
OPTION(SUMMARY, "summary", 0, "FILE", BATCH, FILES, NOTHING,
       "one row per offer, as .csv, .json or .jsonl")
OPTION(RESUME, "resume", 0, NULL, BATCH, NOTHING, NOTHING,
       "skip what an earlier run has finished")
OPTION(SHARD, "shard", 0, "K/N|auto", BATCH, NOTHING, NOTHING,
       "only the K-th of N parts of the offers")
OPTION(TIMEOUT, "timeout", 0, "SECONDS", BATCH, NOTHING, NOTHING,
       "give up on an offer after SECONDS (default 30)")

OPTION(EMAIL, "email", 0, "FILE.eml", MAIL, FILES, PLACE,
       "also write a draft message that carries the document")
OPTION(TO, "to", 0, "ADDRESS", MAIL, NOTHING, VALUE, "its recipient, instead of the offer's")
OPTION(TO_TRUSTED, "to-trusted", 0, "ADDRESS", MAIL, NOTHING, VALUE,
       "a recipient who may have a private document (a partner, a lawyer)")

OPTION(QUIET, "quiet", 'q', NULL, TELL, NOTHING, NOTHING, "say only what went wrong")
OPTION(VERBOSE, "verbose", 'v', NULL, TELL, NOTHING, NOTHING, "say what was written, and notes")
OPTION(COLOR, "color", 0, "[auto|always|never]", TELL, WORDS, NOTHING, "colour in messages")
OPTION(DIAGNOSTICS, "diagnostics", 0, "text|json", TELL, WORDS, NOTHING, "form of messages")
OPTION(CAGE, "cage", 0, "auto|must|off", TELL, WORDS, NOTHING,
       "must: read nothing unless the kernel confines the run; off: for debuggers")
OPTION(VERSION, "version", 0, NULL, TELL, NOTHING, NOTHING, "print the version")
OPTION(HELP, "help", 'h', NULL, TELL, NOTHING, NOTHING, "print this")
