/* figure_tree.c - figures.def walked over struct figures. */
#include "comp/figure_tree.h"
#include "comp/asks.h"
#include "comp/disclosed.h"
#include "comp/package.h"

struct walk {
    struct arena *a;
    const struct figures *f;
    const struct advice *advice;
    enum figure_view view;
    bool named, told; /* VIEW_EMPLOYER: what may be seen of the offer elsewhere that is walked */
    bool untold;      /* all values here are null */
    const char *own;  /* the currency of the package that is walked; NULL: the figures' */
    struct figure_node **last;
};

/* ---- nodes ------------------------------------------------------------------------------ */

/* Whether the key stands in this view. */
static bool stands(const struct walk *w, enum figure_seen seen)
{
    if (w->view == VIEW_EMPLOYER)
        return seen <= SEEN_TOLD;
    return seen < SEEN_FLOOR || w->view == VIEW_CANDIDATE;
}

static bool untold(const struct walk *w, enum figure_seen seen)
{
    return w->untold || (seen == SEEN_NAMED && !w->named) || (seen == SEEN_TOLD && !w->told);
}

static struct figure_node *append(struct walk *w, const char *key, enum node_kind kind,
                                  enum figure_seen seen)
{
    struct figure_node *n = arena_new_of(w->a, struct figure_node);
    n->key = key;
    n->kind = kind;
    n->seen = seen;
    *w->last = n;
    w->last = &n->next;
    return n;
}

/* NULL: nothing is to be put into it. */
static struct figure_node *add(struct walk *w, const char *key, enum node_kind kind,
                               enum figure_seen seen)
{
    if (!stands(w, seen))
        return NULL;
    struct figure_node *n = append(w, key, kind, seen);
    n->none = untold(w, seen);
    return n->none ? NULL : n;
}

/* An object or a list: what stands in it is walked by the result. */
static struct walk open_node(struct walk *w, const char *key, enum node_kind kind,
                             enum figure_seen seen)
{
    struct walk in = *w;
    struct figure_node *n = append(w, key, kind, seen);
    in.untold = untold(w, seen);
    in.last = &n->first;
    return in;
}

/* ---- values ----------------------------------------------------------------------------- */

struct own_amount {
    struct fig v;
    const char *currency;
};

struct rate_value {
    bool has;
    int64_t e8;
};

struct maybe {
    bool has, v;
};

struct labelled {
    const char *text, *label;
};

static inline struct fig fig_of_money(money v)
{
    return (struct fig){true, v};
}

static inline struct fig fig_itself(struct fig v)
{
    return v;
}

/* An amount that is always there, or one that may be null. */
#define AS_FIG(v) _Generic((v), money : fig_of_money, struct fig : fig_itself)(v)
#define in_currency(v, currency) ((struct own_amount){AS_FIG(v), (currency)})

static inline struct fig maybe_fig(bool has, money v)
{
    return (struct fig){has, v};
}

static inline struct rate_value rate(bool has, int64_t e8)
{
    return (struct rate_value){has, e8};
}

static inline struct maybe maybe(bool has, bool v)
{
    return (struct maybe){has, v};
}

static inline struct labelled labelled(const char *text, const char *label)
{
    return (struct labelled){text, label};
}

static void set_number(struct figure_node *n, bool has, int64_t v)
{
    n->none = !has;
    n->n = v;
}

static void set_fig(struct figure_node *n, struct fig v)
{
    set_number(n, v.has, v.v);
}

static void set_own(struct figure_node *n, struct own_amount v)
{
    set_fig(n, v.v);
    n->currency = v.currency;
}

static void set_share(struct figure_node *n, struct share v)
{
    set_number(n, v.has, v.e4);
    n->e2 = v.e2;
}

static void set_maybe(struct figure_node *n, struct maybe v)
{
    set_number(n, v.has, v.v);
}

static void set_text(struct figure_node *n, const char *v)
{
    n->none = !v;
    n->text = v;
}

/* A term is a number, an amount or a text. */
static void set_term(struct figure_node *n, const struct term *t)
{
    if (t->kind == TERM_NUMBER) {
        n->kind = NODE_RATE;
        set_number(n, true, t->number.e8);
    } else if (t->kind == TERM_AMOUNT) {
        n->kind = NODE_MONEY;
        set_number(n, true, t->amount.value);
    } else {
        set_text(n, t->text.s);
    }
}

static void set_rate(struct figure_node *n, struct rate_value v)
{
    set_number(n, v.has, v.e8);
}

static void set_labelled(struct figure_node *n, struct labelled v)
{
    set_text(n, v.text);
    n->label = v.label;
}

static void set_date(struct walk *w, struct figure_node *n, struct date v)
{
    n->none = !date_set(v);
    if (n->none)
        return;
    struct date *d = arena_new_of(w->a, struct date);
    *d = v;
    n->date = d;
}

#define SET_MONEY(n, v) set_fig(n, AS_FIG(v))
#define SET_PART(n, v) set_fig(n, AS_FIG(v))
#define SET_GAP(n, v) set_fig(n, AS_FIG(v))
#define SET_UNITS(n, v) set_fig(n, AS_FIG(v))
#define SET_OWN(n, v) set_own(n, v)
#define SET_WORTH(n, v) set_own(n, v)
#define SET_RATIO(n, v) set_share(n, v)
#define SET_PERCENT(n, v) set_share(n, v)
#define SET_MULTIPLE(n, v) set_share(n, v)
#define SET_STEP(n, v) set_number(n, true, v)
#define SET_KEPT(n, v) set_number(n, true, v)
#define SET_COUNT(n, v) set_number(n, true, v)
#define SET_RATE(n, v) set_rate(n, v)
#define SET_TERM(n, v) set_term(n, v)
#define SET_INDEX(n, v) set_number(n, (v) >= 0, v)
#define SET_DATE(n, v) set_date(w, n, v)
#define SET_TEXT(n, v) set_text(n, v)
#define SET_LABELLED(n, v) set_labelled(n, v)
#define SET_FLAG(n, v) set_number(n, true, v)
#define SET_MAYBE(n, v) set_maybe(n, v)
#define NODE_MAYBE NODE_FLAG
#define NODE_TERM NODE_TEXT
#define NODE_INDEX NODE_COUNT

/* ---- what rows ask for ------------------------------------------------------------------ */

static const char *yes_or_no(bool v)
{
    return v ? "yes" : "no";
}

static const char *valued_in(const struct walk *w)
{
    return w->f->valuation_currency ? w->f->valuation_currency : w->f->guide->valuation.currency;
}

/* "hugging-face-tpm.xml:88": the file's own name, never where it lies. */
static const char *where(const struct walk *w, struct place at)
{
    if (!at.src)
        return NULL;
    const char *slash = strrchr(at.src->name, '/');
    return arena_printf(w->a, "%s:%u", slash ? slash + 1 : at.src->name, place_linecol(at).line);
}

static const char *bonus_kind_name(enum bonus_kind k)
{
    return k == BONUS_UNSTATED ? "target" : offer_bonus_kind_names[k];
}

static const char *claim_text(const struct competing_fig *c)
{
    enum public_claim claim;
    return competing_claim(c, &claim) ? public_claim_name(claim) : NULL;
}

/* Whether the employer sees anything of it, and how much: set for the walk of its rows. */
static bool discloses(struct walk *in, const struct competing_fig *c)
{
    enum public_claim claim;
    if (in->view != VIEW_EMPLOYER)
        return in->named = in->told = true;
    if (!competing_claim(c, &claim))
        return false;
    in->named = c->entry->disclose == DISCLOSE_FULL;
    in->told = in->named && claim != CLAIM_PROCESS;
    return true;
}

static const char *additional_short(const struct additional_ask *a)
{
    return !a ? NULL : a->short_ ? a->short_ : a->title;
}

/* A term of the ask as it is written ("30"), for a sentence that names its unit; NULL: not asked.
 */
static const char *asked_term(const struct figures *f, const char *name)
{
    const struct package *ask = &f->offer->ask;
    for (size_t i = 0; i < ask->terms_n; i++)
        if (ask->terms[i].name.s && strcmp(ask->terms[i].name.s, name) == 0)
            return ask->terms[i].text.s;
    return NULL;
}

static const struct unit_fig *base_unit_of(struct walk *w, const struct package_fig *p)
{
    w->own = p->from ? p->from->currency : NULL;
    return p->base_unit.has ? &p->base_unit : NULL;
}

/* ---- the walk --------------------------------------------------------------------------- */

// clang-format off
#define GROUP(name, type) typedef type type_of_##name; \
    static void walk_##name(struct walk *w, const type_of_##name *p);
#define END(name)
#define ROW(key, kind, value, seen, said)
#define OBJECT(key, group, pointer, seen, said)
#define RANGE(key, group, pointer, seen, said)
#define MERGED(group, pointer, seen, said)
#define LIST(key, group, element, n, seen, said)
#define LIST_IF(key, group, element, n, condition, seen, said)
#define VALUES(key, kind, element, n, seen, said)
#define VALUES_IF(key, kind, element, n, condition, seen, said)
#define ATTRIBUTE(name, value, seen)
#define WORD(reference, as, value, seen)
#include "comp/figures.def"

#define GROUP(name, type) static void walk_##name(struct walk *w, const type_of_##name *p) { \
    struct figure_node *node; (void)node; (void)p;
#define END(name) }
#define ROW(key, kind, value, seen, said) \
    if ((node = add(w, #key, NODE_##kind, SEEN_##seen))) SET_##kind(node, value);
#define BRANCH(key, form, group, pointer, seen) \
    if (stands(w, SEEN_##seen)) { \
        const type_of_##group *q = (pointer); \
        struct figure_node **at = w->last; \
        struct walk in = open_node(w, #key, form, SEEN_##seen); \
        if (q) walk_##group(&in, q); else (*at)->none = true; \
    }
#define OBJECT(key, group, pointer, seen, said) BRANCH(key, NODE_OBJECT, group, pointer, seen)
#define RANGE(key, group, pointer, seen, said) BRANCH(key, NODE_RANGE, group, pointer, seen)
#define MERGED(group, pointer, seen, said) \
    if (stands(w, SEEN_##seen)) { \
        struct walk in = *w; \
        in.untold = untold(w, SEEN_##seen); \
        walk_##group(&in, (pointer)); \
        w->last = in.last; \
    }
#define LIST_IF(key, group, element, n, condition, seen, said) \
    if (stands(w, SEEN_##seen)) { \
        struct walk in = open_node(w, #key, NODE_LIST, SEEN_##seen); \
        for (size_t i = 0; !in.untold && i < (size_t)(n); i++) \
            if (condition) { \
                struct walk item = open_node(&in, NULL, NODE_OBJECT, SEEN_PUBLIC); \
                walk_##group(&item, (element)); \
            } \
    }
#define LIST(key, group, element, n, seen, said) LIST_IF(key, group, element, n, true, seen, said)
#define VALUES(key, kind, element, n, seen, said) \
    VALUES_IF(key, kind, element, n, true, seen, said)
#define VALUES_IF(key, kind, element, n, condition, seen, said) \
    if (stands(w, SEEN_##seen)) { \
        struct walk in = open_node(w, #key, NODE_LIST, SEEN_##seen); \
        for (size_t i = 0; !in.untold && i < (size_t)(n); i++) \
            if ((condition) && (node = add(&in, NULL, NODE_##kind, SEEN_PUBLIC))) SET_##kind(node, element); \
    }
#define ATTRIBUTE(name, value, seen) \
    if ((node = add(w, name, NODE_ATTRIBUTE, SEEN_##seen))) set_text(node, value);
#define WORD(reference, how, value, seen) \
    if ((node = add(w, #reference, NODE_WORD, SEEN_##seen))) { \
        set_text(node, value); \
        node->as = WORD_##how; \
    }
#include "comp/figures.def"
// clang-format on

const struct figure_node *figure_tree(struct arena *a, const struct figures *f,
                                      const struct advice *advice, enum figure_view view)
{
    static const struct advice none = {.checks = NULL};
    struct figure_node *root = arena_new_of(a, struct figure_node);
    struct walk w = {.a = a,
                     .f = f,
                     .advice = advice ? advice : &none,
                     .view = view,
                     .named = true,
                     .told = true,
                     .last = &root->first};
    walk_figures(&w, f);
    return root;
}

const struct figure_node *figure_tree_of_checks(struct arena *a, const struct check *checks,
                                                size_t n)
{
    struct figure_node *list = arena_new_of(a, struct figure_node);
    list->kind = NODE_LIST;
    struct walk w = {.a = a, .view = VIEW_CANDIDATE, .last = &list->first};
    for (size_t i = 0; i < n; i++) {
        struct walk item = open_node(&w, NULL, NODE_OBJECT, SEEN_PUBLIC);
        walk_check(&item, &checks[i]);
    }
    return list;
}

/* ---- looking up ------------------------------------------------------------------------- */

const struct figure_node *figure_member(const struct figure_node *object, const char *key)
{
    for (const struct figure_node *n = object ? object->first : NULL; n; n = n->next)
        if (n->kind < NODE_ATTRIBUTE && n->key && strcmp(n->key, key) == 0)
            return n;
    return NULL;
}

const struct figure_node *figure_word(const struct figure_node *object, const char *ref)
{
    for (const struct figure_node *n = object ? object->first : NULL; n; n = n->next)
        if (n->kind == NODE_WORD && strcmp(n->key, ref) == 0)
            return n;
    return NULL;
}

static bool named(const struct figure_node *n, const char *name, size_t len)
{
    return n->kind < NODE_ATTRIBUTE && n->key && strncmp(n->key, name, len) == 0 &&
           n->key[len] == '\0';
}

static const struct figure_node *enter(const struct figure_node *n, const char *name, size_t len)
{
    size_t index = 0;
    if (n->kind == NODE_LIST) {
        if (len == 0 || len > 6 || strspn(name, "0123456789") < len)
            return NULL;
        for (size_t i = 0; i < len; i++)
            index = index * 10 + (size_t)(name[i] - '0');
        for (n = n->first; n && index; n = n->next)
            index--;
        return n;
    }
    for (n = n->first; n && !named(n, name, len);)
        n = n->next;
    return n;
}

const struct figure_node *figure_at(const struct figure_node *root, const char *path)
{
    const struct figure_node *n = root;
    while (n && *path) {
        size_t len = strcspn(path, ".[]");
        n = enter(n, path, len);
        path += len;
        path += *path == ']';
        path += *path == '.' || *path == '[';
    }
    return n;
}

int figure_decimals(enum node_kind kind)
{
    switch (kind) {
    case NODE_MONEY:
    case NODE_PART:
    case NODE_GAP:
    case NODE_OWN:
    case NODE_WORTH:
    case NODE_STEP:
    case NODE_KEPT:
    case NODE_UNITS:
        return 2;
    case NODE_RATIO:
    case NODE_PERCENT:
    case NODE_MULTIPLE:
        return 4;
    case NODE_COUNT:
        return 0;
    case NODE_RATE:
        return 8;
    default:
        return -1;
    }
}
