/* tell.h - what a person sees: messages on standard error, documents and data on standard output.
 * Colour: --color, then NO_COLOR, then TERM=dumb, then whether standard error is a terminal. */
#ifndef HFB_CLI_TELL_H
#define HFB_CLI_TELL_H

#include "cli/options.h"

struct tell {
    bool color, json, quiet, verbose;
};

struct tell tell_new(const struct options *o);

/* How messages are rendered: notes only with -v, warnings not with -q. */
struct diag_style tell_style(const struct tell *t);
/* Renders and prints what was reported; `subject`: the file it is about, or NULL. */
void tell_diags(const struct tell *t, struct diags *d, const char *subject);
/* One line on standard error, "hfbrief: …"; nothing with -q. */
void tell_line(const struct tell *t, struct arena *a, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* All of it to standard output; false: it could not be written (reported to d). */
bool tell_out(struct str bytes, struct arena *a, struct diags *d);

#endif
