/* diag.h - everything that can be wrong, said in one way: file:line:col: error: what is wrong;
 * what would be right (contract 1.3).
 *
 * A stage reports to a struct diags and goes on; false or NULL from a stage means "already
 * reported, with its place". Codes stand in diag_codes.h, one row each, ordered by severity. The
 * list is sorted by place and merged (what is said twice stands once) when
 * it is rendered; only cli/ prints.
 *
 * A message never repeats control characters or terminal escapes (diag_add escapes them). A
 * run that `conceal`s (for the employer's side) shows neither value nor line of what was passed
 * through diag_add_private(), and of any other line only the span itself, since a private value may
 * stand beside it.
 *
 * What is printed:
 *
 *     offer.xml:14:11: error: base is not an amount: "12k"; write 12000
 *      14 |     <base>12k</base>
 *         |           ^~~
 *
 * A place of no length at a file's very start is the file as a whole (too large, compressed): its
 * line isn't shown. The message is the caller's whole sentence, fault and repair divided by a
 * semicolon; the code's own text isn't put before it. The code's name ("not-an-amount") stands in
 * JSON alone.
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
extern const char
    *const diag_severity_names[]; /* "note", "warning", "error"; fatal is an error too */

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

/* A file that is wrong from end to end is told so this often; further faults only count. */
#define DIAGS_MAX 500

struct diags {
    struct arena *arena;
    struct diag *first, **last;
    unsigned counts[SEVERITY_FATAL + 1];
    unsigned long next_order;
    unsigned long dropped; /* beyond DIAGS_MAX */
    bool conceal;          /* an employer's run: private values are not named */
    struct place *doubts;  /* diag_doubt() */
    size_t doubts_n;
};

void diags_init(struct diags *d, struct arena *a);
/* Control characters, bidi overrides, what is blank and bytes that aren't UTF-8 come out as \x1b,
 * \u{202e}. */
struct diag *diag_add(struct diags *d, enum diag_code code, struct place at, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));
/* `shown` replaces the message when values are concealed. */
struct diag *diag_add_private(struct diags *d, enum diag_code code, struct place at,
                              const char *shown, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Appends text with everything that could steer a terminal spelled out. */
void diag_put_safe(struct buf *out, struct str s);
bool diags_failed(const struct diags *d); /* an error or worse was reported */

/* One mistake, one message: what was refused leaves nothing that could be compared, so whoever
 * compares values looks first whether one of them is in doubt. `at` is all that is in doubt with
 * the value: its element's tag, say. */
void diag_doubt(struct diags *d, struct place at);
bool diag_doubted(const struct diags *d, struct place at);

/* A value from a file, fit for a message: trimmed, in double quotes, cut after 48 characters. */
const char *diag_quote(struct arena *a, struct str value);

const char *diag_name(enum diag_code code); /* as its row: "NOT_AN_AMOUNT"; JSON: "not-an-amount" */
const char *diag_text(enum diag_code code); /* "not an amount" */
enum diag_severity diag_severity_of(enum diag_code code);

/* By source (as first reported), place and order of report; what is said twice is dropped. */
void diags_sort(struct diags *d);

struct diag_style {
    bool color, json, carets;
    enum diag_severity least; /* what is less severe isn't shown */
    const char *subject;      /* the file a run is about: named where there is no place; or NULL */
    bool one_of_many;         /* also named after a message whose place is in another file */
};
/* Sorts, merges and renders the whole list. JSON: one object a line. */
void diags_render(struct diags *d, struct diag_style style, struct buf *out);

#endif
