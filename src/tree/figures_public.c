/* figures_public.c - the public tree: what a template for the employer reads (contract 3,
 * Separation). It is made from struct public_figures and the sentences made of it, and includes
 * nothing through which a private figure could be reached. */
#include "tree/figures_public.h"
#include "tree/tree.h"

static const char *kind_name(enum equity_kind k)
{
    static const char *const names[] = {NULL, "liquid", "pre-ipo", "options"};
    return names[k];
}

static void years(struct tree *t, xmlNode *n, const struct public_package *k)
{
    xmlNode *list = tree_el(t, n, "years");
    for (int i = 0; i < FIGURE_YEARS; i++) {
        xmlNode *y = tree_el(t, list, "item");
        tree_money(t, y, "base", k->years[i].base);
        tree_money(t, y, "bonus", k->years[i].bonus);
        tree_money(t, y, "sign_on", k->years[i].sign_on);
        tree_money(t, y, "equity", k->years[i].equity);
        tree_money(t, y, "total", k->years[i].total);
    }
}

static void package(struct tree *t, xmlNode *parent, const char *name,
                    const struct public_package *k)
{
    xmlNode *n = tree_el(t, parent, name);
    tree_money(t, n, "base", k->base);
    tree_money(t, n, "bonus", k->bonus);
    tree_money(t, n, "sign_on", k->sign_on);
    tree_money(t, n, "equity", k->equity);
    tree_leaf(t, n, "kind", kind_name(k->kind));
    tree_int(t, n, "vesting_years", k->vesting_years);
    tree_money(t, n, "equity_per_year", k->equity_per_year);
    tree_money(t, n, "annual", k->annual);
    tree_money(t, n, "four_year", k->four_year);
    years(t, n, k);
}

static void gap(struct tree *t, xmlNode *parent, const char *name, const struct gap *g)
{
    xmlNode *n = tree_el(t, parent, name);
    tree_gap(t, n, "base", g->base);
    tree_gap(t, n, "equity", g->equity);
    tree_gap(t, n, "annual", g->annual);
    tree_gap(t, n, "four_year", g->four_year);
}

static void person(struct tree *t, xmlNode *parent, const char *name, const struct public_person *p)
{
    xmlNode *n = tree_el(t, parent, name);
    tree_leaf(t, n, "name", p->name);
    tree_leaf(t, n, "title", p->title);
    tree_leaf(t, n, "email", p->email);
    tree_leaf(t, n, "address", p->address);
    tree_leaf(t, n, "phone", p->phone);
}

static void facts(struct tree *t, xmlNode *root, const struct public_figures *f)
{
    person(t, root, "candidate", &f->candidate);
    person(t, root, "recruiter", &f->recruiter);
    tree_leaf(t, root, "guide", f->guide);
    tree_leaf(t, root, "region", f->region);
    tree_leaf(t, root, "region_name", f->region_name);
    tree_leaf(t, root, "employer", f->employer);
    tree_leaf(t, root, "role", f->role);
    tree_leaf(t, root, "level", f->level);
    tree_leaf(t, root, "currency", f->currency);
    tree_date(t, root, "date", f->date);
    tree_date(t, root, "offered", f->offered);
    tree_date(t, root, "respond_by", f->respond_by);
    tree_date(t, root, "start", f->start);
}

static void competing(struct tree *t, xmlNode *root, const struct public_figures *f)
{
    static const char *const claims[] = {"process", "offer", "verbal", "written"};
    xmlNode *list = tree_el(t, root, "competing");
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct public_competing *c = &f->competing[i];
        xmlNode *n = tree_el(t, list, "item");
        tree_leaf(t, n, "claim", claims[c->claim]);
        if (!c->full)
            continue;
        tree_leaf(t, n, "company", c->company);
        tree_leaf(t, n, "role", c->role);
        tree_leaf(t, n, "level", c->level);
        tree_leaf(t, n, "location", c->location);
        tree_date(t, n, "expires", c->expires);
        if (c->has_figures) {
            package(t, n, "package", &c->package);
            gap(t, n, "gap", &c->gap);
        }
    }
}

static void additional(struct tree *t, xmlNode *root, const struct public_figures *f)
{
    xmlNode *list = tree_el(t, root, "additional");
    for (size_t i = 0; i < f->additional_n; i++) {
        const struct public_additional *x = &f->additional[i];
        xmlNode *n = tree_el(t, list, "item");
        tree_attr(t, n, "id", x->id);
        tree_leaf(t, n, "title", x->title);
        tree_leaf(t, n, "heading", x->heading);
        tree_leaf(t, n, "clause", x->clause ? x->clause : x->title);
        tree_leaf(t, n, "wording", x->wording);
    }
}

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
                   {"summary", l->summary}};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        tree_leaf(t, n, phrases[i].name, phrases[i].text);
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
    lines(t, n, "proofs", l->proofs);
    lines(t, n, "competing", l->competing);
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
    tree_attr(&t, root, "schema", "hfbrief-figures/1");
    tree_attr(&t, root, "audience", "employer");
    tree_attr(&t, root, "lang", catalogue_lang(p->words));
    facts(&t, root, f);
    package(&t, root, "offer", &f->offer);
    package(&t, root, "ask", &f->ask);
    if (f->has_agreed)
        package(&t, root, "agreed", &f->agreed);
    else
        tree_null(&t, root, "agreed");
    gap(&t, tree_el(&t, root, "gaps"), "ask", &f->gap_to_ask);
    competing(&t, root, f);
    additional(&t, root, f);
    if (l) {
        words(&t, root, l);
        messages(&t, root);
    }
    return t.doc;
}
