/* diag.h - everything that can be wrong, said in one way: file:line:col: error: what is wrong;
 * what would be right (contract 1.3).
 *
 * A stage reports to a struct diags and goes on; false or NULL from a stage means "already
 * reported, with its place". Codes stand in diag_codes.h, one row each, ordered by severity. The
 * list is sorted by place and merged (one fault, reported by schema and reader, stands once) when
 * it is rendered; only cli/ prints.
 *
 * A message never repeats control characters or terminal escapes (diag_add escapes them). A
 * source marked `secret` (a run for the employer's side) shows neither value nor line: callers
 * pass private text only through diag_add_private().
 */
#ifndef HFB_BASE_DIAG_H
#define HFB_BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include <stdint.h>

/* A text that places point into. Owned by whoever read it; must outlive its places. */
struct source {
    const char *name; /* as the user wrote it */
    const char *text; /* whole file, NUL after len bytes */
    size_t len;
};

/* A span of bytes in a source; src NULL: nowhere (the command line, a default). */
struct place {
    const struct source *src;
    uint32_t off, len;
};

struct linecol {
    unsigned line, col; /* from 1; columns count code points */
};
struct linecol place_linecol(struct place at);

enum diag_severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_FATAL };

enum diag_code {
#define DIAG(code, severity, text) DIAG_##code,
#include "base/diag_codes.h"
#undef DIAG
    DIAG_COUNT
};

struct diag {
    enum diag_code code;
    enum diag_severity severity;
    struct place at;
    struct place also; /* the other place of an error between two */
    const char *message;
    unsigned long order;
    bool private_value; /* shown without value and line in an employer's run */
    struct diag *next;
};

struct diags {
    struct arena *arena;
    struct diag *first, **last;
    unsigned counts[SEVERITY_FATAL + 1];
    unsigned long next_order;
    bool conceal; /* an employer's run: private values are not named */
};

void diags_init(struct diags *d, struct arena *a);
/* The message follows the code's text after a colon: "not-an-amount: "12k"; write 12000" */
struct diag *diag_add(struct diags *d, enum diag_code code, struct place at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* `shown` replaces the message when values are concealed. */
struct diag *diag_add_private(struct diags *d, enum diag_code code, struct place at,
                              const char *shown, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
bool diags_failed(const struct diags *d); /* an error or worse was reported */

const char *diag_name(enum diag_code code); /* "not-an-amount" */
enum diag_severity diag_severity_of(enum diag_code code);

struct diag_style {
    bool color, json, carets;
};
/* Sorts, merges and renders the whole list. JSON: one object a line. */
void diags_render(struct diags *d, struct diag_style style, struct buf *out);

#endif
