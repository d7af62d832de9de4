/* options.c - the option table at work: getopt_long's table, the checks, --help. */
#include "cli/options.h"
#include "base/file.h"
#include "base/language.h"
#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>

const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, group, completes, changes, help)                        \
    [OPTION_##id] = {                                                                              \
        name, letter, argument, GROUP_##group, COMPLETES_##completes, CHANGES_##changes, help},
#include "cli/option_table.h"
#undef OPTION
};

const char *const option_groups[GROUP_COUNT] = {
    [GROUP_DOCUMENT] = "What is written, and where",
    [GROUP_FIGURES] = "The figures",
    [GROUP_HOME] = "Your own offer",
    [GROUP_GUIDES] = "Guides",
    [GROUP_BATCH] = "Many offers",
    [GROUP_MAIL] = "E-mail",
    [GROUP_TELL] = "Messages",
};

const char *const options_templates[] = {"brief", "letter", "offer-letter", "cohort", NULL};

/* getopt_long's values: the row's number past every letter. */
#define LONG_BASE 256
#define NOWHERE ((struct place){0})

static int argument_kind(const char *argument)
{
    return !argument ? no_argument : *argument == '[' ? optional_argument : required_argument;
}

/* ---- words ------------------------------------------------------------------------------ */

/* Splits "[auto|always|never]" or "K/N|auto" at its bars. */
static size_t words_of(struct arena *a, const char *argument, const char **words, size_t max)
{
    size_t n = 0;
    char *copy = arena_strdup(a, *argument == '[' ? argument + 1 : argument);
    copy[strcspn(copy, "]")] = '\0';
    for (char *rest = copy, *word; n < max && (word = strsep(&rest, "|"));)
        words[n++] = word;
    return n;
}

static bool refuse_word(struct diags *d, const char *name, const char *given,
                        const char *const *words, size_t n)
{
    struct buf list;
    buf_init(&list, d->arena);
    for (size_t i = 0; i < n; i++)
        buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 == n ? " or " : ", ", words[i]);
    const char *near = str_nearest(given, words, n);
    if (near)
        diag_add(d, DIAG_USAGE, NOWHERE, "--%s doesn't know \"%s\"; did you mean %s?", name, given,
                 near);
    else
        diag_add(d, DIAG_USAGE, NOWHERE, "--%s doesn't know \"%s\"; it takes %s", name, given,
                 buf_str(&list));
    return false;
}

/* The place of the option's argument among its words; `fallback` when it wasn't given. */
static int word_index(const struct options *o, enum option_id id, struct diags *d, int fallback)
{
    const char *given = o->text[id];
    if (!given || *given == '\0')
        return fallback;
    const char *words[8];
    size_t n = words_of(d->arena, option_rows[id].argument, words, 8);
    for (size_t i = 0; i < n; i++)
        if (strcmp(words[i], given) == 0)
            return (int)i;
    refuse_word(d, option_rows[id].name, given, words, n);
    return fallback;
}

/* ---- the checks ------------------------------------------------------------------------- */

static unsigned read_count(const struct options *o, enum option_id id, unsigned max,
                           unsigned fallback, struct diags *d)
{
    const char *s = o->text[id];
    if (!s)
        return fallback;
    char *end;
    unsigned long v = *s >= '0' && *s <= '9' ? strtoul(s, &end, 10) : 0;
    if (v == 0 || *end != '\0' || v > max) {
        diag_add(d, DIAG_USAGE, NOWHERE, "--%s takes a whole number from 1 to %u, not \"%s\"",
                 option_rows[id].name, max, s);
        return fallback;
    }
    return (unsigned)v;
}

static void read_shard(struct options *o, struct diags *d)
{
    const char *s = o->text[OPTION_SHARD];
    if (!s)
        return;
    if (strcmp(s, "auto") == 0) {
        o->shard_auto = true;
        return;
    }
    char *end = NULL;
    unsigned long k = *s >= '0' && *s <= '9' ? strtoul(s, &end, 10) : 0, n = 0;
    if (k && *end == '/' && end[1] >= '0' && end[1] <= '9')
        n = strtoul(end + 1, &end, 10);
    if (n == 0 || *end != '\0' || k > n || n > 1000000) {
        diag_add(d, DIAG_USAGE, NOWHERE,
                 "--shard takes K/N with K from 1 to N (\"2/8\"), or auto, not \"%s\"", s);
        return;
    }
    o->shard_k = (unsigned)k;
    o->shard_n = (unsigned)n;
}

static const char *stem(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? arena_strndup(a, name, (size_t)(dot - name)) : name;
}

static void read_template(struct options *o, struct arena *a, struct diags *d)
{
    const char *t = o->text[OPTION_TEMPLATE];
    size_t n = 0;
    o->template_name = "brief";
    if (!t)
        return;
    for (; options_templates[n]; n++)
        if (strcmp(options_templates[n], t) == 0) {
            o->template_name = options_templates[n];
            return;
        }
    if (strpbrk(t, "/.")) {
        o->template_file = t;
        o->template_name = stem(a, t);
        return;
    }
    refuse_word(d, "template", t, options_templates, n);
}

static void read_language(const struct options *o, struct diags *d)
{
    const char *codes[64], *given = o->text[OPTION_LANG];
    size_t n = 0;
    for (const struct language *l; n < 64 && (l = language_at(n)); n++)
        codes[n] = l->code;
    if (given && !language_find(given))
        refuse_word(d, "lang", given, codes, n);
}

static void read_as_of(struct options *o, struct diags *d)
{
    const char *s = o->text[OPTION_AS_OF];
    if (s && !date_parse(str_of(s), &o->as_of))
        diag_add(d, DIAG_USAGE, NOWHERE, "--as-of takes a date (2026-11-20), not \"%s\"", s);
}

static void read_dump(struct options *o, struct diags *d)
{
    static const char *const stages[] = {"offer", "figures",   "flow", "galley",
                                         "pages", "structure", "svg"};
    const char *s = o->text[OPTION_DUMP];
    if (!s)
        return;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stages[i], s) == 0) {
            o->dump = (enum hfb_dump)(HFB_DUMP_OFFER + i);
            return;
        }
    refuse_word(d, "dump", s, stages, sizeof stages / sizeof *stages);
}

static void check_all(struct options *o, struct arena *a, struct diags *d)
{
    o->format = (enum hfb_format)word_index(o, OPTION_FORMAT, d, HFB_PDF);
    o->floor = (enum hfb_floor)word_index(o, OPTION_FLOOR, d, HFB_FLOOR_FRONT);
    o->paper = (enum hfb_paper)word_index(o, OPTION_PAPER, d, HFB_PAPER_AUTO);
    /* plain --color means always, as in other tools */
    bool bare = o->text[OPTION_COLOR] && *o->text[OPTION_COLOR] == '\0';
    o->color = bare ? COLOR_ALWAYS : (enum color_rule)word_index(o, OPTION_COLOR, d, COLOR_AUTO);
    o->cage = (enum cage_rule)word_index(o, OPTION_CAGE, d, CAGE_AUTO);
    o->json_diagnostics = word_index(o, OPTION_DIAGNOSTICS, d, 0) == 1;
    read_language(o, d);
    word_index(o, OPTION_SCHEMA, d, 0);
    word_index(o, OPTION_ANSWER, d, 0);
    word_index(o, OPTION_VIA, d, 0);
    o->jobs = read_count(o, OPTION_JOBS, 256, 1, d);
    o->timeout = read_count(o, OPTION_TIMEOUT, 86400, 30, d);
    read_shard(o, d);
    read_template(o, a, d);
    read_as_of(o, d);
    read_dump(o, d);
    if (option_given(o, OUTPUT) && option_given(o, DIRECTORY))
        diag_add(d, DIAG_USAGE, NOWHERE, "-o names one file, -d a folder; give one of them");
    if (option_given(o, QUIET) && option_given(o, VERBOSE))
        diag_add(d, DIAG_USAGE, NOWHERE, "-q and -v can't both be meant");
    if (option_given(o, NUL) && !option_given(o, FILES_FROM))
        diag_add(d, DIAG_USAGE, NOWHERE, "-0 says how --files-from is written; give that too");
}

/* ---- getopt ----------------------------------------------------------------------------- */

static void refuse_option(char **argv, struct diags *d)
{
    const char *names[OPTION_COUNT];
    for (size_t i = 0; i < OPTION_COUNT; i++)
        names[i] = option_rows[i].name;
    if (optopt > 0 && optopt < LONG_BASE) {
        diag_add(d, DIAG_USAGE, NOWHERE, "there is no option -%c; see hfbrief --help", optopt);
        return;
    }
    const char *word = argv[optind - 1];
    if (optopt >= LONG_BASE) { /* a known one, with an argument that it doesn't take */
        diag_add(d, DIAG_USAGE, NOWHERE, "--%s takes no argument",
                 option_rows[optopt - LONG_BASE].name);
        return;
    }
    word += strspn(word, "-");
    const char *bare = arena_strndup(d->arena, word, strcspn(word, "="));
    const char *near = str_nearest(bare, names, OPTION_COUNT);
    if (near)
        diag_add(d, DIAG_USAGE, NOWHERE, "there is no option --%s; did you mean --%s?", bare, near);
    else
        diag_add(d, DIAG_USAGE, NOWHERE, "there is no option --%s; see hfbrief --help", bare);
}

static void add_recipient(struct options *out, const char *address, bool trusted)
{
    bool there = false;
    for (size_t i = 0; i < out->to_n; i++)
        there = there || strcmp(out->to[i], address) == 0;
    if (!there)
        out->to[out->to_n++] = address;
    if (trusted && out->trusted_n + 1 < sizeof out->trusted / sizeof *out->trusted)
        out->trusted[out->trusted_n++] = address;
}

static void take_option(struct options *out, int got, struct diags *d)
{
    bool trusted = got == LONG_BASE + OPTION_TO_TRUSTED;
    if (got == LONG_BASE + OPTION_TO || trusted) {
        if (out->to_n + 1 < sizeof out->to / sizeof *out->to)
            add_recipient(out, optarg, trusted);
        else
            diag_add(d, DIAG_USAGE, NOWHERE, "--to is given more than %zu times", out->to_n);
    }
    if (got == LONG_BASE + OPTION_GUIDES) {
        if (out->guides_n + 1 < sizeof out->guides / sizeof *out->guides)
            out->guides[out->guides_n++] = optarg;
        else
            diag_add(d, DIAG_USAGE, NOWHERE, "--guides is given more than %zu times",
                     out->guides_n);
    }
    for (int i = 0; i < OPTION_COUNT; i++)
        if (got == LONG_BASE + i || (got < LONG_BASE && got == option_rows[i].letter))
            out->text[i] = optarg ? optarg : "";
}

bool options_read(int argc, char **argv, struct arena *a, struct diags *d, struct options *out)
{
    struct option table[OPTION_COUNT + 1] = {0};
    char letters[3 * OPTION_COUNT + 2] = ":", *next = letters + 1;
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        int kind = argument_kind(row->argument);
        table[i] = (struct option){row->name, kind, NULL, LONG_BASE + i};
        if (!row->letter)
            continue;
        *next++ = row->letter;
        if (kind == required_argument)
            *next++ = ':';
    }
    *out = (struct options){0};
    opterr = 0;
    for (int got; (got = getopt_long(argc, argv, letters, table, NULL)) != -1;) {
        if (got == '?')
            refuse_option(argv, d);
        else if (got == ':')
            diag_add(d, DIAG_USAGE, NOWHERE, "%s needs an argument", argv[optind - 1]);
        else
            take_option(out, got, d);
    }
    out->inputs = argv + optind;
    out->inputs_n = (size_t)(argc - optind);
    check_all(out, a, d);
    return !diags_failed(d);
}

/* ---- what changes bytes ----------------------------------------------------------------- */

/* The bytes of the file that an option names, as this run has read them. */
static struct str bytes_of(const struct options *o, enum option_id id, const struct hfb_job *job,
                           struct arena *a)
{
    const struct hfb_input *in = id == OPTION_TEMPLATE ? job->template_file
                                 : id == OPTION_THEME  ? job->theme_file
                                 : id == OPTION_GUIDE  ? job->guide_file
                                                       : NULL;
    struct str text = {"", 0};
    if (in)
        return (struct str){in->bytes, in->len};
    if (file_is_regular(o->text[id]))
        (void)file_read(a, o->text[id], 0, &text);
    return text;
}

/* Each of the folders given, in order: text[] keeps the last alone. */
static void put_folders(struct buf *b, const struct options *o)
{
    for (size_t i = 0; i < o->guides_n; i++)
        buf_printf(b, "guides=%s ", o->guides[i]);
}

const char *options_key(const struct options *o, const struct hfb_job *job, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    put_folders(&b, o);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        bool counts = row->changes != CHANGES_NOTHING && row->changes != CHANGES_PLACE;
        if (!o->text[i] || !counts)
            continue;
        buf_puts(&b, row->name);
        if (row->changes != CHANGES_SECRET)
            buf_printf(&b, "=%s", o->text[i]);
        if (row->changes == CHANGES_FILE)
            buf_printf(&b, " %016" PRIx64, str_hash(bytes_of(o, (enum option_id)i, job, a)));
        buf_putc(&b, '\0');
    }
    for (size_t i = 0; i < o->to_n; i++)
        buf_printf(&b, "%s,", o->to[i]);
    return arena_printf(a, "%016" PRIx64, str_hash((struct str){buf_str(&b), b.n}));
}

/* ---- help ------------------------------------------------------------------------------- */

static void help_row(const struct option_row *row, struct buf *out)
{
    size_t start = out->n;
    if (row->letter)
        buf_printf(out, "  -%c, --%s", row->letter, row->name);
    else
        buf_printf(out, "      --%s", row->name);
    if (row->argument && *row->argument == '[')
        buf_printf(out, "[=%.*s]", (int)strlen(row->argument) - 2, row->argument + 1);
    else if (row->argument)
        buf_printf(out, " %s", row->argument);
    size_t width = out->n - start;
    if (width > 30)
        buf_printf(out, "\n%32s%s\n", "", row->help);
    else
        buf_printf(out, "%*s%s\n", (int)(32 - width), "", row->help);
}

void options_help(struct buf *out)
{
    buf_puts(out,
             "usage: hfbrief [option ...] offer.xml ...\n"
             "Turns a job offer into a negotiation brief: what to ask for, why, and what it is "
             "worth.\n\n"
             "  hfbrief offer.xml -o brief.pdf            one brief\n"
             "  hfbrief offers/*.xml -d out/ -j 4         many\n"
             "  hfbrief offer.xml -t letter               the letter to the employer\n"
             "  hfbrief offers/*.xml -t cohort -o c.pdf   the coach's page\n"
             "  hfbrief --check offer.xml                 compute, write nothing\n"
             "  hfbrief --new offer.xml                   a starter file\n");
    for (int g = 0; g < GROUP_COUNT; g++) {
        buf_printf(out, "\n%s:\n", option_groups[g]);
        for (int i = 0; i < OPTION_COUNT; i++)
            if ((int)option_rows[i].group == g)
                help_row(&option_rows[i], out);
    }
    buf_puts(out, "\nExit status: 0 all written, 1 an offer or a guide was refused, 2 wrong usage, "
                  "3 a fault of "
                  "the system.\n");
}
