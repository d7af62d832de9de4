/* file.h - files whole: read at once under a limit, written so that nobody ever sees half of one.
 *
 * file_replace() makes a temporary file in the target's own folder with mode 0600, writes, syncs,
 * renames, and syncs the folder: after a crash at any point the old file or the new one is there,
 * never a mixture. A symbolic link is followed, so that the link stays one; a device or a pipe is
 * written to as it is. Errors are a sentence in the arena ("is a folder"), never printed here.
 */
#ifndef HFB_BASE_FILE_H
#define HFB_BASE_FILE_H

#include "base/arena.h"
#include "base/str.h"

/* `path` as it is (nothing is unpacked), NUL-terminated, in `a`; "-" is standard input. At most
 * limit + 1 bytes are read, so that whoever parses them sees that it was too much (limit 0: none).
 * NULL: done; else why not. */
const char *file_read(struct arena *a, const char *path, size_t limit, struct str *out);
/* The same of what nobody named on the command line (a folder has it, a file names it): a pipe or a
 * device is refused, so that none is waited for. */
const char *file_read_regular(struct arena *a, const char *path, size_t limit, struct str *out);

/* Of a regular file no more than its first `head` and its last `tail` bytes, which overlap in a
 * small one. NULL: done; else why not. */
const char *file_read_ends(struct arena *a, const char *path, size_t head, size_t tail,
                           struct str *first, struct str *last);

const char *file_replace(struct arena *a, const char *path, struct str bytes);

/* The same in pieces: nothing is seen of it until file_commit(). A fault is kept and told there.
 * What is neither finished nor abandoned when its arena goes is abandoned then, by the process that
 * began it. */
struct file_held;
struct file_writer {
    struct arena *arena;
    const char *path, *temporary; /* temporary NULL: a device, written to as it is */
    int fd;                       /* -1: could not be opened */
    const char *fault;
    struct file_held *held; /* shared by the copies of a writer */
};
void file_begin(struct file_writer *w, struct arena *a, const char *path);
void file_add(struct file_writer *w, struct str bytes);
const char *file_commit(struct file_writer *w); /* NULL: done */
void file_abandon(struct file_writer *w);
/* The three steps of file_commit(), for a caller with other work to do meanwhile: the bytes to the
 * disk (in whatever process has the descriptor), the file to its place, and then the folder to the
 * disk, once for many files. NULL: done; file_sync() keeps a fault for file_place(), which abandons
 * the file. */
void file_sync(struct file_writer *w);
const char *file_place(struct file_writer *w);
const char *file_folder(struct arena *a, const char *path); /* the one it is in */
const char *file_sync_folder(struct arena *a, const char *folder);

/* Writes all of `bytes` to an open descriptor; NULL: done. */
const char *file_write_to(struct arena *a, int fd, struct str bytes);

/* A temporary file's name tells which file it would have become: FILE_TEMPORARY, then str_hash() of
 * that one's name in 16 hexadecimal digits. file_sweep() removes what an interrupted run left in a
 * folder, of those that `mine` says yes to and that no living process is writing. */
#define FILE_TEMPORARY ".hfbrief-"
void file_sweep(const char *folder, bool (*mine)(const void *data, uint64_t hash),
                const void *data);
void file_sweep_for(struct arena *a, const char *path); /* of one file */

/* The names in a folder that end so, in order; hidden ones are left alone. NULL: it can't be read,
 * and errno says why. */
const char **file_names(struct arena *a, const char *folder, const char *ending, size_t *n);

bool file_is_folder(const char *path);
bool file_exists(const char *path);
bool file_is_regular(const char *path);
int64_t file_size(const char *path);          /* of a regular file; else -1 */
bool file_same(const char *a, const char *b); /* both exist and are one file */

#endif
