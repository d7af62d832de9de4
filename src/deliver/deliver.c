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

/* ---- the whole way ---------------------------------------------------------------------- */

static bool lock(const char *password, struct arena *a, struct hfb_result *out)
{
    struct buf locked;
    buf_init(&locked, a);
    struct str file = {buf_str(&out->output), out->output.n};
    if (!encrypt_pdf(file, password, out->audience, &out->diags, &locked))
        return false;
    out->output = locked;
    return true;
}

/* What is done with a sound document: locked, put into a draft. */
static enum hfb_status finish(const struct delivery *what, const struct hfb_job *job,
                              struct arena *a, struct hfb_result *out, struct buf *message)
{
    if (what->password && job->format == HFB_PDF && !lock(what->password, a, out))
        return out->status = HFB_FAULT;
    if (what->draft && !post_write(what, job, a, out, message))
        return out->status;
    out->email_hash = what->draft ? str_hash((struct str){buf_str(message), message->n}) : 0;
    return out->status;
}

static enum hfb_status refuse_input(struct hfb_result *out, const char *why)
{
    diag_add(&out->diags, DIAG_NOT_READABLE, NOWHERE, "%s", why);
    return out->status = HFB_REFUSED;
}

static const char *read_offer(const char *name, struct arena *a, struct str *text)
{
    return file_read(a, name, XML_OFFER_BYTES_MAX, text);
}

/* Read one by one: of ten thousand offers only their rows are kept. */
static const struct hfb_input *names_of(const struct delivery *what, struct arena *a)
{
    struct hfb_input *in = arena_new_array(a, struct hfb_input, what->cohort_n);
    for (size_t i = 0; i < what->cohort_n; i++)
        in[i].name = what->cohort[i];
    return in;
}

static enum hfb_status deliver_guarded(struct hfb_env *e, const struct delivery *what,
                                       struct arena *a, struct hfb_result *out, struct buf *message)
{
    struct str text = {"", 0};
    size_t limit = what->guide ? XML_GUIDE_BYTES_MAX : XML_OFFER_BYTES_MAX;
    diags_init(&out->diags, a);
    buf_init(message, a);
    const char *why = what->cohort_n ? NULL : file_read(a, what->input, limit, &text);
    if (why)
        return refuse_input(out, why);
    struct hfb_job job = *what->job;
    const char *name = strcmp(what->input, "-") == 0 ? "<standard input>" : what->input;
    struct hfb_input in = {.name = name, .bytes = text.s, .len = text.n};
    if (what->cohort_n) {
        job.cohort = names_of(what, a);
        job.cohort_read = read_offer;
        job.cohort_n = what->cohort_n;
    } else {
        job.offer = in;
    }
    if (what->guide) {
        job.guide_file = &in;
        return hfb_check_guide(e, &job, a, out);
    }
    if (what->draft)
        job.carried_as = post_attachment(what, &job, a);
    hfb_run(e, &job, a, out);
    out->input_hash = hfb_input_hash(job.guides, name, text, a);
    if ((out->status != HFB_OK && !out->partial) || job.check_only)
        return out->status;
    return finish(what, &job, a, out, message);
}

struct delivering {
    struct hfb_env *e;
    const struct delivery *what;
    struct arena *a;
    struct hfb_result *out;
    struct buf *message;
};

static void deliver_step(void *data)
{
    struct delivering *x = data;
    x->out->status = deliver_guarded(x->e, x->what, x->a, x->out, x->message);
}

enum hfb_status deliver(struct hfb_env *e, const struct delivery *what, struct arena *a,
                        struct hfb_result *out, struct buf *message)
{
    struct delivering x = {e, what, a, out, message};
    *out = (struct hfb_result){0};
    *message = (struct buf){0};
    if (arena_guarded((struct arena *[]){a, NULL}, deliver_step, &x))
        return out->status;
    arena_reset(a);
    *message = (struct buf){0};
    hfb_result_no_memory(out, a);
    return out->status;
}
