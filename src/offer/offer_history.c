/* offer_history.c - what was said before today, as tables; oldest first (contract 1.1). */
#include "offer/offer_table.h"

/* ---- a number that was named ----------------------------------------------------------------- */

static bool refuse_ends(struct xml_reader *r, xml_node *n, struct history_said *s, bool text)
{
    bool low = xml_attribute(r->x, n, "low") != NULL, high = xml_attribute(r->x, n, "high") != NULL;
    if (text && (low || high)) {
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, xml_at_text(r->x, n),
                        "said holds a number and a range; delete one of the two");
        return true;
    }
    if (!text && !low && !high) {
        xml_refuse_rule(
            r, DIAG_EMPTY, xml_at_text(r->x, n),
            "said is empty; write the number that was named, or low=\"…\" and high=\"…\"");
        return true;
    }
    if (!text && low != high) {
        xml_refuse_rule(r, DIAG_MISSING_ATTRIBUTE, xml_at_name(r->x, n),
                        "said has no %s; write %s=\"…\", or the one number as its text",
                        low ? "high" : "low", low ? "high" : "low");
        return true;
    }
    if (!text && s->low.stated && s->high.stated && s->low.value > s->high.value) {
        xml_refuse_rule(r, DIAG_OUT_OF_RANGE, s->high.at, "high is less than low; turn them round");
        return true;
    }
    return false;
}

static bool done_said(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct history_said *s = into;
    const struct offer *o = parent;
    struct xml_value v = xml_text_value(r, n);
    bool text = !xml_value_blank(v);
    s->order = o->said_n + o->moves_n;
    if (s->part == SAID_EQUITY && xml_attribute(r->x, n, "per"))
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "per"),
                        "per is of pay; a grant is whole, so delete it");
    else
        offer_check_pay(r, n, &s->pay, true);
    if (refuse_ends(r, n, s, text))
        return false;
    if (text && xml_read_amount(r, v, &s->low))
        s->high = s->low;
    return s->by && s->part && date_set(s->date) && s->low.stated && s->high.stated;
}

#define BY_FIELD(of, by)                                                                           \
    {                                                                                              \
        .name = "by", .type = XML_CHOICE, .names = offer_history_by_names, .to = XML_TO(of, by),   \
        .required = XML_ANYWHERE                                                                   \
    }
#define VIA_FIELD(of, via)                                                                         \
    {                                                                                              \
        .name = "via", .type = XML_CHOICE, .names = offer_history_via_names, .to = XML_TO(of, via) \
    }

static const struct xml_field said_fields[] = {
    {.name = "date",
     .type = XML_DAY,
     .to = XML_TO(struct history_said, date),
     .at = XML_TO(struct history_said, date_at),
     .required = XML_ANYWHERE},
    BY_FIELD(struct history_said, by),
    {.name = "to", .type = XML_WORDS, .to = XML_TO(struct history_said, to)},
    VIA_FIELD(struct history_said, via),
    {.name = "part",
     .type = XML_CHOICE,
     .names = offer_history_part_names,
     .to = XML_TO(struct history_said, part),
     .required = XML_ANYWHERE},
    {.name = "low", .type = XML_AMOUNT, .to = XML_TO(struct history_said, low)},
    {.name = "high", .type = XML_AMOUNT, .to = XML_TO(struct history_said, high)},
    PAY_FIELDS(struct history_said, pay),
    {.name = "currency", .type = XML_CURRENCY, .to = XML_TO(struct history_said, currency)},
};
static const struct xml_element said = {.attributes = said_fields,
                                        .attributes_n = sizeof said_fields / sizeof *said_fields,
                                        .content = XML_OWN_TEXT,
                                        .at = XML_TO(struct history_said, at),
                                        .done = done_said};

/* ---- a move ---------------------------------------------------------------------------------- */

static void start_move(void *into)
{
    offer_start_package(&((struct history_move *)into)->package);
}

static bool done_move(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct history_move *m = into;
    const struct offer *o = parent;
    m->order = o->said_n + o->moves_n;
    offer_finish_package(&m->package);
    m->package.at = m->at;
    bool answer = xml_attribute(r->x, n, "answer") != NULL;
    if (answer && m->by == BY_CANDIDATE)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "answer"),
                        "an answer is the employer's; write by=\"employer\", or delete it");
    if (!answer && !xml_first_child(n) && !m->package.whole)
        xml_refuse_rule(r, DIAG_EMPTY, m->at,
                        "this move states nothing; write what was proposed, or answer=\"…\"");
    return m->by && date_set(m->date);
}

static const struct xml_field move_fields[] = {
    {.name = "date",
     .type = XML_DAY,
     .to = XML_TO(struct history_move, date),
     .at = XML_TO(struct history_move, date_at),
     .required = XML_ANYWHERE},
    BY_FIELD(struct history_move, by),
    VIA_FIELD(struct history_move, via),
    {.name = "with", .type = XML_WORDS, .to = XML_TO(struct history_move, with)},
    {.name = "for", .type = XML_WORDS, .to = XML_TO(struct history_move, traded_for)},
    {.name = "answer",
     .type = XML_CHOICE,
     .names = offer_history_answer_names,
     .to = XML_TO(struct history_move, answer)},
    {.name = "whole",
     .type = XML_FLAG,
     .to = XML_TO(struct history_move, package.whole),
     .at = XML_TO(struct history_move, package.whole_at)},
    {.name = "currency",
     .type = XML_CURRENCY,
     .to = XML_TO(struct history_move, package.currency),
     .at = XML_TO(struct history_move, package.currency_at)},
};
static const struct xml_element move = {.attributes = move_fields,
                                        .attributes_n = sizeof move_fields / sizeof *move_fields,
                                        .children = offer_parts,
                                        .children_n = OFFER_PARTS_N,
                                        .children_in = offsetof(struct history_move, package),
                                        .stated = XML_TO(struct history_move, package.stated),
                                        .at = XML_TO(struct history_move, at),
                                        .where = IN_MOVE,
                                        .start = start_move,
                                        .done = done_move};

/* ---- the history ----------------------------------------------------------------------------- */

static const struct xml_child history_children[] = {
    {.name = "said",
     .element = &said,
     .list = XML_TO(struct offer, said),
     .count = XML_TO(struct offer, said_n),
     .size = sizeof(struct history_said)},
    {.name = "move",
     .element = &move,
     .list = XML_TO(struct offer, moves),
     .count = XML_TO(struct offer, moves_n),
     .size = sizeof(struct history_move)},
};
const struct xml_element offer_history = {
    .children = history_children, .children_n = 2, .stated = XML_TO(struct offer, has_history)};
