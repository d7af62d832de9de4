/* put.c - what may be replaced by what; see put.h. */
#include "deliver/put.h"
#include "pdf/pdf.h"
#include <stdlib.h>
#include <sys/stat.h>

#define NOWHERE ((struct place){0})

struct put_read {
    dev_t device;
    ino_t inode;
    const char *what;
};

/* ---- what was read ------------------------------------------------------------------------ */

void put_rules_init(struct put_rules *r, struct arena *a, bool force)
{
    *r = (struct put_rules){.arena = a, .force = force};
}

void put_rules_read(struct put_rules *r, const char *path, const char *what)
{
    struct stat st;
    if (!path || strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return;
    if (r->read_n == r->read_cap)
        arena_grow(r->arena, r->read, r->read_n, r->read_cap, 16);
    r->read[r->read_n++] = (struct put_read){st.st_dev, st.st_ino, what};
}

static int by_file(const void *a, const void *b)
{
    const struct put_read *x = a, *y = b;
    return x->device != y->device ? (x->device > y->device) - (x->device < y->device)
                                  : (x->inode > y->inode) - (x->inode < y->inode);
}

void put_rules_close(struct put_rules *r)
{
    if (r->read_n)
        qsort(r->read, r->read_n, sizeof *r->read, by_file);
}

/* ---- what stands there -------------------------------------------------------------------- */

/* Enough of a file to know it by: our PDFs say at their end whom they are for, all else says at its
 * start what it is. A file of any size costs no more than this. */
enum { HEAD_BYTES = 64 << 10, TAIL_BYTES = 4 << 20 };

static bool begins(struct str s, const char *with)
{
    size_t n = strlen(with);
    return s.n >= n && memcmp(s.s, with, n) == 0;
}

static struct str first(struct str s, size_t n)
{
    return (struct str){s.s, s.n < n ? s.n : n};
}

static bool holds(struct str s, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= s.n; i++)
        if (memcmp(s.s + i, what, n) == 0)
            return true;
    return false;
}

/* The figures as JSON or XML: an employer's tree says so in its first lines. */
static const char *data_audience(struct str head)
{
    bool json = begins(head, "{\"schema\":\"hfbrief-figures/");
    if (!json && !(begins(head, "<?xml") && holds(first(head, 400), "\"urn:hfbrief:figures:1\"")))
        return NULL;
    return holds(first(head, 400), json ? "\"audience\":\"employer\"" : "audience=\"employer\"")
               ? "employer"
               : "private";
}

/* Of a batch, or of an import: CSV, a JSON array, or JSON lines. */
static bool is_summary(struct str head)
{
    if (begins(head, "[\n"))
        head = (struct str){head.s + 2, head.n - 2};
    return begins(head, "input,output,status,") || begins(head, "source,status,output,") ||
           begins(head, "{\"input\":") || begins(head, "{\"schema\": \"hfbrief-import/") ||
           begins(head, "]\n");
}

static bool is_sort(enum put_sort sort, struct str head, struct str tail, struct arena *a,
                    const char **audience)
{
    switch (sort) {
    case PUT_DOCUMENT:
        *audience = begins(head, "%PDF-") ? pdf_audience(tail, a) : data_audience(head);
        return *audience != NULL;
    case PUT_DRAFT:
        return holds(first(head, 8192), "X-Unsent: 1\r\n") && holds(head, "\"=-hfbrief-");
    case PUT_SUMMARY:
        return is_summary(head);
    case PUT_MANIFEST:
        return begins(head, "{\"") && holds(head, ",\"versions\":\"");
    case PUT_NEW:
        break;
    }
    return false;
}

static const char *sort_name(enum put_sort sort)
{
    static const char *const names[] = {[PUT_DOCUMENT] = "document of hfbrief's",
                                        [PUT_DRAFT] = "draft of hfbrief's",
                                        [PUT_SUMMARY] = "summary of hfbrief's",
                                        [PUT_MANIFEST] = "manifest of hfbrief's",
                                        [PUT_NEW] = "file to be replaced"};
    return names[sort];
}

/* ---- may it be replaced ------------------------------------------------------------------- */

static bool refuse(struct diags *d, enum diag_code code, const char *path, const char *why)
{
    diag_add(d, code, NOWHERE, "%s %s", path, why);
    return false;
}

static bool other_audience(struct diags *d, const char *path, const char *old)
{
    return refuse(d, DIAG_OTHER_AUDIENCE, path,
                  strcmp(old, "private") == 0
                      ? "holds a private document, and this one is for the employer; choose "
                        "another name, or replace it with --force"
                      : "holds a document for the employer, and this one is private; choose "
                        "another name, or replace it with --force");
}

bool put_allowed(const struct put_rules *r, const struct put_target *t, struct arena *a,
                 struct diags *d)
{
    struct stat st;
    struct str head, tail;
    const char *audience = NULL;
    if (r->force || stat(t->path, &st) != 0 || !S_ISREG(st.st_mode))
        return true;
    struct put_read wanted = {st.st_dev, st.st_ino, NULL};
    const struct put_read *read =
        r->read_n ? bsearch(&wanted, r->read, r->read_n, sizeof *r->read, by_file) : NULL;
    if (read)
        return refuse(d, DIAG_CANNOT_WRITE, t->path,
                      arena_printf(a,
                                   "is the %s, which this run reads; choose another name, or "
                                   "replace it with --force",
                                   read->what));
    if (st.st_size == 0)
        return true;
    const char *why = file_read_ends(a, t->path, HEAD_BYTES, TAIL_BYTES, &head, &tail);
    if (why)
        return refuse(d, DIAG_CANNOT_WRITE, t->path,
                      arena_printf(a,
                                   "is there, and %s: it may be for somebody else; choose another "
                                   "name, or replace it with --force",
                                   why));
    if (!is_sort(t->sort, head, tail, a, &audience))
        return refuse(d, DIAG_CANNOT_WRITE, t->path,
                      arena_printf(a,
                                   "is there already, and is no %s; choose another name, or "
                                   "replace it with --force",
                                   sort_name(t->sort)));
    if (audience && t->audience && strcmp(audience, t->audience) != 0)
        return other_audience(d, t->path, audience);
    return true;
}

bool put_file(const struct put_rules *r, const struct put_target *t, struct str bytes,
              struct arena *a, struct diags *d)
{
    if (!put_allowed(r, t, a, d))
        return false;
    const char *why = file_replace(a, t->path, bytes);
    return !why || refuse(d, DIAG_CANNOT_WRITE, t->path, why);
}

/* ---- in two steps ------------------------------------------------------------------------- */

void put_begin(struct put *p, struct put_target t, struct arena *a)
{
    p->target = t;
    file_begin(&p->file, a, t.path);
}

void put_drop(struct put *p)
{
    file_abandon(&p->file);
}

static void drop_all(struct put *const *puts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_drop(puts[i]);
}

bool put_ready(struct put *const *puts, size_t n, const struct put_rules *r, struct arena *a,
               struct diags *d)
{
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++) {
        ok = put_allowed(r, &puts[i]->target, a, d);
        if (ok && puts[i]->file.fault)
            ok = refuse(d, DIAG_CANNOT_WRITE, puts[i]->target.path, puts[i]->file.fault);
    }
    if (!ok)
        drop_all(puts, n);
    return ok;
}

bool put_place(struct put *const *puts, size_t n, struct diags *d)
{
    for (size_t i = 0; i < n; i++)
        if (puts[i]->file.fault) {
            refuse(d, DIAG_CANNOT_WRITE, puts[i]->target.path, puts[i]->file.fault);
            drop_all(puts, n);
            return false;
        }
    for (size_t i = 0; i < n; i++) {
        const char *why = file_place(&puts[i]->file);
        if (why) {
            refuse(d, DIAG_CANNOT_WRITE, puts[i]->target.path, why);
            drop_all(puts + i, n - i);
            return false;
        }
    }
    return true;
}

bool put_end(struct put *const *puts, size_t n, const struct put_rules *r, struct arena *a,
             struct diags *d)
{
    if (!put_ready(puts, n, r, a, d))
        return false;
    for (size_t i = 0; i < n; i++)
        file_sync(&puts[i]->file);
    bool ok = put_place(puts, n, d);
    for (size_t i = 0; i < n && ok; i++) {
        const struct file_writer *w = &puts[i]->file;
        const char *why = w->temporary ? file_sync_folder(a, file_folder(a, w->path)) : NULL;
        if (why)
            ok = refuse(d, DIAG_CANNOT_WRITE, puts[i]->target.path, why);
    }
    return ok;
}
