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

struct diag_style tell_style(const struct tell *t)
{
    enum diag_severity least = t->quiet     ? SEVERITY_ERROR
                               : t->verbose ? SEVERITY_NOTE
                                            : SEVERITY_WARNING;
    return (struct diag_style){.color = t->color, .json = t->json, .carets = true, .least = least};
}

void tell_diags(const struct tell *t, struct diags *d, const char *subject)
{
    struct diag_style style = tell_style(t);
    style.subject = subject;
    struct buf out;
    buf_init(&out, d->arena);
    diags_render(d, style, &out);
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
