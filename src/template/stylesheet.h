/* stylesheet.h - XSLT 1.0, closed in: a stylesheet gets the figures' tree and yields a flow.
 *
 * It reads no file and no address, writes nothing, includes nothing, knows no extension functions
 * (EXSLT), and stops at a depth and a number of steps. What a stylesheet may see it declares
 * itself, hfbrief:audience="private" on its root (namespace urn:hfbrief:template:1); undeclared
 * means employer, who gets the public tree. A stylesheet is compiled once and run often.
 */
#ifndef HFB_TEMPLATE_STYLESHEET_H
#define HFB_TEMPLATE_STYLESHEET_H

#include "say/catalogue.h"
#include "template/flow.h"
#include <libxml/tree.h>

#define TEMPLATE_NS "urn:hfbrief:template:1"
#define STYLESHEET_BYTES_MAX ((size_t)1 << 20)

enum audience { AUDIENCE_EMPLOYER, AUDIENCE_PRIVATE };

struct stylesheet;

/* NULL: reported (STYLESHEET, with line and source line; DOCTYPE, TOO_LARGE, NOT_WELL_FORMED …).
 * `src` and the stylesheet belong to `a`, which outlives every run. A private stylesheet gets
 * `words` put into it (wording.h) and then serves their language alone; NULL: it asks its tree. */
struct stylesheet *stylesheet_compile(struct arena *a, const struct source *src,
                                      const struct catalogue *words, struct diags *d);

/* The same for a stylesheet of the user's own: faults of its results then have their place in it
 * (marks.h), in the flow and in layout. */
struct stylesheet *stylesheet_compile_own(struct arena *a, const struct source *src,
                                          struct diags *d);

/* Read and not compiled, for the build; and compiled of that (form.h). `form` belongs to `a`. */
struct form;
const struct form *stylesheet_form(struct arena *a, const struct source *src,
                                   const struct catalogue *words, struct diags *d);
struct stylesheet *stylesheet_of_form(struct arena *a, const struct source *src,
                                      const struct form *form, struct diags *d);

enum audience stylesheet_audience(const struct stylesheet *s);
/* hfbrief:uses="terms": an employer's page made of the draft terms; undeclared ("sentences"): of
 * the letter's sentences, whose blanks then refuse it. */
bool stylesheet_uses_terms(const struct stylesheet *s);

/* Keys of the messages that can be made of what stands in the stylesheet (literals.h), of the
 * catalogue that it was compiled with; none without one. */
const char *const *stylesheet_messages(const struct stylesheet *s, size_t *n);

/* Applies it to a tree and reads the result. NULL: reported (STYLESHEET, FLOW). */
struct flow *stylesheet_run(const struct stylesheet *s, struct arena *a, xmlDoc *tree,
                            struct diags *d);

/* --dump=flow: the result as text, before it is read. False: reported. */
bool stylesheet_text(const struct stylesheet *s, xmlDoc *tree, struct diags *d, struct buf *out);

#endif
