/* guides.c - which guide an offer is of (contract 1.2): the one it names, by its id in the folders
 * of guides, then among those built in, or by a path; --guide's; or the one for any job. */
#include "job/work.h"
#include "offer/offer_check.h"
#include "xml/xml.h"

bool hfb_guide_is_path(const char *guide)
{
    size_t n = strlen(guide);
    return strchr(guide, '/') || (n > 4 && strcmp(guide + n - 4, ".xml") == 0);
}

uint64_t hfb_input_hash(const struct hfb_guides *guides, const char *offer, struct str text,
                        struct arena *a)
{
    const char *guide = xml_peek(a, text, "guide"), *why = NULL;
    const char *const langs[] = {NULL, xml_peek(a, text, "speech")};
    struct buf all;
    buf_init(&all, a);
    for (size_t i = 0; guides && guide && i < 2; i++) {
        const struct hfb_input *in =
            i == 0 || langs[i] ? guides->find(guides, guide, langs[i], offer, a, &why) : NULL;
        if (in)
            buf_printf(&all, "%016llx",
                       (unsigned long long)str_hash((struct str){in->bytes, in->len}));
    }
    if (all.n == 0)
        return str_hash(text);
    buf_printf(&all, "%016llx", (unsigned long long)str_hash(text));
    return str_hash((struct str){all.p, all.n});
}

/* ---- by name -----------------------------------------------------------------------------------
 */

/* A file is called as its guide is, so that an id finds one guide and no other. */
static const struct guide *hold_id(struct work *w, const struct guide *g, const char *id,
                                   const char *file)
{
    if (!g || hfb_guide_is_path(id) || strcmp(g->id, id) == 0)
        return g;
    diag_add(w->d, DIAG_UNKNOWN_GUIDE, w->offer->guide.at,
             "%s holds the guide %s, not %s; give it its own id's name (hfbrief --install-guides "
             "does)",
             file, diag_quote(w->arena, str_of(g->id)), id);
    return NULL;
}

/* NULL: there is none, or (*refused) it has faults. */
static const struct guide *named(struct work *w, const char *name, const char *lang, bool *refused)
{
    const struct hfb_guides *from = w->job->guides;
    const char *why = NULL;
    unsigned before = w->d->counts[SEVERITY_ERROR] + w->d->counts[SEVERITY_FATAL];
    const struct guide *g = NULL;
    const struct hfb_input *in =
        from ? from->find(from, name, lang, w->job->offer.name, w->arena, &why) : NULL;
    if (in)
        g = hold_id(w, env_guide_file(w->env, in, w->d), name, in->name);
    else if (why)
        diag_add(w->d, DIAG_NOT_READABLE, w->offer->guide.at, "the guide %s %s",
                 diag_quote(w->arena, str_of(name)), why);
    else if (!hfb_guide_is_path(name))
        g = lang ? env_guide_said(w->env, name, lang, w->d) : env_guide(w->env, name, w->d);
    *refused = w->d->counts[SEVERITY_ERROR] + w->d->counts[SEVERITY_FATAL] != before;
    return g;
}

static void unknown(struct work *w)
{
    size_t built_in, own = 0;
    const struct hfb_guides *from = w->job->guides;
    const char *const *of_env = env_guide_ids(w->env, w->arena, &built_in);
    const char *const *of_run = from && from->ids ? from->ids(from, w->arena, &own) : NULL;
    const char **all = arena_new_array(w->arena, const char *, built_in + own + 1);
    size_t n = 0;
    for (size_t i = 0; i < own; i++)
        all[n++] = of_run[i];
    for (size_t i = 0; i < built_in; i++) {
        bool there = false;
        for (size_t k = 0; k < own; k++)
            there = there || strcmp(of_env[i], of_run[k]) == 0;
        if (!there)
            all[n++] = of_env[i];
    }
    offer_unknown_guide(w->offer, all, n, w->d);
}

/* ---- the languages of what is said
 * --------------------------------------------------------------- */

static const struct guide *spoken(struct work *w, const struct guide *g, const char *name)
{
    const struct text *speech = &w->offer->speech;
    bool refused;
    if (!g || !speech->s || strcmp(speech->s, g->lang) == 0)
        return g;
    const struct guide *other = named(w, name, speech->s, &refused);
    if (other && strcmp(other->lang, speech->s) == 0)
        return other;
    if (!refused)
        diag_add(w->d, DIAG_BAD_VALUE, speech->at,
                 "the guide %s has nothing to say in %s; write speech=\"%s\", or leave it out",
                 g->id, diag_quote(w->arena, str_of(speech->s)), g->lang);
    return NULL;
}

/* ---- which --------------------------------------------------------------------------------------
 */

/* --guide is for offers that name neither guide nor employer: offer_check() sees to the latter. */
static const struct guide *given(struct work *w)
{
    const struct guide *g = env_guide_file(w->env, w->job->guide_file, w->d);
    const char *name = w->offer->guide.s;
    if (!g || !name || strcmp(name, g->id) == 0)
        return spoken(w, g, g ? g->id : "");
    if (hfb_guide_is_path(name)) {
        bool refused;
        const struct guide *same = named(w, name, NULL, &refused);
        if (same && strcmp(same->id, g->id) == 0)
            return spoken(w, same, name);
        if (refused)
            return NULL;
    }
    offer_other_guide(w->offer, g->id, w->d);
    return NULL;
}

const struct guide *work_guide(struct work *w)
{
    const struct text *name = &w->offer->guide;
    bool refused;
    if (w->job->guide_file)
        return given(w);
    if (!name->s && name->at.src)
        return NULL; /* reported by the reader */
    if (!name->s && !w->offer->job.stated) {
        offer_no_job(w->offer, w->d);
        return NULL;
    }
    const char *id = name->s ? name->s : ENV_ANY_JOB;
    const struct guide *g = named(w, id, NULL, &refused);
    if (!g && !refused)
        unknown(w);
    return spoken(w, g, id);
}
