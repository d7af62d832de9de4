/* guides.c - guides are listed, and checked alone; install.c copies them. */
#include "cli/guides.h"
#include "base/ascii.h"
#include "base/file.h"
#include "cli/caged.h"
#include "cli/folders.h"
#include "cli/single.h"
#include "job/reading.h"
#include "tree/json_write.h"
#include "xml/xml.h"

enum { LANGS_MAX = 32, GUIDES_A_SECOND = 50 };

/* ---- the list ----------------------------------------------------------------------------------
 */

struct listed {
    const char *id, *path;             /* path NULL: built in */
    const struct reading_guide *guide; /* NULL: it has faults */
    const char **langs;
    size_t langs_n;
};

struct list {
    struct listed *at;
    size_t n;
};

static struct listed *listed_of(struct list *l, const char *id)
{
    for (size_t i = 0; i < l->n; i++)
        if (strcmp(l->at[i].id, id) == 0)
            return &l->at[i];
    return NULL;
}

static void add_lang(struct listed *g, const char *lang)
{
    if (lang && g->langs_n < LANGS_MAX)
        g->langs[g->langs_n++] = lang;
}

/* Those in folders, then those built in that no folder has. */
static struct list all_guides(struct hfb_env *e, const struct folders *f, struct arena *a)
{
    size_t files_n, built_in = 0;
    const struct folders_file *files = folders_files(f, a, &files_n);
    while (hfb_guide_id(e, built_in))
        built_in++;
    struct list l = {arena_new_array(a, struct listed, files_n + built_in + 1), 0};
    for (size_t i = 0; i < files_n; i++) {
        struct diags unheard;
        struct str text;
        diags_init(&unheard, a);
        struct hfb_input in = {.name = files[i].path};
        bool sound = !file_read_regular(a, in.name, XML_GUIDE_BYTES_MAX, &text);
        in.bytes = text.s;
        in.len = text.n;
        const struct reading_guide *g = sound ? reading_guide(e, NULL, &in, a, &unheard) : NULL;
        struct listed *there = listed_of(&l, files[i].id);
        if (!there) {
            there = &l.at[l.n++];
            *there = (struct listed){.id = files[i].id,
                                     .path = files[i].path,
                                     .guide = g,
                                     .langs = arena_new_array(a, const char *, LANGS_MAX)};
        }
        add_lang(there, g ? g->lang : files[i].lang);
    }
    for (size_t i = 0; i < built_in; i++) {
        struct diags unheard;
        diags_init(&unheard, a);
        const char *id = hfb_guide_id(e, i);
        if (listed_of(&l, id))
            continue;
        struct listed *g = &l.at[l.n++];
        *g = (struct listed){.id = id, .langs = arena_new_array(a, const char *, LANGS_MAX)};
        g->guide = reading_guide(e, id, NULL, a, &unheard);
        for (size_t k = 0; hfb_guide_lang(e, id, k); k++)
            add_lang(g, hfb_guide_lang(e, id, k));
    }
    return l;
}

static bool holds(const char *text, const char *word)
{
    for (; *text; text++) {
        size_t i = 0;
        while (word[i] && ascii_lower(text[i]) == ascii_lower(word[i]))
            i++;
        if (!word[i])
            return true;
    }
    return !*word;
}

/* "paris (EUR), new-york (USD)": rows of one id once, with their levels. */
static void put_regions(struct buf *out, const struct reading_guide *g)
{
    for (size_t i = 0; i < g->regions_n; i++) {
        const struct reading_region *r = &g->regions[i];
        bool again = i && strcmp(g->regions[i - 1].id, r->id) == 0;
        bool more = i + 1 < g->regions_n && strcmp(g->regions[i + 1].id, r->id) == 0;
        if (again)
            buf_printf(out, " %s", r->level ? r->level : "");
        else
            buf_printf(out, "%s%s (%s%s%s", i ? ", " : "", r->id, r->currency, r->level ? " " : "",
                       r->level ? r->level : "");
        buf_puts(out, more ? "" : ")");
    }
}

static const char *row_text(const struct listed *g, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    buf_printf(&b, "%-24s ", g->id);
    if (!g->guide)
        buf_printf(&b, "has faults: hfbrief --check-guide %s", g->path ? g->path : g->id);
    else if (!g->guide->employer)
        buf_puts(&b, "any job");
    else {
        buf_printf(&b, "%s, %s: ", g->guide->role, g->guide->employer);
        put_regions(&b, g->guide);
    }
    for (size_t i = 0; g->langs_n > 1 && i < g->langs_n; i++)
        buf_printf(&b, "%s%s", i ? ", " : "; ", g->langs[i]);
    return buf_str(&b);
}

/* In the row as it is printed, or in a title or a region's name. */
static bool wanted(const struct listed *g, const char *row, char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool there = holds(row, words[i]);
        for (size_t k = 0; g->guide && k < g->guide->regions_n; k++)
            there = there || holds(g->guide->regions[k].name, words[i]);
        if (!there && !(g->guide && holds(g->guide->title, words[i])))
            return false;
    }
    return true;
}

static void put_json(struct json *j, const struct listed *g)
{
    const struct reading_guide *r = g->guide;
    json_open(j, '{');
    json_key_string(j, "id", g->id);
    json_key_string(j, "employer", r ? r->employer : NULL);
    json_key_string(j, "role", r ? r->role : NULL);
    json_key_string(j, "title", r ? r->title : NULL);
    json_key(j, "languages");
    json_open(j, '[');
    for (size_t i = 0; i < g->langs_n; i++)
        json_put_string(j, g->langs[i]);
    json_close(j, ']');
    json_key(j, "regions");
    json_open(j, '[');
    for (size_t i = 0; r && i < r->regions_n; i++) {
        json_open(j, '{');
        json_key_string(j, "id", r->regions[i].id);
        json_key_string(j, "name", r->regions[i].name);
        json_key_string(j, "level", r->regions[i].level);
        json_key_string(j, "currency", r->regions[i].currency);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_key_string(j, "file", g->path);
    json_close(j, '}');
}

struct listing {
    struct hfb_env *env;
    const struct options *o;
    const struct folders *folders;
};

/* In the cage: a guide in a folder may be a stranger's. */
static int list_all(void *data, struct arena *a, struct buf *out)
{
    const struct listing *s = data;
    struct list l = all_guides(s->env, s->folders, a);
    struct json j = json_start(out);
    if (s->o->format == HFB_JSON)
        json_open(&j, '[');
    for (size_t i = 0; i < l.n; i++) {
        const char *row = row_text(&l.at[i], a);
        if (!wanted(&l.at[i], row, s->o->inputs, s->o->inputs_n))
            continue;
        if (s->o->format == HFB_JSON) {
            put_json(&j, &l.at[i]);
        } else {
            diag_put_safe(out, str_of(row)); /* a file's name, on its way to a terminal */
            buf_putc(out, '\n');
        }
    }
    if (s->o->format == HFB_JSON) {
        json_close(&j, ']');
        buf_putc(out, '\n');
    }
    return HFB_OK;
}

int list_guides(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a)
{
    struct diags d;
    struct str text;
    diags_init(&d, a);
    struct listing s = {e, o, folders_new(o, a, &d)};
    if (!s.folders) {
        tell_diags(t, &d, NULL);
        return HFB_USAGE;
    }
    size_t n;
    (void)folders_files(s.folders, a, &n);
    struct caged c = {.o = o, .t = t, .arena = a, .run = list_all, .data = &s};
    if (!o->text[OPTION_TIMEOUT]) /* a full folder has more to read */
        c.seconds = o->timeout + (unsigned)(n / GUIDES_A_SECOND);
    int status = caged_run(&c, &text, &d);
    if (status != HFB_OK || tell_out(text, a, &d))
        return status;
    tell_diags(t, &d, NULL);
    return HFB_FAULT;
}

/* ---- checking ----------------------------------------------------------------------------------
 */

static int check_one(struct hfb_env *e, const struct options *o, const char *path,
                     const struct tell *t, struct arena *a)
{
    struct hfb_job job = {.format = o->format, .lang = o->text[OPTION_LANG]};
    struct put_rules nothing = {.arena = a};
    struct single s = {.env = e, .o = o, .t = t, .job = &job, .rules = &nothing};
    struct pool_task task = {.input = path, .guide = true};
    return single_run(&s, &task, a).status;
}

int guides_check(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a)
{
    int status = HFB_OK;
    for (size_t i = 0; i < o->inputs_n; i++) {
        int one = check_one(e, o, o->inputs[i], t, a);
        status = one > status ? one : status;
    }
    if (o->inputs_n)
        return status;
    struct diags d;
    diags_init(&d, a);
    diag_add(&d, DIAG_USAGE, (struct place){0},
             "no guide is named; hfbrief --check-guide guide.xml");
    tell_diags(t, &d, NULL);
    return HFB_USAGE;
}
