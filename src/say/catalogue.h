/* catalogue.h - what hfbrief itself says, one file per language: templates/lang/XX.xml.
 * <m k="verdict.below.one">{part} is {amount} under your floor.</m>; a missing key is reported. */
#ifndef HFB_SAY_CATALOGUE_H
#define HFB_SAY_CATALOGUE_H

#include "base/diag.h"
#include "base/language.h"

struct catalogue;
/* Reads a catalogue from XML bytes into `a`; one per process and language. */
struct catalogue *catalogue_new(struct arena *a, struct str xml, const char *name, struct diags *d);
/* What `c` lacks is said as `other` says it: a language that is still being written. */
void catalogue_fall_back(struct catalogue *c, const struct catalogue *other);
/* The same, with `phrase` said as `instead` in every message that holds it, whether it begins with
 * a capital or not. What a source claims (claim.…) keeps its words. */
const struct catalogue *catalogue_saying(const struct catalogue *c, struct arena *a,
                                         const char *phrase, const char *instead);
/* The same, with every message that has a form for `kind` ("Part.bonus@commission") in that form. */
const struct catalogue *catalogue_of_kind(const struct catalogue *c, struct arena *a,
                                          const char *kind);
/* Whether a message is said otherwise of another offer: of a fixed time, a contractor's, a band that
 * is no guide's. */
bool catalogue_varies(const struct catalogue *c, const char *key);
const struct language *catalogue_language(const struct catalogue *c);
const char *catalogue_lang(const struct catalogue *c); /* its code: "en" */
/* The message as it stands; "⟨key⟩" if there is none (a test finds those). */
const char *catalogue_say(const struct catalogue *c, const char *key);
/* The message with {name} replaced: pairs of name, value, ended by NULL. */
const char *catalogue_fill(const struct catalogue *c, struct arena *a, const char *key, ...)
    __attribute__((sentinel));
/* A name put into a sentence: one that is read from the right is isolated (U+2068 … U+2069), so
 * that the digits and stops beside it stay where they belong (UAX #9, 6.3). */
void catalogue_isolate(struct buf *out, const char *value);
/* The message, or NULL if there is none: where a key may be absent. */
const char *catalogue_find(const struct catalogue *c, const char *key);
/* Stress inside a message: <b>…</b> of the file becomes these two characters around the words. */
#define CATALOGUE_BOLD '\001'
#define CATALOGUE_PLAIN '\002'
/* Around the id of a section whose page number stands there, known once pages are made. */
#define CATALOGUE_PAGE_OF '\003'
#define CATALOGUE_PAGE_END '\004'
/* Every message of this language's own file: i from 0, in the order of keys; NULL past the end. */
const char *catalogue_message_at(const struct catalogue *c, size_t i, const char **key);
/* All messages without placeholders, for templates: i from 0; NULL past the end. */
const char *catalogue_key_at(const struct catalogue *c, size_t i);

#endif
