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

const char *file_replace(struct arena *a, const char *path, struct str bytes);

/* Writes all of `bytes` to an open descriptor; NULL: done. */
const char *file_write_to(struct arena *a, int fd, struct str bytes);

/* Removes what an interrupted file_replace() left behind in this folder: names that begin with
 * FILE_TEMPORARY. Only for a folder that nobody else writes to at the moment. */
#define FILE_TEMPORARY ".hfbrief-"
void file_sweep(const char *folder);

bool file_is_folder(const char *path);
bool file_is_regular(const char *path);
bool file_same(const char *a, const char *b); /* both exist and are one file */

#endif
