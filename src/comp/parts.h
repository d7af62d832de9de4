/* parts.h - the money parts as C: an enumeration, a table, and the fields of a struct that has one
 * value a part, by name and by index. */
#ifndef HFB_COMP_PARTS_H
#define HFB_COMP_PARTS_H

#include "comp/parts.def"

#define PAY_CODE(x, code, field, written, when, layer) PAY_##code,
enum money_part { PAY_TABLE(PAY_CODE, ) PAY_PARTS };

/* `PAY_FIELDS(money);` in a struct gives .base, .bonus …, and the same as .part[PAY_BASE] … */
#define PAY_FIELD(type, code, field, written, when, layer) type field;
#define PAY_FIELDS(type)                                                                           \
    union {                                                                                        \
        struct {                                                                                   \
            PAY_TABLE(PAY_FIELD, type)                                                             \
        };                                                                                         \
        type part[PAY_PARTS];                                                                      \
    }

/* What is drawn as one: base and allowances, bonuses, what is paid once, equity, and what nobody
 * has promised of it, new grants. */
enum pay_layer {
    LAYER_SALARY,
    LAYER_BONUS,
    LAYER_ONCE,
    LAYER_EQUITY,
    LAYER_REFRESH, /* of no part: it is in equity's */
    PAY_LAYERS
};

enum pay_when { PAY_YEARLY, PAY_ONCE, PAY_VESTS };

struct pay_row {
    const char *key, *written; /* "sign_on", "sign-on" */
    enum pay_when when;
    enum pay_layer layer;
};
extern const struct pay_row pay_rows[PAY_PARTS];

#endif
