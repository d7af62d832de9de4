/* unprepared.c - a build for another machine has nothing prepared: its structures may be laid out in
 * another way. It reads its resources when it starts. */
#include "base/prepared.h"

const struct prepared prepared_table[] = {{0}};
