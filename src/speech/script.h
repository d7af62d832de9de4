/* script.h - what may be said: the guide's sentences with figures and fills put in, chosen by
 * region, competing offers and disclosure, each checked again as finished text (contract 1.2).
 * A sentence that fails is withheld with its reason; nobody is handed a claim that isn't theirs.
 */
#ifndef HFB_SPEECH_SCRIPT_H
#define HFB_SPEECH_SCRIPT_H

#include "comp/advice.h"
#include "say/present.h"
#include "speech/floor_words.h"

enum said_kind {
    SAID_TEXT,
    SAID_FIGURE /* bold: the ask's figures */,
    SAID_FILLED,
    SAID_BLANK,
    SAID_NOTEREF
};

struct said { /* one stretch of a finished sentence */
    enum said_kind kind;
    const char *text; /* blank: its caption; noteref: unused */
    const char *ref;  /* the figure that it is, "ask.base", or NULL */
    enum fill_size blank_size;
    int note;    /* SAID_NOTEREF: index into the passage's notes, from 1 */
    bool stress; /* an ask figure: bold */
    bool floor;  /* prose that tells the floor: not with --floor omit */
    struct place at;
    struct said *next;
};

struct said_paragraph {
    enum paragraph_kind kind; /* sections have lists and headings too */
    struct said *said;
    struct said_paragraph *next;
};

struct said_note {
    const char *text;
    int ref;    /* the number that a SAID_NOTEREF carries; 0: a note to the whole passage */
    bool floor; /* about the floor, or tells it */
    bool guide; /* in the guide's words, so in its language; else hfbrief's, in the page's */
    struct said_note *next;
};

struct passage { /* one script, lever, section, the opening or the strategy */
    const char *id, *title, *they_say, *short_;
    int number;                        /* lever: its number in the guide, from 1; else 0 */
    bool ours;                         /* hfbrief's own card, not the guide's */
    bool spoken;                       /* false: prose that is read (sections) */
    struct said *line;                 /* lever's one-liner for the call sheet, or NULL */
    struct said_paragraph *paragraphs; /* NULL: nothing of it may be said */
    struct said_note *notes;
    enum needs needs;
};

struct withheld {
    const char *what, *why; /* finished sentences */
    bool sentence;          /* a sentence; else a whole passage, which is no fault */
    bool met;               /* what it asks for is there already: good news */
    bool floor;             /* about the floor, or tells it */
    struct place at;
};

/* Where what is said differs from the source: "Departs from guide". */
struct departure {
    const char *text;
    bool floor; /* about the floor, or tells it */
};

struct speech {
    const struct catalogue *words; /* of the language that is spoken: questions, quotation marks */
    struct passage *opening;       /* one; where the guide has none, a sentence of our own */
    struct passage *strategy;      /* the opening and what follows it; NULL: the guide has none */
    struct passage *sections;      /* prose, in this region's figures */
    size_t sections_n;
    struct passage *scripts;
    size_t scripts_n;
    struct passage *levers;
    size_t levers_n;
    struct withheld *withheld; /* "Lever 3, “Competing Offer”" · "This offer is in Paris." */
    size_t withheld_n;
    struct departure *departures;
    size_t departures_n;
    const struct competing_fig *telling; /* the other offer that is spoken of; NULL: none may be */
    struct floor_words *floor;           /* whether a text tells the floor */
    const struct blank *blanks;
    size_t blanks_n;
};

/* For a private document. NULL: reported (an error of the guide's speech). */
const struct speech *speech_compose(struct arena *a, const struct figures *f,
                                    const struct present *p, struct diags *d);

#endif
