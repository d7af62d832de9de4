/* summary.c - rows. */
#include "batch/summary.h"
#include "base/csv.h"
#include "batch/manifest.h"
#include "tree/json_write.h"

/* ---- what a row holds, once for all forms ------------------------------------------------- */

struct cell {
    const char *key;
    const char *text; /* NULL: none; a number when `number` */
    bool number;
};

enum { CELLS = 25 };

static const char *count(struct arena *a, uint64_t n)
{
    return arena_printf(a, "%llu", (unsigned long long)n);
}

/* Amounts are in `currency`; a year's unless the name says otherwise. */
static void cells_of(const struct plan_item *item, const struct record *r, bool kept,
                     struct arena *a, struct cell out[CELLS])
{
    const struct str *t = r->text;
    const char *status = kept ? "kept" : record_status_word(r->status);
    const struct cell row[CELLS] = {{"input", item->input, false},
                                    {"output", r->status == HFB_OK ? item->output : NULL, false},
                                    {"status", status, false},
                                    {"reason", t[RECORD_REASON].s, false},
                                    {"id", t[RECORD_ID].s, false},
                                    {"candidate", t[RECORD_CANDIDATE].s, false},
                                    {"employer", t[RECORD_EMPLOYER].s, false},
                                    {"role", t[RECORD_ROLE].s, false},
                                    {"region", t[RECORD_REGION].s, false},
                                    {"currency", t[RECORD_CURRENCY].s, false},
                                    {"base", t[RECORD_BASE].s, true},
                                    {"equity_grant", t[RECORD_EQUITY].s, true},
                                    {"total_a_year", t[RECORD_ANNUAL].s, true},
                                    {"ask_base", t[RECORD_ASK_BASE].s, true},
                                    {"ask_equity_grant", t[RECORD_ASK_EQUITY].s, true},
                                    {"ask_total_a_year", t[RECORD_ASK_ANNUAL].s, true},
                                    {"gap_to_ask_a_year", t[RECORD_GAP_ANNUAL].s, true},
                                    {"gap_to_ask_over_four_years", t[RECORD_GAP_FOUR_YEAR].s, true},
                                    {"verdict", t[RECORD_VERDICT].s, false},
                                    {"deadline", t[RECORD_DEADLINE].s, false},
                                    {"checks", count(a, r->checks), true},
                                    {"blanks", count(a, r->blanks), true},
                                    {"pages", count(a, r->pages), true},
                                    {"bytes", count(a, r->bytes), true},
                                    {"ms", kept ? NULL : count(a, r->milliseconds), true}};
    memcpy(out, row, sizeof row);
}

static void put_json_row(struct buf *out, const struct cell *cells)
{
    struct json j = json_start(out);
    json_open(&j, '{');
    for (int i = 0; i < CELLS; i++) {
        json_key(&j, cells[i].key);
        if (!cells[i].text)
            json_put_null(&j);
        else if (cells[i].number) { /* as it stands: it was an integer of 1/100, never a double */
            buf_puts(out, cells[i].text);
            j.comma = true;
        } else
            json_put_string(&j, cells[i].text);
    }
    json_close(&j, '}');
}

/* ---- the file ----------------------------------------------------------------------------- */

bool summary_form_of(const char *path, enum summary_form *out, struct diags *d)
{
    static const struct {
        const char *extension;
        enum summary_form form;
    } forms[] = {{".csv", SUMMARY_CSV}, {".json", SUMMARY_JSON}, {".jsonl", SUMMARY_JSONL}};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof forms / sizeof *forms; i++)
        if (strcmp(dot, forms[i].extension) == 0) {
            *out = forms[i].form;
            return true;
        }
    diag_add(d, DIAG_USAGE, (struct place){0},
             "--summary %s: its name says the form; end it in .csv, .json or .jsonl", path);
    return false;
}

static void add(struct summary *s, struct buf *b)
{
    file_add(&s->file, (struct str){buf_str(b), b->n});
}

void summary_begin(struct summary *s, struct arena *a, const char *path, enum summary_form form)
{
    *s = (struct summary){.form = form};
    file_begin(&s->file, a, path);
    struct plan_item nothing = {0};
    struct record none = {0};
    struct cell cells[CELLS];
    struct buf head;
    buf_init(&head, a);
    cells_of(&nothing, &none, false, a, cells);
    if (form == SUMMARY_JSON)
        buf_putc(&head, '[');
    for (int i = 0; form == SUMMARY_CSV && i < CELLS; i++)
        csv_cell(&head, cells[i].key, i + 1 < CELLS ? ',' : '\n');
    add(s, &head);
}

void summary_add(struct summary *s, const struct plan_item *item, const struct record *r, bool kept)
{
    struct arena *a = arena_new_within(s->file.arena);
    struct cell cells[CELLS];
    struct buf row;
    buf_init(&row, a);
    cells_of(item, r, kept, a, cells);
    if (s->form == SUMMARY_CSV) {
        for (int i = 0; i < CELLS; i++)
            csv_cell(&row, cells[i].text, i + 1 < CELLS ? ',' : '\n');
    } else {
        if (s->form == SUMMARY_JSON)
            buf_puts(&row, s->rows ? ",\n" : "\n");
        put_json_row(&row, cells);
        if (s->form == SUMMARY_JSONL)
            buf_putc(&row, '\n');
    }
    s->rows++;
    add(s, &row);
    arena_free(a);
}

const char *summary_end(struct summary *s)
{
    if (s->form == SUMMARY_JSON)
        file_add(&s->file, str_of("\n]\n"));
    return file_commit(&s->file);
}
