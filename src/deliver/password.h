/* password.h - a file's first line as the password that every reader will make of what is typed
 * (ISO 32000-2, 7.6.4.3.3: UTF-8 after SASLprep, at most 127 bytes). */
#ifndef HFB_DELIVER_PASSWORD_H
#define HFB_DELIVER_PASSWORD_H

#include "base/arena.h"
#include "base/diag.h"

enum { PASSWORD_BYTES_MAX = 127, PASSWORD_LENGTH_GOOD = 8 };

/* `file` is wiped, the result is the caller's to wipe. NULL: reported (USAGE). A short one is
 * warned of (WEAK_PASSWORD). `path` is for the messages, which never hold the password. */
char *password_of(char *file, size_t n, const char *path, struct arena *a, struct diags *d);

#endif
