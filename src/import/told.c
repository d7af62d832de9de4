/* told.c - across the pipe; see told.h. */
#include "import/told.h"
#include "base/file.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define PART_MAX (64UL * 1024 * 1024)

enum { ID_MAX = 200, STATUS_MAX = 3 };

struct head {
    int status;
    unsigned char seccomp, landlock;
    size_t left_out, n[TOLD_PARTS];
};

bool told_send(int fd, const struct told *t, struct arena *a)
{
    struct head head;
    memset(&head, 0, sizeof head); /* the gaps between its members, too */
    head.status = t->status;
    head.seccomp = t->granted.seccomp;
    head.landlock = t->granted.landlock;
    head.left_out = t->left_out;
    for (int i = 0; i < TOLD_PARTS; i++)
        head.n[i] = t->part[i].n;
    bool ok = !file_write_to(a, fd, (struct str){(const char *)&head, sizeof head});
    for (int i = 0; i < TOLD_PARTS && ok; i++)
        ok = !file_write_to(a, fd, t->part[i]);
    return ok;
}

static bool read_all(int fd, void *to, size_t n, int milliseconds)
{
    for (char *p = to; n;) {
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        int some = poll(&ready, 1, milliseconds);
        ssize_t got = some > 0 ? read(fd, p, n) : 0;
        if ((some < 0 || got < 0) && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

/* It names a file: a guide's id and nothing else. */
static bool is_id(struct str id)
{
    for (size_t i = 0; i < id.n; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", id.s[i]) || !id.s[i])
            return false;
    return id.n <= ID_MAX;
}

bool told_receive(int fd, int milliseconds, struct told *out, struct arena *a)
{
    struct head head;
    if (!read_all(fd, &head, sizeof head, milliseconds) || head.status < 0 ||
        head.status > STATUS_MAX)
        return false;
    *out = (struct told){.status = head.status, .left_out = head.left_out};
    out->granted = (struct cage){head.seccomp != 0, head.landlock != 0};
    for (int i = 0; i < TOLD_PARTS; i++) {
        if (head.n[i] > PART_MAX)
            return false;
        char *bytes = arena_alloc(a, head.n[i] + 1);
        if (!read_all(fd, bytes, head.n[i], milliseconds))
            return false;
        bytes[head.n[i]] = '\0';
        out->part[i] = (struct str){bytes, head.n[i]};
    }
    return is_id(out->part[TOLD_ID]) && (!out->part[TOLD_XML].n || out->part[TOLD_ID].n);
}
