/* deliver.c - one offer, from file to file. */
#include "deliver/deliver.h"
#include "base/file.h"
#include "deliver/encrypt.h"
#include "deliver/post.h"
#include "xml/xml.h"

#define NOWHERE ((struct place){0})

/* ---- names ------------------------------------------------------------------------------ */

const char *deliver_stem(struct arena *a, const char *input)
{
    const char *slash = strrchr(input, '/'), *name = slash ? slash + 1 : input;
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? arena_strndup(a, name, (size_t)(dot - name)) : name;
}

const char *deliver_path(struct arena *a, const char *input, const char *folder,
                         const char *template_name, enum hfb_format format)
{
    static const char *const extension[] = {
        [HFB_PDF] = "pdf", [HFB_JSON] = "json", [HFB_XML] = "xml"};
    const char *slash = strrchr(input, '/');
    const char *own = slash ? arena_strndup(a, input, (size_t)(slash - input) + 1) : "";
    const char *stem = deliver_stem(a, input);
    if (!folder)
        return arena_printf(a, "%s%s.%s.%s", own, stem, template_name, extension[format]);
    bool closed = *folder && folder[strlen(folder) - 1] == '/';
    return arena_printf(a, "%s%s%s.%s.%s", folder, closed ? "" : "/", stem, template_name,
                        extension[format]);
}

const char *deliver_email_path(struct arena *a, const char *input, const char *folder,
                               const char *template_name, enum hfb_format format)
{
    const char *document = deliver_path(a, input, folder, template_name, format);
    return arena_printf(a, "%.*s.eml", (int)(strrchr(document, '.') - document), document);
}

/* ---- putting in place ------------------------------------------------------------------- */

static enum hfb_status failed(struct hfb_result *r)
{
    r->status = r->diags.counts[SEVERITY_FATAL] ? HFB_FAULT : HFB_REFUSED;
    return r->status;
}

enum hfb_status deliver_put(struct hfb_result *r, const char *path, const struct put_rules *rules,
                            struct arena *a)
{
    struct put_target t = {.path = path, .sort = PUT_DOCUMENT, .audience = r->audience};
    struct str bytes = {buf_str(&r->output), r->output.n};
    return put_file(rules, &t, bytes, a, &r->diags) ? HFB_OK : failed(r);
}

/* ---- the whole way ---------------------------------------------------------------------- */

static bool lock(const char *password, struct arena *a, struct hfb_result *out)
{
    struct buf locked;
    buf_init(&locked, a);
    struct str file = {buf_str(&out->output), out->output.n};
    if (!pdf_encrypt(file, password, out->audience, &out->diags, &locked))
        return false;
    out->output = locked;
    return true;
}

/* What is done with a sound document: locked, put into a draft, written. Whatever refuses does so
 * before anything is in place. */
static enum hfb_status hand_over(const struct delivery *what, const struct hfb_job *job,
                                 struct arena *a, struct hfb_result *out)
{
    struct buf message;
    buf_init(&message, a);
    if (what->password && job->format == HFB_PDF && !lock(what->password, a, out))
        return out->status = HFB_FAULT;
    if (what->email && !post_write(what, job, a, out, &message))
        return out->status;
    struct put_target draft = {.path = what->email, .sort = PUT_DRAFT};
    if (what->email && !put_allowed(what->rules, &draft, a, &out->diags))
        return failed(out);
    if (what->output && deliver_put(out, what->output, what->rules, a) != HFB_OK)
        return out->status;
    struct str bytes = {buf_str(&message), message.n};
    if (what->email && !put_file(what->rules, &draft, bytes, a, &out->diags))
        return failed(out);
    out->email_hash = what->email ? str_hash(bytes) : 0;
    return HFB_OK;
}

static enum hfb_status deliver_guarded(struct hfb_env *e, const struct delivery *what,
                                       struct arena *a, struct hfb_result *out, jmp_buf *where)
{
    struct str text;
    diags_init(&out->diags, a);
    const char *why = file_read(a, what->input, XML_OFFER_BYTES_MAX, &text);
    if (why) {
        diag_add(&out->diags, DIAG_NOT_READABLE, NOWHERE, "%s", why);
        return out->status = HFB_REFUSED;
    }
    struct hfb_job job = *what->job;
    const char *name = strcmp(what->input, "-") == 0 ? "<standard input>" : what->input;
    job.offer = (struct hfb_input){.name = name, .bytes = text.s, .len = text.n};
    hfb_run(e, &job, a, out);
    out->input_hash = str_hash(text);
    arena_guard(a, where); /* hfb_run had its own */
    if (out->status != HFB_OK || job.check_only)
        return out->status;
    return hand_over(what, &job, a, out);
}

enum hfb_status deliver(struct hfb_env *e, const struct delivery *what, struct arena *a,
                        struct hfb_result *out)
{
    jmp_buf where;
    *out = (struct hfb_result){0};
    if (setjmp(where) == 0) {
        arena_guard(a, &where);
        out->status = deliver_guarded(e, what, a, out, &where);
        arena_guard(a, NULL);
        return out->status;
    }
    arena_reset(a);
    hfb_result_no_memory(out, a);
    return out->status;
}
