/* secret.c - see secret.h. */
#include "cli/secret.h"
#include "base/file.h"
#include "deliver/password.h"
#include <string.h>
#include <sys/prctl.h>

#define FILE_BYTES_MAX 4096

/* Nobody looks into this process, nor at what is left of it. */
static void leave_no_trace(void)
{
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

char *secret_read(const char *path, struct arena *a, struct diags *d)
{
    struct place nowhere = {0};
    struct str text;
    leave_no_trace();
    const char *why = file_read(a, path, FILE_BYTES_MAX, &text);
    if (why) {
        diag_add(d, DIAG_NOT_READABLE, nowhere, "password file %s %s", path, why);
        return NULL;
    }
    return password_of((char *)(uintptr_t)text.s, text.n, path, a, d); /* file_read's own copy */
}

void secret_wipe(char *password)
{
    if (password)
        explicit_bzero(password, strlen(password));
}
