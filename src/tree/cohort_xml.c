/* cohort_xml.c - see cohort_xml.h. */
#include "tree/cohort_xml.h"
#include "tree/tree.h"

static void row(struct tree *t, xmlNode *page, const struct cohort_row *r, size_t i, bool floor)
{
    static const char *const marks[] = {"square", "half", "open", "tick"};
    xmlNode *n = tree_el(t, page, "row");
    tree_attr(t, n, "n", tree_number(t, (int64_t)i, 0));
    tree_attr(t, n, "week-ends", r->week_ends ? "yes" : "no");
    tree_leaf(t, n, "due", r->due_text);
    tree_leaf(t, n, "due-second", r->due_second);
    tree_leaf(t, n, "due-days", r->due_days);
    tree_leaf(t, n, "name", r->name);
    tree_leaf(t, n, "place", r->place);
    tree_leaf(t, n, "work", r->work);
    tree_leaf(t, n, "work-short", r->work_short);
    tree_leaf(t, n, "turn", r->turn);
    tree_leaf(t, n, "gap", r->gap);
    tree_leaf(t, n, "gap-second", r->gap_second);
    if (!floor)
        return;
    xmlNode *v = tree_leaf(t, n, "verdict", r->verdict);
    tree_attr(t, v, "mark", marks[r->mark]);
    tree_attr(t, v, "below", r->mark <= COHORT_PART_BELOW ? "yes" : "no");
    tree_leaf(t, n, "verdict-second", r->verdict_second);
}

static void rows(struct tree *t, xmlNode *root, const struct cohort *c,
                 const struct cohort_part *part)
{
    xmlNode *page = NULL;
    int number = 0, end = part->row ? part->row->page + part->pages : 0;
    size_t i = part->row_n;
    for (const struct cohort_row *r = part->row; r && r->page < end; r = r->next, i++) {
        if (r->page != number) {
            page = tree_el(t, root, "page");
            number = r->page;
            tree_attr(t, page, "n", tree_number(t, number, 0));
        }
        row(t, page, r, i, c->floor);
    }
}

static void messages(struct tree *t, xmlNode *root, const struct stylesheet *reader)
{
    size_t keys_n;
    const char *const *keys = stylesheet_messages(reader, &keys_n);
    for (size_t i = 0; i < keys_n; i++) {
        xmlNode *n = tree_el(t, root, "m");
        tree_attr(t, n, "k", keys[i]);
        tree_rich(t, n, catalogue_say(t->present->words, keys[i]));
    }
}

/* What a row of one line may have cut: every name, and each employer with its role once. */
static void in_full(struct tree *t, xmlNode *root, const struct cohort *c)
{
    xmlNode *names = tree_el(t, root, "names"), *works = tree_el(t, root, "works");
    for (const struct cohort_row *r = c->rows; r; r = r->next)
        tree_leaf(t, names, "name", r->name);
    for (size_t i = 0; i < c->works_n; i++)
        tree_leaf(t, works, "work", c->works[i]);
}

static void refused(struct tree *t, xmlNode *root, const struct cohort *c)
{
    xmlNode *refused = tree_el(t, root, "refused");
    for (const struct cohort_refusal *r = c->refused; r; r = r->next)
        tree_attr(t, tree_leaf(t, refused, "offer", r->reason), "input", r->input);
}

static void below_rows(struct tree *t, xmlNode *root, const struct cohort *c)
{
    in_full(t, root, c);
    xmlNode *flags = tree_el(t, root, "flags");
    for (size_t i = 0; i < c->flags_n; i++)
        tree_leaf(t, flags, "flag", c->flags[i]);
    refused(t, root, c);
}

xmlDoc *cohort_xml(struct arena *a, const struct cohort *c, const struct cohort_part *part,
                   const struct present *p, const struct stylesheet *reader)
{
    struct tree t;
    xmlNode *root = tree_new(&t, a, p, "cohort");
    tree_attr(&t, root, "lang", catalogue_lang(p->words));
    tree_attr(&t, root, "floor", c->floor ? "yes" : "no");
    static const char *const heights[] = {"high", "middle", "open", "dense"};
    tree_attr(&t, root, "rows", heights[c->height]);
    tree_attr(&t, root, "remote", c->remote ? "yes" : "no");
    tree_attr(&t, root, "turns", c->turns ? "yes" : "no");
    tree_attr(&t, root, "weeks", c->weeks ? "yes" : "no");
    tree_attr(&t, root, "first", part->first ? "yes" : "no");
    tree_attr(&t, root, "last", part->last ? "yes" : "no");
    tree_leaf(&t, root, "title", c->title);
    tree_leaf(&t, root, "identity", c->identity);
    tree_leaf(&t, root, "revision", c->revision);
    tree_leaf(&t, root, "folio", catalogue_say(p->words, "doc.folio"));
    tree_leaf(&t, root, "coach", c->coach);
    tree_date(&t, root, "date", c->date);
    rows(&t, root, c, part);
    if (part->last)
        below_rows(&t, root, c);
    messages(&t, root, reader);
    return t.doc;
}
