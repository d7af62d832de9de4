/* manifest.c - lines out, lines in. */
#include "batch/manifest.h"
#include "base/file.h"
#include "base/resource.h"
#include "deliver/encrypt.h"
#include "tree/json_write.h"
#include "xml/xml.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

/* None of ours is larger, whatever a line says: 400 pages are 20 MB, a million lines 300. */
enum { DOCUMENT_MAX = 256 << 20, MANIFEST_MAX = 512 << 20 };

const char *record_status_word(uint32_t status)
{
    return status == HFB_OK ? "written" : status == HFB_REFUSED ? "refused" : "failed";
}

/* ---- versions ----------------------------------------------------------------------------- */

static void add_hash(struct buf *b, struct str bytes)
{
    buf_printf(b, " %016" PRIx64, str_hash(bytes));
}

/* What a document depends on beside its offer: this program, and what the options change. */
static const char *versions_of(struct arena *a, const char *key)
{
    struct buf b;
    const struct resource *r;
    buf_init(&b, a);
    for (size_t i = 0; (r = resource_at(i)); i++) {
        buf_puts(&b, r->name);
        add_hash(&b, (struct str){(const char *)r->data, r->len});
    }
    buf_puts(&b, key);
    return arena_printf(a, HFBRIEF_VERSION "-%016" PRIx64,
                        str_hash((struct str){buf_str(&b), b.n}));
}

/* ---- out ---------------------------------------------------------------------------------- */

static void key_hash(struct json *j, const char *key, uint64_t h, struct arena *a)
{
    json_key_string(j, key, h ? arena_printf(a, "%016" PRIx64, h) : NULL);
}

static void key_count(struct json *j, const char *key, uint64_t n)
{
    json_key(j, key);
    json_put_scaled(j, (int64_t)n, 0);
}

static void put_line(const struct plan_item *item, const struct record *r, const char *versions,
                     struct arena *a, struct buf *out)
{
    struct json j = json_start(out);
    json_open(&j, '{');
    json_key_string(&j, "output", item->name);
    key_hash(&j, "output_hash", r->output_hash, a);
    key_hash(&j, "input_hash", r->input_hash, a);
    key_hash(&j, "email_hash", r->email_hash, a);
    json_key_string(&j, "versions", versions);
    json_key_string(&j, "status", record_status_word(r->status));
    key_count(&j, "pages", r->pages);
    key_count(&j, "bytes", r->bytes);
    json_close(&j, '}');
    buf_putc(out, '\n');
}

const char *manifest_add(struct manifest *m, const struct plan_item *item, const struct record *r)
{
    struct arena *a = arena_new_within(m->arena);
    struct buf line;
    buf_init(&line, a);
    put_line(item, r, m->versions, a, &line);
    const char *why = file_write_to(m->arena, m->fd, (struct str){buf_str(&line), line.n});
    arena_free(a);
    return why;
}

const char *manifest_close(struct manifest *m)
{
    const char *why = NULL;
    if (fsync(m->fd) != 0 && errno != EINVAL)
        why = strerror(errno);
    if (close(m->fd) != 0 && !why)
        why = strerror(errno);
    if (m->folder_fd >= 0)
        close(m->folder_fd);
    m->fd = -1;
    return why;
}

/* ---- in ----------------------------------------------------------------------------------- */

static uint64_t member_hash(const json_t *line, const char *key)
{
    const char *s = json_string_value(json_object_get(line, key));
    return s ? strtoull(s, NULL, 16) : 0;
}

static uint64_t member_count(const json_t *line, const char *key)
{
    return (uint64_t)json_integer_value(json_object_get(line, key));
}

static struct record *record_from(struct arena *a, const json_t *line)
{
    struct record *r = arena_new_of(a, struct record);
    r->status = HFB_OK;
    r->input_hash = member_hash(line, "input_hash");
    r->output_hash = member_hash(line, "output_hash");
    r->pages = member_count(line, "pages");
    r->bytes = member_count(line, "bytes");
    return r;
}

static bool has_hash(const char *path, uint64_t hash, struct arena *scratch)
{
    struct str bytes;
    return path && hash && !file_read_regular(scratch, path, DOCUMENT_MAX, &bytes) &&
           str_hash(bytes) == hash;
}

/* The document that stands there is the one that was written: by its size first, so that a huge
 * file in its place isn't read, and under the password that is asked for now. */
static bool is_whole(const struct batch *b, const struct plan_item *item, const json_t *line,
                     struct arena *scratch)
{
    struct str bytes;
    uint64_t read = member_hash(line, "input_hash");
    if (!read || file_read_regular(scratch, item->input, XML_OFFER_BYTES_MAX, &bytes) ||
        hfb_input_hash(b->job->guides, item->input, bytes, scratch) != read ||
        file_size(item->output) != (int64_t)member_count(line, "bytes") ||
        file_read_regular(scratch, item->output, DOCUMENT_MAX, &bytes) ||
        str_hash(bytes) != member_hash(line, "output_hash"))
        return false;
    if (b->password && !encrypt_opens(bytes, b->password))
        return false;
    return !item->email || has_hash(item->email, member_hash(line, "email_hash"), scratch);
}

struct by_name {
    const char *name;
    size_t item;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct by_name *)a)->name, ((const struct by_name *)b)->name);
}

/* One line of an earlier run; true: its offer is whole and stays as it is. */
static bool take_line(struct manifest *m, const struct plan *plan, const struct batch *b,
                      const struct by_name *names, struct str text, const struct record **kept,
                      struct arena *scratch)
{
    json_t *line = json_loadb(text.s, text.n, 0, NULL);
    const char *output = json_string_value(json_object_get(line, "output"));
    const char *status = json_string_value(json_object_get(line, "status"));
    const char *versions = json_string_value(json_object_get(line, "versions"));
    bool whole = false;
    if (output && status && versions && strcmp(status, "written") == 0 &&
        strcmp(versions, m->versions) == 0) {
        struct by_name wanted = {output, 0};
        const struct by_name *found =
            bsearch(&wanted, names, plan->n, sizeof *names, compare_names);
        whole =
            found && !kept[found->item] && is_whole(b, &plan->items[found->item], line, scratch);
        if (whole)
            kept[found->item] = record_from(m->arena, line);
    }
    json_decref(line);
    return whole;
}

static void take_lines(struct manifest *m, const struct plan *plan, const struct batch *b,
                       struct str old, const struct record **kept, struct buf *lines)
{
    struct by_name *names = arena_new_array(m->arena, struct by_name, plan->n + 1);
    for (size_t i = 0; i < plan->n; i++)
        names[i] = (struct by_name){plan->items[i].name, i};
    qsort(names, plan->n, sizeof *names, compare_names);
    struct arena *scratch = arena_new_within(m->arena);
    for (size_t at = 0; at < old.n;) {
        const char *end = memchr(old.s + at, '\n', old.n - at);
        if (!end)
            break; /* cut off */
        struct str line = {old.s + at, (size_t)(end - (old.s + at)) + 1};
        if (take_line(m, plan, b, names, line, kept, scratch))
            buf_add(lines, line.s, line.n);
        at += line.n;
        arena_reset(scratch);
    }
    arena_free(scratch);
}

const char *manifest_path(struct arena *a, const char *folder, const struct plan_wish *wish)
{
    return wish->shard_n ? arena_printf(a, "%s/hfbrief-manifest.%u-of-%u.jsonl", folder,
                                        wish->shard_k, wish->shard_n)
                         : arena_printf(a, "%s/hfbrief-manifest.jsonl", folder);
}

/* ---- one run at a time -------------------------------------------------------------------- */

enum { PATIENCE_MS = 2000, LOOK_EVERY_MS = 50 };

/* Workers of a run that was killed may live a moment longer than it. */
static bool take_lock(int fd, int how)
{
    for (int waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
        if (flock(fd, how | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR))
            return true; /* a file system without locks is no reason to refuse */
        nanosleep(&(struct timespec){.tv_nsec = LOOK_EVERY_MS * 1000000L}, NULL);
    }
    return false;
}

bool manifest_lock(struct manifest *m, struct arena *a, const char *folder,
                   const struct plan_wish *wish, struct diags *d)
{
    const char *path = manifest_path(a, folder, wish);
    m->folder_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int before = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool free_now =
        (m->folder_fd < 0 || take_lock(m->folder_fd, wish->shard_n ? LOCK_SH : LOCK_EX)) &&
        (before < 0 || take_lock(before, LOCK_EX));
    if (before >= 0)
        close(before);
    if (!free_now)
        diag_add(
            d, DIAG_CANNOT_WRITE, NOWHERE,
            "%s is being written to by another run; wait until it has ended, or choose another "
            "folder",
            folder);
    return free_now;
}

bool manifest_open(struct manifest *m, struct arena *a, const char *folder, const struct plan *plan,
                   const struct batch *b, const struct record **kept, struct diags *d)
{
    struct buf lines;
    struct str old;
    buf_init(&lines, a);
    m->arena = a;
    m->fd = -1;
    if (!m->versions)
        m->versions = versions_of(a, b->key);
    m->path = manifest_path(a, folder, &b->wish);
    if (b->resume && !file_read_regular(a, m->path, MANIFEST_MAX, &old))
        take_lines(m, plan, b, old, kept, &lines);
    struct put_target t = {.path = m->path, .sort = PUT_MANIFEST};
    if (!put_file(b->rules, &t, (struct str){buf_str(&lines), lines.n}, a, d))
        return false;
    m->fd = open(m->path, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (m->fd < 0)
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s cannot be opened again", m->path);
    else
        (void)flock(m->fd, LOCK_EX | LOCK_NB); /* against the same shard once more */
    return m->fd >= 0;
}
