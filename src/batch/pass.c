/* pass.c - SCM_RIGHTS (unix(7)). */
#define _GNU_SOURCE
#include "batch/pass.h"
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { FILES_MAX = 2 };

union control {
    char bytes[CMSG_SPACE(FILES_MAX * sizeof(int))];
    struct cmsghdr aligned;
};

struct words {
    uint64_t task;
    uint8_t has_document, has_draft, unused[6];
};

bool pass_pair(int ends[2])
{
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
}

bool pass_send(int end, const struct pass *p)
{
    struct words words = {.task = p->task, p->document >= 0, p->draft >= 0, {0}};
    struct iovec text = {&words, sizeof words};
    struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1};
    union control control;
    int files[FILES_MAX], n = 0;
    memset(&control, 0, sizeof control);
    if (p->document >= 0)
        files[n++] = p->document;
    if (p->draft >= 0)
        files[n++] = p->draft;
    if (n) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE((size_t)n * sizeof(int));
        struct cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN((size_t)n * sizeof(int));
        memcpy(CMSG_DATA(head), files, (size_t)n * sizeof(int));
    }
    ssize_t sent;
    while ((sent = sendmsg(end, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR)
        ;
    return sent == (ssize_t)sizeof words;
}

bool pass_receive(int end, struct pass *p)
{
    struct words words;
    union control control;
    struct iovec text = {&words, sizeof words};
    struct msghdr message = {.msg_iov = &text,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof control.bytes};
    ssize_t got;
    while ((got = recvmsg(end, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
        ;
    int files[FILES_MAX] = {-1, -1}, n = 0;
    struct cmsghdr *head = got > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (head && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS &&
        head->cmsg_len <= CMSG_LEN(sizeof files))
        memcpy(files, CMSG_DATA(head), head->cmsg_len - CMSG_LEN(0));
    if (got != (ssize_t)sizeof words)
        return false;
    *p = (struct pass){.task = words.task, -1, -1};
    if (words.has_document)
        p->document = files[n++];
    if (words.has_draft)
        p->draft = files[n];
    return true;
}
