/* encrypt.c - libqpdf's C interface, found at run time; see encrypt.h. */
#include "deliver/encrypt.h"
#include <dlfcn.h>
#include <qpdf/qpdf-c.h>

#define QPDF_LIBRARY "libqpdf.so.29"

#define QPDF_FUNCTIONS(X)                                                                          \
    X(qpdf_init)                                                                                   \
    X(qpdf_silence_errors)                                                                         \
    X(qpdf_set_suppress_warnings)                                                                  \
    X(qpdf_read_memory)                                                                            \
    X(qpdf_init_write_memory)                                                                      \
    X(qpdf_set_object_stream_mode)                                                                 \
    X(qpdf_set_r6_encryption_parameters2)                                                          \
    X(qpdf_is_encrypted)                                                                           \
    X(qpdf_write)                                                                                  \
    X(qpdf_get_buffer)                                                                             \
    X(qpdf_get_buffer_length)                                                                      \
    X(qpdf_cleanup)

struct qpdf {
    void *handle;
#define FIELD(name) __typeof__(&name) name##_;
    QPDF_FUNCTIONS(FIELD)
#undef FIELD
};

static bool load(struct qpdf *q, struct diags *d)
{
    q->handle = dlopen(QPDF_LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    bool whole = q->handle != NULL;
    void *f; /* POSIX lets a function's address stand in one */
#define LOAD(name)                                                                                 \
    if (whole && (f = dlsym(q->handle, #name)))                                                    \
        memcpy(&q->name##_, &f, sizeof f);                                                         \
    else                                                                                           \
        whole = false;
    QPDF_FUNCTIONS(LOAD)
#undef LOAD
    if (whole)
        return true;
    diag_add(d, DIAG_LIBRARY, (struct place){0},
             "a password needs %s, which is not installed; install libqpdf29", QPDF_LIBRARY);
    if (q->handle)
        dlclose(q->handle);
    return false;
}

bool encrypt_load(struct diags *d)
{
    struct qpdf q;
    if (!load(&q, d))
        return false;
    dlclose(q.handle);
    return true;
}

static bool write_encrypted(const struct qpdf *q, qpdf_data job, struct str file,
                            const char *password)
{
    q->qpdf_silence_errors_(job);
    q->qpdf_set_suppress_warnings_(job, QPDF_TRUE);
    /* a document of ours gives no warning: one means that a piece was lost, for want of memory */
    if (q->qpdf_read_memory_(job, "document", file.s, file.n, NULL) != QPDF_SUCCESS)
        return false;
    q->qpdf_init_write_memory_(job);
    q->qpdf_set_object_stream_mode_(job, qpdf_o_generate);
    /* Reading aloud, filling and printing are allowed to whoever can open it: the password keeps
     * others out, it doesn't keep the owner in. */
    q->qpdf_set_r6_encryption_parameters2_(job, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                           QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full,
                                           QPDF_TRUE);
    return q->qpdf_write_(job) == QPDF_SUCCESS;
}

bool encrypt_pdf(struct str file, const char *password, const char *audience, struct diags *d,
                 struct buf *out)
{
    struct qpdf q;
    if (!load(&q, d))
        return false;
    qpdf_data job = q.qpdf_init_();
    bool written = write_encrypted(&q, job, file, password);
    if (written) {
        buf_add(out, q.qpdf_get_buffer_(job), q.qpdf_get_buffer_length_(job));
        if (audience) /* behind %%EOF, where a comment changes nothing (7.5.5) */
            buf_printf(out, "%%<hfbrief:audience>%s</hfbrief:audience>\n", audience);
    } else {
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "the document could not be encrypted");
    }
    q.qpdf_cleanup_(&job);
    dlclose(q.handle);
    return written;
}

bool encrypt_opens(struct str file, const char *password)
{
    struct qpdf q;
    struct diags unheard;
    struct arena *a = arena_new();
    if (!a)
        return false;
    diags_init(&unheard, a);
    bool opens = false;
    if (load(&q, &unheard)) {
        qpdf_data job = q.qpdf_init_();
        q.qpdf_silence_errors_(job);
        q.qpdf_set_suppress_warnings_(job, QPDF_TRUE);
        opens = !(q.qpdf_read_memory_(job, "document", file.s, file.n, password) & QPDF_ERRORS) &&
                q.qpdf_is_encrypted_(job);
        q.qpdf_cleanup_(&job);
        dlclose(q.handle);
    }
    arena_free(a);
    return opens;
}
