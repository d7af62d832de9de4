/* install.c - --install-guides: guides are checked, and copied to the user's folder under their
 * ids. A guide with faults is refused and keeps no other from being installed. */
#include "base/file.h"
#include "cli/caged.h"
#include "cli/folders.h"
#include "cli/guides.h"
#include "deliver/put.h"
#include "job/reading.h"
#include "xml/xml.h"
#include <errno.h>
#include <sys/stat.h>

#define NOWHERE ((struct place){0})

struct install {
    struct hfb_env *env;
    const struct options *o;
    const struct tell *t;
    struct arena *arena;
    struct diags *d;
    const char *folder;
    size_t done;
    int worst; /* of what was checked: an exit status */
};

static bool fault(struct install *s, enum diag_code code, const char *path, const char *why)
{
    diag_add(s->d, code, NOWHERE, "%s %s", path, why);
    return false;
}

/* Each folder on the way that isn't there yet. */
static bool make_folder(struct install *s)
{
    char *path = arena_strdup(s->arena, s->folder);
    for (char *p = path + 1;; p++) {
        char was = *p;
        if (was && was != '/')
            continue;
        *p = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            return fault(s, DIAG_CANNOT_WRITE, path, strerror(errno));
        *p = was;
        if (!was)
            return true;
    }
}

/* The same bytes are there already, or others, which only --force replaces. */
static bool may_stand(struct install *s, const char *target, struct str bytes, bool *there)
{
    struct str old;
    *there = false;
    if (!file_exists(target))
        return true;
    if (!file_read_regular(s->arena, target, XML_GUIDE_BYTES_MAX, &old) && old.n == bytes.n &&
        memcmp(old.s, bytes.s, bytes.n) == 0) {
        *there = true;
        return true;
    }
    if (option_given(s->o, FORCE))
        return true;
    diag_add(s->d, DIAG_CANNOT_WRITE, NOWHERE,
             "%s holds another guide of that id; give --force to replace it", target);
    return false;
}

struct checking {
    const struct install *s;
    const struct hfb_input *in;
};

/* In the cage: what comes back of a sound guide is its name, "ID" or "ID.LANG". */
static int check_one(void *data, struct arena *a, struct buf *out)
{
    const struct checking *c = data;
    struct hfb_job job = {.guide_file = c->in, .format = HFB_JSON};
    struct hfb_result r;
    struct diags d;
    diags_init(&d, a);
    if (hfb_check_guide(c->s->env, &job, a, &r) != HFB_OK) {
        tell_diags(c->s->t, &r.diags, c->in->name);
        return HFB_REFUSED;
    }
    const struct reading_guide *g = reading_guide(c->s->env, NULL, c->in, a, &d);
    if (g)
        buf_printf(out, "%s%s%s", g->id, g->lang_stated ? "." : "", g->lang_stated ? g->lang : "");
    tell_diags(c->s->t, &d, c->in->name);
    return g ? HFB_OK : HFB_REFUSED;
}

/* Whoever was in the cage may say anything: it is a file's name in this folder, or nothing. */
static bool is_plain_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", name.s[i]) &&
            !(name.s[i] == '.' && i > 0))
            return false;
    return name.n > 0;
}

static bool install_one(struct install *s, const char *path)
{
    struct str text, name;
    const char *why = file_read(s->arena, path, XML_GUIDE_BYTES_MAX, &text);
    if (why)
        return fault(s, DIAG_NOT_READABLE, path, why);
    struct hfb_input in = {.name = path, .bytes = text.s, .len = text.n};
    struct checking checking = {s, &in};
    struct caged c = {.o = s->o, .t = s->t, .arena = s->arena, .run = check_one, .data = &checking};
    struct diags heard;
    diags_init(&heard, s->arena);
    int status = caged_run(&c, &name, &heard);
    if (status > s->worst)
        s->worst = status;
    if (status != HFB_OK)
        return false;
    if (!is_plain_name(name))
        return fault(s, DIAG_WORKER, path, "gave no name of a guide");
    const char *target = arena_printf(s->arena, "%s/%.*s.xml", s->folder, (int)name.n, name.s);
    bool there;
    if (!may_stand(s, target, text, &there))
        return false;
    struct put_rules rules;
    put_rules_init(&rules, s->arena, option_given(s->o, FORCE));
    struct put_target t = {.path = target, .sort = PUT_NEW};
    if (!there && !put_file(&rules, &t, text, s->arena, s->d))
        return false;
    tell_line(s->t, s->arena, there ? "%s: there already" : "%s: installed", target);
    s->done++;
    return true;
}

static bool install_folder(struct install *s, const char *folder)
{
    size_t n;
    const char *const *names = folders_names(folder, s->arena, &n);
    bool ok = true;
    for (size_t i = 0; i < n; i++)
        ok = install_one(s, arena_printf(s->arena, "%s/%s.xml", folder, names[i])) && ok;
    if (n == 0)
        return fault(s, DIAG_USAGE, folder, "holds no guide; its guides are files called *.xml");
    return ok;
}

int install_guides(struct hfb_env *e, const struct options *o, const struct tell *t,
                   struct arena *a)
{
    struct diags d;
    diags_init(&d, a);
    struct install s = {.env = e, .o = o, .t = t, .arena = a, .d = &d, .folder = folders_own(a)};
    if (o->inputs_n == 0)
        diag_add(&d, DIAG_USAGE, NOWHERE,
                 "no guide is named; hfbrief --install-guides guide.xml, or a folder of them");
    else if (!s.folder)
        diag_add(&d, DIAG_USAGE, NOWHERE,
                 "there is no folder to install in; set HOME or XDG_DATA_HOME");
    bool ok = !diags_failed(&d) && make_folder(&s);
    bool usage = o->inputs_n == 0 || !s.folder;
    bool all = true; /* one that is refused stops no other */
    for (size_t i = 0; ok && i < o->inputs_n; i++)
        all = (file_is_folder(o->inputs[i]) ? install_folder(&s, o->inputs[i])
                                            : install_one(&s, o->inputs[i])) &&
              all;
    ok = ok && all;
    for (const struct diag *g = d.first; g; g = g->next)
        usage = usage || g->code == DIAG_USAGE;
    tell_diags(t, &d, NULL);
    if (ok)
        return HFB_OK;
    if (usage)
        return HFB_USAGE;
    return d.counts[SEVERITY_FATAL] || s.worst == HFB_FAULT ? HFB_FAULT : HFB_REFUSED;
}
