/* figures_public.c - the public tree: what a template for the employer reads (contract 3,
 * Separation). It is made from struct public_figures and the sentences made of it, and includes
 * nothing through which a private figure could be reached. */
#include "tree/figures_public.h"
#include "tree/figure_elements.h"

/* ---- words -------------------------------------------------------------------------------- */

/* Text in which LETTER_BLANK … LETTER_END becomes <blank caption="…"/>. */
static void with_blanks(struct tree *t, xmlNode *n, const char *text)
{
    for (;;) {
        const char *open = strchr(text, LETTER_BLANK);
        const char *end = open ? strchr(open, LETTER_END) : NULL;
        if (!end) {
            tree_text(t, n, text);
            return;
        }
        tree_text(t, n, arena_strndup(t->arena, text, (size_t)(open - text)));
        tree_attr(t, tree_el(t, n, "blank"), "caption",
                  arena_strndup(t->arena, open + 1, (size_t)(end - open - 1)));
        text = end + 1;
    }
}

static void lines(struct tree *t, xmlNode *parent, const char *name, const struct letter_line *l)
{
    xmlNode *list = tree_el(t, parent, name);
    for (; l; l = l->next) {
        xmlNode *n = tree_el(t, list, "item");
        tree_attr(t, n, "id", l->id);
        tree_attr(t, n, "heading", l->heading);
        with_blanks(t, n, l->text);
    }
}

static void words(struct tree *t, xmlNode *root, const struct letter *l)
{
    xmlNode *n = tree_el(t, root, "letter");
    const struct {
        const char *name, *text;
    } phrases[] = {{"place-date", l->place_date}, {"subject", l->subject},
                   {"greeting", l->greeting},     {"confirm", l->confirm},
                   {"reply-by", l->reply_by},     {"draft-notice", l->draft_notice},
                   {"title", l->title},           {"terms-title", l->terms_title},
                   {"summary", l->summary},       {"thanks", l->thanks},
                   {"request", l->request},       {"propose", l->propose},
                   {"ending", l->ending},         {"total-note", l->total_note}};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        tree_leaf(t, n, phrases[i].name, phrases[i].text);
    tree_attr(t, n, "confirms", l->confirms ? "yes" : "no");
    tree_attr(t, n, "engages", l->engages ? "yes" : "no");
    xmlNode *rows = tree_el(t, n, "rows");
    for (size_t i = 0; i < l->rows_n; i++) {
        const struct letter_row *r = &l->rows[i];
        xmlNode *row = tree_el(t, rows, "row");
        tree_attr(t, row, "id", r->id);
        tree_attr(t, row, "total", r->total ? "yes" : "no");
        tree_leaf(t, row, "name", r->name);
        tree_leaf(t, row, "offer", r->offer);
        tree_leaf(t, row, "ask", r->ask);
        tree_leaf(t, row, "change", r->change);
    }
    lines(t, n, "opening", l->opening);
    lines(t, n, "evidence", l->evidence);
    lines(t, n, "proofs", l->proofs);
    lines(t, n, "competing", l->competing);
    lines(t, n, "argument", l->argument);
    lines(t, n, "agreed", l->agreed);
    lines(t, n, "clauses", l->clauses);
}

/* Only what an employer's page may say: the messages of the private pages speak of floors. */
static bool is_public_key(const char *key)
{
    return strncmp(key, "letter.", 7) == 0 || strncmp(key, "hr.", 3) == 0;
}

static void messages(struct tree *t, xmlNode *root)
{
    const char *key;
    for (size_t i = 0; (key = catalogue_key_at(t->present->words, i)); i++) {
        if (!is_public_key(key))
            continue;
        xmlNode *n = tree_el(t, root, "m");
        tree_attr(t, n, "k", key);
        tree_rich(t, n, catalogue_say(t->present->words, key));
    }
}

xmlDoc *figures_xml_public(struct arena *a, const struct public_figures *f, const struct letter *l,
                           const struct present *p)
{
    struct tree t;
    xmlNode *root = tree_new(&t, a, p, "figures");
    tree_attr(&t, root, "lang", catalogue_lang(p->words));
    tree_figures(&t, root, f->tree);
    if (l) {
        words(&t, root, l);
        messages(&t, root);
    }
    return t.doc;
}
