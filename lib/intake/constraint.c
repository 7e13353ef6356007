/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/constraint.h"

#include "base/buf.h"
#include "intake/record.h"
#include "intake/rule_kind.h"

#include <string.h>

/* The afternoon of 31 July 2014 in a pattern of a date or time. */
static const char *
example_of(nrm_arena *a, const char *pattern)
{
    static const struct {
        char letter;
        const char *text;
    } parts[] = { { 'Y', "2014" }, { 'y', "14" }, { 'm', "07" }, { 'd', "31" },
                  { 'e', "31" },   { 'H', "14" }, { 'I', "02" }, { 'M', "05" },
                  { 'S', "00" },   { 'p', "PM" }, { '%', "%" } };
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (; *pattern != '\0'; pattern++) {
        size_t i = 0;

        if (*pattern != '%' || pattern[1] == '\0') {
            nrm_buf_char(&out, *pattern);
            continue;
        }
        pattern++;
        while (i < NRM_COUNT_OF(parts) && parts[i].letter != *pattern)
            i++;
        nrm_buf_text(&out, i < NRM_COUNT_OF(parts) ? parts[i].text : "");
    }
    return nrm_buf_string(&out);
}

const char *
nrm_constraint_format(nrm_arena *a, const nrm_field *f)
{
    static const char *const usual[] = {
        [NRM_TYPE_DATE] = "2014-07-31",
        [NRM_TYPE_TIME] = "14:05:00",
        [NRM_TYPE_DATETIME] = "2014-07-31T14:05:00",
        [NRM_TYPE_YEAR] = "2014",
        [NRM_TYPE_YEARMONTH] = "2014-07",
    };

    if (strcmp(f->format, "default") != 0 && strcmp(f->format, "any") != 0)
        return example_of(a, f->format);
    return usual[f->type];
}

/* Whether a name stands in a text, or in an array of texts. */
static bool
names_field(const nrm_json *names, const char *field)
{
    if (names == NULL)
        return false;
    if (names->kind == NRM_JSON_STRING)
        return nrm_text_is(names->text, field);
    for (const nrm_json *m = names->first; m != NULL; m = m->next)
        if (nrm_text_is(m->text, field))
            return true;
    return false;
}

nrm_rule_column *
nrm_constraint_columns(nrm_arena *a, const nrm_resource *r)
{
    nrm_rule_column *columns = nrm_new_n(a, nrm_rule_column, r->n_fields);
    const nrm_json *key = nrm_json_get(r->schema, "primaryKey");

    for (size_t i = 0; i < r->n_fields; i++) {
        const nrm_field *f = &r->fields[i];

        columns[i].name = f->name;
        columns[i].whole = f->type == NRM_TYPE_INTEGER;
        columns[i].hidden = f->hidden;
        columns[i].key =
            key != NULL ? names_field(key, f->name)
                        : f->role == NRM_ROLE_DIMENSION
                              || (f->role == NRM_ROLE_ATTRIBUTE
                                  && strcmp(f->target, "TIME_PERIOD") == 0);
    }
    return columns;
}

static void
put_quoted(nrm_buf *out, char quote, nrm_text t)
{
    nrm_buf_char(out, quote);
    for (size_t i = 0; i < t.len; i++) {
        if (t.at[i] == quote)
            nrm_buf_char(out, quote);
        nrm_buf_char(out, t.at[i]);
    }
    nrm_buf_char(out, quote);
}

/* Whether the cells of a field are numbers for rules. */
static bool
is_number(const nrm_field *f)
{
    return f->codes == NULL
           && (f->type == NRM_TYPE_INTEGER || f->type == NRM_TYPE_NUMBER
               || f->type == NRM_TYPE_YEAR || f->type == NRM_TYPE_BOOLEAN);
}

/* The value of a constraint as SQL: a number or a text, as the field is. */
static int
put_literal(nrm_buf *out, const nrm_field *f, const nrm_json *value, nrm_err *e)
{
    double x;

    if (value->kind == NRM_JSON_BOOL)
        nrm_buf_text(out, value->number != 0 ? "1" : "0");
    else if (value->kind != NRM_JSON_NUMBER && value->kind != NRM_JSON_STRING)
        return nrm_json_fail(value, e, "a number or a text is expected");
    else if (!is_number(f))
        put_quoted(out, '\'', value->text);
    else if (!nrm_num_real(value->text, &x))
        return nrm_json_fail(value, e, "'%s' is not a number",
                             nrm_quote(out->a, value->text));
    else
        nrm_buf_view(out, value->text);
    return 0;
}

static int
put_pattern(nrm_buf *out, NRM_UNUSED const nrm_field *f, const nrm_json *value,
            nrm_err *e)
{
    nrm_buf whole;

    if (value->kind != NRM_JSON_STRING)
        return nrm_json_fail(value, e, "'pattern' must be a string");
    nrm_buf_init(&whole, out->a);
    nrm_buf_text(&whole, "^(?:");
    nrm_buf_view(&whole, value->text);
    nrm_buf_text(&whole, ")$");
    put_quoted(out, '\'', nrm_buf_all(&whole));
    return 0;
}

static int
put_list(nrm_buf *out, const nrm_field *f, const nrm_json *value, nrm_err *e)
{
    if (value->kind != NRM_JSON_ARRAY || value->count == 0)
        return nrm_json_fail(value, e, "'enum' must be an array of values");
    for (const nrm_json *m = value->first; m != NULL; m = m->next) {
        nrm_buf_text(out, m == value->first ? "" : ", ");
        if (put_literal(out, f, m, e) != 0)
            return -1;
    }
    return 0;
}

static int
put_count(nrm_buf *out, NRM_UNUSED const nrm_field *f, const nrm_json *value,
          nrm_err *e)
{
    if (value->kind != NRM_JSON_NUMBER)
        return nrm_json_fail(value, e, "a number of characters is expected");
    nrm_buf_view(out, value->text);
    return 0;
}

/* A constraint as SQL: before the column, behind it, behind the value. */
typedef struct form {
    const char *name, *before, *between, *after;
    const char *expected_before, *expected_after; /* around its value */
    int (*put)(nrm_buf *, const nrm_field *, const nrm_json *, nrm_err *);
    nrm_say_id say;
} form;

static const form forms[] = {
    { "minimum", "", " >= ", "", "", "..", put_literal, NRM_SAY_MINIMUM },
    { "maximum", "", " <= ", "", "..", "", put_literal, NRM_SAY_MAXIMUM },
    { "exclusiveMinimum", "", " > ", "", ">", "", put_literal, NRM_SAY_ABOVE },
    { "exclusiveMaximum", "", " < ", "", "<", "", put_literal, NRM_SAY_BELOW },
    { "minLength", "length(", ") >= ", "", "", "..", put_count,
      NRM_SAY_MIN_LENGTH },
    { "maxLength", "length(", ") <= ", "", "..", "", put_count,
      NRM_SAY_MAX_LENGTH },
    { "pattern", "matches(", ", ", ")", "", "", put_pattern, NRM_SAY_PATTERN },
    { "enum", "", " IN (", ")", "", "", put_list, NRM_SAY_ENUM },
};

/* The value as a person reads it. */
static const char *
shown_value(nrm_arena *a, const nrm_json *value)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    if (value->kind != NRM_JSON_ARRAY)
        nrm_buf_view(&out, value->text);
    else
        for (const nrm_json *m = value->first; m != NULL; m = m->next) {
            nrm_buf_text(&out, m == value->first ? "" : ", ");
            nrm_buf_view(&out, m->text);
        }
    return nrm_buf_string(&out);
}

/* What the package itself says about a value that is wrong. */
static int
own_message(const nrm_constraints *c, const nrm_field *f, const char **out,
            nrm_err *e)
{
    nrm_text words = nrm_text_of(NULL);

    if (nrm_rules_words(f->nrm, "message", c->lang, &words, e) != 0)
        return -1;
    if (words.at != NULL)
        *out = words.at;
    return 0;
}

static int
add_constraint(const nrm_constraints *c, nrm_rules *rules, size_t place,
               const form *how, nrm_err *e)
{
    const nrm_field *f = &c->resource->fields[place];
    const nrm_json *value = nrm_json_get(f->constraints, how->name);
    nrm_rule_made made = { .at = value };
    const char *shown;
    nrm_buf sql;

    if (value == NULL)
        return 0;
    nrm_buf_init(&sql, c->a);
    nrm_buf_text(&sql, how->before);
    put_quoted(&sql, '"', nrm_text_of(f->name));
    nrm_buf_text(&sql, how->between);
    if (how->put(&sql, f, value, e) != 0)
        return -1;
    nrm_buf_text(&sql, how->after);
    made.id = nrm_format(c->a, "%s.%s", f->name, how->name);
    made.expression = nrm_buf_string(&sql);
    shown = shown_value(c->a, value);
    made.expected = nrm_format(c->a, "%s%s%s", how->expected_before, shown,
                               how->expected_after);
    made.message = nrm_say(c->a, c->lang, how->say,
                           nrm_column_shown(&c->columns[place]), shown);
    made.title = made.message;
    if (own_message(c, f, &made.message, e) != 0)
        return -1;
    return nrm_rules_add(rules, &made, e);
}

/* A key that stands once: the fields of `key`, or the one called `field`. */
static int
add_key(const nrm_constraints *c, nrm_rules *rules, const nrm_json *key,
        const nrm_field *field, nrm_err *e)
{
    nrm_rule_made made = { .id = "primaryKey", .at = key };
    nrm_buf call, names;

    if (field != NULL) {
        made.id = nrm_format(c->a, "%s.unique", field->name);
        made.at = field->json;
    }
    nrm_buf_init(&call, c->a);
    nrm_buf_init(&names, c->a);
    nrm_buf_text(&call, "unique(");
    for (size_t i = 0; i < c->resource->n_fields; i++) {
        const nrm_field *f = &c->resource->fields[i];

        if (field == NULL ? !names_field(key, f->name) : f != field)
            continue;
        nrm_buf_text(&names, names.len > 0 ? ", " : "");
        nrm_buf_text(&names, nrm_column_shown(&c->columns[i]));
        nrm_buf_text(&call, call.at[call.len - 1] == '(' ? "" : ", ");
        put_quoted(&call, '"', nrm_text_of(f->name));
    }
    nrm_buf_char(&call, ')');
    made.expression = nrm_buf_string(&call);
    made.title =
        nrm_say(c->a, c->lang, NRM_SAY_KEY_TITLE, nrm_buf_string(&names));
    return nrm_rules_add(rules, &made, e);
}

static const nrm_pool *
read_keys(void *context, nrm_text resource, const nrm_text *fields, size_t n,
          const nrm_json *at, nrm_err *e);

nrm_rules *
nrm_constraint_rules(nrm_constraints *c, nrm_findings *to, nrm_err *e)
{
    const nrm_resource *r = c->resource;
    const nrm_json *key = nrm_json_get(r->schema, "primaryKey");
    const nrm_json *foreign = nrm_json_get(r->schema, "foreignKeys");
    nrm_rule_keys *keys = nrm_new(c->a, nrm_rule_keys);
    nrm_rules *rules;

    keys->context = c;
    keys->read = read_keys;
    rules = nrm_rules_new(c->a, c->columns, r->n_fields, keys, to, e);
    if (rules == NULL)
        return NULL;
    for (size_t i = 0; i < r->n_fields; i++) {
        const nrm_field *f = &r->fields[i];

        for (size_t k = 0; k < NRM_COUNT_OF(forms); k++)
            if (add_constraint(c, rules, i, &forms[k], e) != 0)
                return NULL;
        if (f->unique && add_key(c, rules, NULL, f, e) != 0)
            return NULL;
    }
    if (key != NULL && key->count + (key->kind == NRM_JSON_STRING) > 0
        && add_key(c, rules, key, NULL, e) != 0)
        return NULL;
    if (foreign != NULL && nrm_rules_read_foreign(rules, foreign, e) != 0)
        return NULL;
    return rules;
}

/* The path of a resource, which stands beside the descriptor. */
static const char *
path_of(const nrm_constraints *c, const nrm_resource *r)
{
    const char *slash = strrchr(c->schema->path, '/');

    return slash == NULL
               ? r->path
               : nrm_format(c->a, "%.*s/%s", (int)(slash - c->schema->path),
                            c->schema->path, r->path);
}

static int
find_fields(const nrm_resource *r, const nrm_text *names, size_t n, size_t *out,
            const nrm_json *at, nrm_err *e)
{
    for (size_t k = 0; k < n; k++) {
        const nrm_field *f = nrm_schema_field(r, names[k]);

        if (f == NULL)
            return nrm_json_fail(at, e, "the resource '%s' has no field '%.*s'",
                                 r->name, (int)names[k].len, names[k].at);
        out[k] = (size_t)(f - r->fields);
    }
    return 0;
}

/* Reads the keys of another resource of the package. */
static const nrm_pool *
read_keys(void *context, nrm_text resource, const nrm_text *fields, size_t n,
          const nrm_json *at, nrm_err *e)
{
    nrm_constraints *c = context;
    const nrm_resource *r = c->resource;
    size_t *places = nrm_new_n(c->a, size_t, n);
    nrm_pool *keys = nrm_pool_new(c->a);
    nrm_records *records;
    nrm_record record;
    nrm_buf key;
    int more;

    nrm_buf_init(&key, c->a);
    if (resource.len > 0) /* the empty name is the resource itself */
        r = nrm_schema_resource(c->a, c->schema,
                                nrm_text_string(c->a, resource), "", e);
    if (r == NULL || find_fields(r, fields, n, places, at, e) != 0)
        return NULL;
    if (r->path == NULL) {
        nrm_json_fail(at, e, "the resource '%s' has no path", r->name);
        return NULL;
    }
    records = nrm_records_open(c->a, r, path_of(c, r), e);
    if (records == NULL)
        return NULL;
    while ((more = nrm_records_next(records, &record, e)) > 0) {
        nrm_buf_clear(&key);
        for (size_t k = 0; k < n && !record.bad; k++) {
            nrm_cell_put(&record.cells[places[k]], &key);
            nrm_buf_char(&key, '\0');
        }
        if (!record.bad)
            nrm_pool_add(keys, nrm_buf_all(&key));
    }
    return more < 0 ? NULL : keys;
}
