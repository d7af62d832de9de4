/* json.c - a tree of figures as JSON: nothing here knows what any figure is called. */
#include "tree/json.h"
#include "tree/json_write.h"

static void put_node(struct json *j, const struct figure_node *n);

static void put_members(struct json *j, const struct figure_node *n)
{
    json_open(j, '{');
    for (const struct figure_node *m = n->first; m; m = m->next)
        if (m->kind < NODE_ATTRIBUTE) {
            json_key(j, m->key);
            put_node(j, m);
        }
    json_close(j, '}');
}

static void put_list(struct json *j, const struct figure_node *n)
{
    json_open(j, '[');
    for (const struct figure_node *m = n->first; m; m = m->next)
        put_node(j, m);
    json_close(j, ']');
}

static void put_node(struct json *j, const struct figure_node *n)
{
    int decimals = figure_decimals(n->kind);
    if (n->none)
        json_put_null(j);
    else if (n->kind == NODE_OBJECT || n->kind == NODE_RANGE)
        put_members(j, n);
    else if (n->kind == NODE_LIST)
        put_list(j, n);
    else if (n->kind == NODE_DATE)
        json_put_date(j, *n->date);
    else if (n->kind == NODE_FLAG)
        json_put_bool(j, n->n != 0);
    else if (decimals >= 0)
        json_put_scaled(j, n->n, decimals);
    else
        json_put_string(j, n->text);
}

void tree_json_value(const struct figure_node *node, struct buf *out)
{
    struct json writer = json_start(out);
    put_node(&writer, node);
}

void tree_json(const struct figure_node *root, struct buf *out)
{
    tree_json_value(root, out);
    buf_putc(out, '\n');
}

void tree_json_checks(struct arena *a, const struct check *checks, size_t n, struct buf *out)
{
    tree_json_value(figure_tree_of_checks(a, checks, n), out);
}
