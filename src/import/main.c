/* main.c - hfbrief-import-guide: guides from Markdown, in a program that never meets an offer.
 * `hfbrief --import-guide` becomes it, with the same arguments. */
#include "cli/last_words.h"
#include "import/series.h"

static int say(struct arena *a, const char *text)
{
    struct diags d;
    diags_init(&d, a);
    return tell_out(str_of(text), a, &d) ? HFB_OK : HFB_FAULT;
}

/* The arguments as hfbrief has them: with --import-guide, whether it stands there or not. */
static char **with_import(int *argc, char **argv, struct arena *a)
{
    char **out = arena_new_array(a, char *, (size_t)*argc + 2);
    for (int i = 1; i < *argc; i++)
        if (strcmp(argv[i], "--import-guide") == 0)
            return argv;
    out[0] = argv[0];
    out[1] = arena_strdup(a, "--import-guide");
    for (int i = 1; i < *argc; i++)
        out[i + 1] = argv[i];
    (*argc)++;
    return out;
}

static int run(int argc, char **argv, struct arena *a)
{
    struct options o;
    struct diags d;
    diags_init(&d, a);
    argv = with_import(&argc, argv, a);
    bool sound = options_read(argc, argv, a, &d, &o);
    struct tell t = tell_new(&o);
    if (!sound) {
        tell_diags(&t, &d, NULL);
        return HFB_USAGE;
    }
    if (option_given(&o, HELP))
        return say(a, "hfbrief-import-guide FILE.md|FOLDER … [-o FILE | -d FOLDER] [--force] "
                      "[--format json] [--summary FILE]\nmakes guides from Markdown; see "
                      "hfbrief(1), --import-guide\n");
    if (option_given(&o, VERSION))
        return say(a, "hfbrief-import-guide " HFBRIEF_VERSION "\n");
    return series_run(&o, &t, a);
}

int main(int argc, char **argv)
{
    last_words_prepare();
    return last_words_run(run, argc, argv);
}
