/* phrases.h - the words by which a guide in English is read, and those that are said in it:
 * templates/import/phrases.xml, lists of phrases by name, each with what it means there. A phrase
 * matches whole words in any capitals; a ' of its stands for ’ too, and a space for a line break or
 * a mark of stress. Where several begin at one place, the longest is meant.
 */
#ifndef HFB_IMPORT_PHRASES_H
#define HFB_IMPORT_PHRASES_H

#include "base/ascii.h"
#include "base/diag.h"

struct phrase {
    const char *text, *means; /* NULL: the list has one meaning */
    struct phrase *next;
};

struct phrases;

/* NULL: reported. `xml` must outlive the arena's contents. */
const struct phrases *phrases_read(struct arena *a, const struct source *xml, struct diags *d);

/* Which of the names, ended by NULL, the phrase means, from 1; 0: none of them, or no phrase. */
unsigned phrase_means(const struct phrase *p, const char *const *names);

/* Bytes of `text` at `at` that the phrase covers as whole words; 0: it isn't there. */
size_t words_match(const char *text, const char *at, const char *phrase);
const char *words_at(const char *text, const char *phrase); /* NULL: not there */

#endif
