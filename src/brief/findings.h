/* findings.h - what a page says about its figures: titles, decks, notes, as finished sentences from
 * the catalogue's fixed table, each under an id that a stylesheet asks for. What
 * doesn't apply has no finding, so that the stylesheet leaves out what it doesn't find.
 *
 * A sentence that needs a floor is made only where the floor may stand (--floor): `front` on the
 * call sheet too, `back` not there, `omit` nowhere. A floor that the candidate has not made their
 * own is never called theirs.
 */
#ifndef HFB_BRIEF_FINDINGS_H
#define HFB_BRIEF_FINDINGS_H

#include "say/present.h"
#include "speech/script.h"

/* none: nobody has named one, so that nothing is kept back and nothing is shown of it. */
enum floor_place { FLOOR_FRONT, FLOOR_BACK, FLOOR_OMIT, FLOOR_NONE };

struct finding {
    const char *id;   /* "call.title"; several of one id are a list, in order */
    const char *text; /* with CATALOGUE_BOLD and CATALOGUE_PLAIN around what is stressed */
    struct finding *next;
};

/* A section of the brief (contract 3): what does not apply is not in the list. */
struct brief_section {
    const char *id; /* "call" "before" "offer" "others" "equity" "trade" "market" "speech" "history"
                       "after" "workings" */
    const char *name;
};

#define BRIEF_SECTIONS_MAX 11

struct findings {
    struct finding *first, **last;
    size_t n;
    struct brief_section sections[BRIEF_SECTIONS_MAX];
    size_t sections_n;
    const struct competing_fig *lead; /* the competing offer that the titles speak of; NULL: none */
    size_t lead_at;
    const size_t *shown; /* places of all in figures->competing, the lead first (comp/shown.h) */
    bool equity_page;    /* pre-IPO equity or options are on the table or asked for */
    enum floor_place floor;
    const char *file; /* the input's name without its folder */
};

/* The parts that tables show: all in play, or the few that the call sheet has room for: base, what
 * somebody would change, what counts most. Returns how many of `out` are set. */
/* What the section on equity one cannot sell is called, as a key; NULL: this brief has none. */
const char *brief_equity_section(const struct figures *f);
size_t brief_parts(const struct figures *f, enum money_part out[PAY_PARTS], size_t most);

/* How many of them the call sheet has room for. */
size_t brief_columns(const struct present *p, const struct figures *f);

/* Base and equity are both to move: the plane that trades one for the other then says something. */
bool brief_has_plane(const struct figures *f);

struct findings *findings_compose(struct arena *a, const struct figures *f,
                                  const struct advice *advice, const struct speech *speech,
                                  const struct present *p, const char *input_name,
                                  enum floor_place floor);

/* Whether the i-th check stands on the page: the first of those that say the same, and none for the
 * blanks, which have their own list. */
bool check_stands(const struct advice *all, enum floor_place floor, size_t i);
/* Of those, what the candidate must deal with: "Before the call" and its count on the call sheet.
 */
bool check_is_the_candidates(const struct advice *all, enum floor_place floor, size_t i);
/* How many of those are at least so severe: both pages count the same. */
size_t checks_at_least(const struct advice *all, enum floor_place floor, enum diag_severity least);

/* The first text of that id, or NULL. */
const char *finding_text(const struct findings *s, const char *id);
/* What stands for the number of the page on which that section begins (CATALOGUE_PAGE_OF), or NULL
 * where the brief has no such section. */
const char *section_page(const struct findings *s, const char *id);

#endif
