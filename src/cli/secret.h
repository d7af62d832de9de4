/* secret.h - a password, from a file and nowhere else: never an argument, an environment variable,
 * a message or a core. */
#ifndef HFB_CLI_SECRET_H
#define HFB_CLI_SECRET_H

#include "base/diag.h"

/* The file's first line. From here on the process leaves no core and can't be traced. NULL:
 * reported. The text is the arena's; secret_wipe() it before the arena goes. */
char *secret_read(const char *path, struct arena *a, struct diags *d);
void secret_wipe(char *password); /* NULL: nothing */

#endif
