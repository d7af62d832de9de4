/* main.c - hfbrief's command line: reads the options, loads what every offer needs, hands over. */
#include "cli/debrief.h"
#include "cli/guides.h"
#include "cli/import.h"
#include "cli/last_words.h"
#include "cli/new.h"
#include "cli/run.h"
#include "cli/watch.h"
#include <fcntl.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

/* A descriptor that the caller left closed would be given to the first file that is opened, and a
 * message meant for standard error would land in somebody's document. */
static void hold_streams(void)
{
    for (int fd = 0; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1)
            (void)!open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

static int say(struct buf *text, const struct tell *t)
{
    struct diags d;
    diags_init(&d, text->arena);
    bool ok = tell_out((struct str){buf_str(text), text->n}, text->arena, &d);
    tell_diags(t, &d, NULL);
    return ok ? HFB_OK : HFB_FAULT;
}

static int run(int argc, char **argv, struct arena *a)
{
    struct options o;
    struct diags d;
    struct buf out;
    diags_init(&d, a);
    buf_init(&out, a);
    bool sound = options_read(argc, argv, a, &d, &o);
    struct tell t = tell_new(&o);
    if (!sound) {
        tell_diags(&t, &d, NULL);
        return HFB_USAGE;
    }
    if (option_given(&o, HELP)) {
        options_help(&out);
        return say(&out, &t);
    }
    if (option_given(&o, VERSION)) {
        buf_puts(&out, "hfbrief " HFBRIEF_VERSION "\n");
#ifdef HFB_LACKS /* packaging/static */
        buf_puts(&out, "static, without " HFB_LACKS "\n");
#endif
        return say(&out, &t);
    }
    if (option_given(&o, SCHEMA)) {
        struct str schema = new_schema(o.text[OPTION_SCHEMA]);
        buf_add(&out, schema.s, schema.n);
        return say(&out, &t);
    }
    if (option_given(&o, IMPORT_GUIDE))
        return import_start(argv, &t, a);
    if (option_given(&o, WATCH))
        return watch_offer(&o, &t, a);
    struct hfb_env *e = hfb_env_new(&d);
    int status = HFB_FAULT;
    if (!e)
        tell_diags(&t, &d, NULL);
    else if (option_given(&o, LIST_GUIDES))
        status = list_guides(e, &o, &t, a);
    else if (option_given(&o, INSTALL_GUIDES))
        status = install_guides(e, &o, &t, a);
    else if (option_given(&o, CHECK_GUIDE))
        status = guides_check(e, &o, &t, a);
    else if (option_given(&o, DEBRIEF))
        status = debrief_offer(e, &o, &t, a);
    else if (option_given(&o, NEW))
        status = new_offer(e, &o, &t, a);
    else
        status = run_offers(e, &o, &t, a);
    hfb_env_free(e);
    return status;
}

int main(int argc, char **argv)
{
    last_words_prepare();
    hold_streams();
    return last_words_run(run, argc, argv);
}
