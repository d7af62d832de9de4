/* tell.c - messages and output. */
#include "cli/tell.h"
#include "base/file.h"
#include <stdlib.h>
#include <unistd.h>

static bool wants_color(enum color_rule rule)
{
    if (rule != COLOR_AUTO)
        return rule == COLOR_ALWAYS;
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no && *no)
        return false;
    if (!term || strcmp(term, "dumb") == 0)
        return false;
    return isatty(STDERR_FILENO);
}

struct tell tell_new(const struct options *o)
{
    return (struct tell){.color = wants_color(o->color),
                         .json = o->json_diagnostics,
                         .quiet = option_given(o, QUIET),
                         .verbose = option_given(o, VERBOSE)};
}

static bool shown(const struct tell *t, enum diag_severity severity)
{
    return severity == SEVERITY_NOTE ? t->verbose : severity == SEVERITY_WARNING ? !t->quiet : true;
}

void tell_diags(const struct tell *t, struct diags *d)
{
    struct diags seen = *d;
    seen.first = NULL;
    seen.last = &seen.first;
    for (struct diag *g = d->first, *next; g; g = next) {
        next = g->next;
        if (!shown(t, g->severity))
            continue;
        g->next = NULL;
        *seen.last = g;
        seen.last = &g->next;
    }
    d->first = NULL; /* told once */
    d->last = &d->first;
    struct buf out;
    buf_init(&out, d->arena);
    diags_render(&seen, (struct diag_style){t->color, t->json, true}, &out);
    file_write_to(d->arena, STDERR_FILENO, (struct str){buf_str(&out), out.n});
}

void tell_line(const struct tell *t, struct arena *a, const char *format, ...)
{
    if (t->quiet)
        return;
    struct buf line, safe;
    buf_init(&line, a);
    buf_init(&safe, a);
    va_list args;
    va_start(args, format);
    buf_vprintf(&line, format, args);
    va_end(args);
    buf_puts(&safe, "hfbrief: ");
    diag_put_safe(&safe, (struct str){buf_str(&line), line.n});
    buf_putc(&safe, '\n');
    file_write_to(a, STDERR_FILENO, (struct str){buf_str(&safe), safe.n});
}

bool tell_out(struct str bytes, struct arena *a, struct diags *d)
{
    const char *why = file_write_to(a, STDOUT_FILENO, bytes);
    if (why)
        diag_add(d, DIAG_CANNOT_WRITE, (struct place){0}, "standard output %s", why);
    return !why;
}
