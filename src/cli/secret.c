/* secret.c - see secret.h. */
#include "cli/secret.h"
#include "base/file.h"
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define PASSWORD_BYTES_MAX 127 /* ISO 32000-2, 7.6.4.3.3: what lies behind is cut off */
#define FILE_BYTES_MAX 4096

static void leave_no_trace(void)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
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
    char *password = (char *)(uintptr_t)text.s; /* file_read's own copy, ours from here */
    size_t n = strcspn(password, "\r\n");
    explicit_bzero(password + n, text.n - n);
    if (n == 0 || n > PASSWORD_BYTES_MAX) {
        explicit_bzero(password, n);
        diag_add(d, DIAG_USAGE, nowhere,
                 n ? "the first line of %s is too long for a password; use at most %d bytes"
                   : "the first line of %s is empty; put the password there, up to %d bytes",
                 path, PASSWORD_BYTES_MAX);
        return NULL;
    }
    return password;
}

void secret_wipe(char *password)
{
    if (password)
        explicit_bzero(password, strlen(password));
}
