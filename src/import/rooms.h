/* rooms.h - which heading opens which room of the guide, and every block into its room; and what
 * stands over the whole guide (head.c): title, role, employer, the one-line summary, valuation,
 * evidence, and other employers' bands. */
#ifndef HFB_IMPORT_ROOMS_H
#define HFB_IMPORT_ROOMS_H

#include "import/draft.h"
#include "import/markdown.h"

/* Everything behind the title into the draft. */
void rooms_fill(struct draft *d, struct block *blocks);

/* "Role | Company Global Negotiation Guide"; false: the title names no role and company. */
bool head_title(struct draft *d, const char *title);

/* Short names that the source itself uses ("TPM", "HF"), the valuation, the employer's domain, and
 * whether its shares can be sold: over the whole text; then the guide's id. */
void head_facts(struct draft *d, const struct block *blocks);

/* "A | B | C", or code spans: the summary's parts. False: it is prose. */
bool head_summary(struct draft *d, const char *text);

void head_evidence(struct draft *d, const char *text);

/* "Google Paris TPM (€70K–€95K base + RSUs)": other employers' base bands in a section's text. */
void head_bands(struct draft *d, struct unit *u, const char *text);

#endif
