/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * matches(text, pattern) for rules: whether a regular expression of Perl is
 * found in the text. SQLite keeps the compiled pattern as long as the argument
 * is a constant. The only user of PCRE2, with limits against patterns that
 * never end.
 */
#include "intake/rule_sandbox.h"

#include "base/num.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <string.h>

#define MATCH_LIMIT 1000000
#define HEAP_LIMIT 1024 /* KiB */

typedef struct pattern {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
} pattern;

static void
free_pattern(void *object)
{
    pattern *p = object;

    pcre2_match_context_free(p->context);
    pcre2_match_data_free(p->data);
    pcre2_code_free(p->code);
    sqlite3_free(p);
}

static void
refuse_pattern(sqlite3_context *to, int error, size_t offset)
{
    PCRE2_UCHAR reason[120];
    char *text;

    pcre2_get_error_message(error, reason, sizeof reason);
    text = sqlite3_mprintf("the pattern of matches() is wrong at byte %llu: %s",
                           (sqlite3_uint64)offset, (char *)reason);
    sqlite3_result_error(to, text == NULL ? "out of memory" : text, -1);
    sqlite3_free(text);
}

/* The compiled pattern, or NULL with the error given to SQLite. */
static pattern *
compile(sqlite3_context *to, sqlite3_value *argument)
{
    pattern *p = sqlite3_malloc(sizeof *p);
    const unsigned char *text = sqlite3_value_text(argument);
    size_t len = (size_t)sqlite3_value_bytes(argument), offset = 0;
    int error = 0;

    if (p == NULL || text == NULL) {
        sqlite3_free(p);
        sqlite3_result_error_nomem(to);
        return NULL;
    }
    memset(p, 0, sizeof *p);
    p->code =
        pcre2_compile(text, len, PCRE2_UTF | PCRE2_UCP, &error, &offset, NULL);
    if (p->code == NULL) {
        refuse_pattern(to, error, offset);
        free_pattern(p);
        return NULL;
    }
    p->data = pcre2_match_data_create_from_pattern(p->code, NULL);
    p->context = pcre2_match_context_create(NULL);
    if (p->data == NULL || p->context == NULL) {
        free_pattern(p);
        sqlite3_result_error_nomem(to);
        return NULL;
    }
    pcre2_set_match_limit(p->context, MATCH_LIMIT);
    pcre2_set_heap_limit(p->context, HEAP_LIMIT);
    return p;
}

/* A number is matched as the files show it: 2014, not 2014.0. */
static const char *
text_of(sqlite3_value *value, char digits[NRM_NUM_BYTES], size_t *len)
{
    const char *text = digits;

    if (sqlite3_value_type(value) == SQLITE_FLOAT)
        nrm_num_format(sqlite3_value_double(value), digits);
    else
        text = (const char *)sqlite3_value_text(value);
    *len = text == NULL ? 0 : strlen(text);
    return text;
}

static void
matches(sqlite3_context *to, NRM_UNUSED int n, sqlite3_value **arguments)
{
    pattern *p = sqlite3_get_auxdata(to, 1);
    char digits[NRM_NUM_BYTES];
    const char *text;
    size_t len;
    int found;

    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL
        || sqlite3_value_type(arguments[1]) == SQLITE_NULL)
        return;
    if (p == NULL) {
        p = compile(to, arguments[1]);
        if (p == NULL)
            return;
        sqlite3_set_auxdata(to, 1, p, free_pattern);
        p = sqlite3_get_auxdata(to, 1); /* NULL when it was not kept */
        if (p == NULL) {
            sqlite3_result_error_nomem(to);
            return;
        }
    }
    text = text_of(arguments[0], digits, &len);
    if (text == NULL) {
        sqlite3_result_error_nomem(to);
        return;
    }
    found =
        pcre2_match(p->code, (PCRE2_SPTR)text, len, 0, 0, p->data, p->context);
    if (found < 0 && found != PCRE2_ERROR_NOMATCH)
        sqlite3_result_error(to, "the pattern of matches() takes too long", -1);
    else
        sqlite3_result_int(to, found >= 0);
}

int
nrm_sandbox_add_matches(nrm_sandbox *s, nrm_err *e)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

    if (sqlite3_create_function_v2(s->db, "matches", 2, flags, NULL, matches,
                                   NULL, NULL, NULL)
        != SQLITE_OK)
        return nrm_sandbox_fail(s, e);
    return 0;
}
