/* put.h - the one door by which a finished file takes its place (contract 1.3, and 3, Files).
 *
 * Nothing that hfbrief writes replaces a file that the same run read (by device and inode, so
 * through any link), or a file that isn't one of hfbrief's own of the same sort; nor does a
 * document replace one that was made for another audience. `force` allows all of it. What isn't a
 * regular file (a device, a pipe) has nothing to lose and is written to as it is; neither has an
 * empty file.
 */
#ifndef HFB_DELIVER_PUT_H
#define HFB_DELIVER_PUT_H

#include "base/file.h"
#include "hfbrief.h"

enum put_sort {
    PUT_DOCUMENT, /* PDF, JSON or XML, with its audience */
    PUT_DRAFT,    /* a message */
    PUT_SUMMARY,
    PUT_MANIFEST,
    PUT_NEW /* replaces nothing at all */
};

struct put_read;

/* What a run has read, and whether it may replace everything. */
struct put_rules {
    struct arena *arena;
    struct put_read *read;
    size_t read_n, read_cap;
    bool sorted, force;
};
void put_rules_init(struct put_rules *r, struct arena *a, bool force);
/* `what` is the file's part in the run, for the message: "guide". A path that isn't there, or "-",
 * is nothing to protect. */
void put_rules_read(struct put_rules *r, const char *path, const char *what);
/* Once, after the last; before a process forks. */
void put_rules_close(struct put_rules *r);

struct put_target {
    const char *path;
    enum put_sort sort;
    const char *audience; /* of a document: "private" or "employer"; NULL: not known yet */
};

/* False: reported (CANNOT_WRITE, OTHER_AUDIENCE). */
bool put_allowed(const struct put_rules *r, const struct put_target *t, struct arena *a,
                 struct diags *d);

/* In two steps, between which somebody else writes to put->file.fd (-1 where put->file.fault says
 * why it can't be written). put_end() finishes `n` of them together: all are allowed, or none takes
 * its place. False: reported, nothing is left behind. */
struct put {
    struct put_target target;
    struct file_writer file;
};
void put_begin(struct put *p, struct put_target t, struct arena *a);
bool put_end(struct put *const *puts, size_t n, const struct put_rules *r, struct arena *a,
             struct diags *d);
/* put_end() in its two halves, for a caller that syncs the files (file_sync()) between them and
 * their folders afterwards. False: reported, nothing is left behind. */
bool put_ready(struct put *const *puts, size_t n, const struct put_rules *r, struct arena *a,
               struct diags *d);
bool put_place(struct put *const *puts, size_t n, struct diags *d);
void put_drop(struct put *p); /* after put_begin() alone; once more does nothing */

/* put_allowed(), then the file whole. False: reported. */
bool put_file(const struct put_rules *r, const struct put_target *t, struct str bytes,
              struct arena *a, struct diags *d);

#endif
