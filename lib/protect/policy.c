/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/policy.h"

#include "base/buf.h"
#include "base/file.h"
#include "data/json.h"
#include "protect/method.h"

#include <string.h>

#define LARGEST 1000000
#define KEY_LEAST 16
#define KEY_MOST 4096

nrm_policy
nrm_policy_default(void)
{
    nrm_policy policy = { .name = "default",
                          .threshold = 5,
                          .zeros = NRM_ZEROS_PUBLIC,
                          .width = 1,
                          .base = 3,
                          .method = "suppress" };

    return policy;
}

static int
check_keys(nrm_arena *a, const nrm_json *object, const char *const *keys,
           size_t n, nrm_err *e)
{
    for (const nrm_json *m = object->first; m != NULL; m = m->next) {
        bool known = false;
        nrm_buf all;

        nrm_buf_init(&all, a);
        for (size_t i = 0; i < n; i++) {
            known = known || nrm_text_is(m->key, keys[i]);
            nrm_buf_format(&all, "%s%s", i > 0 ? ", " : "", keys[i]);
        }
        if (!known)
            return nrm_json_fail(m, e, "there is no '%s' here; there are %s",
                                 nrm_quote(a, m->key), nrm_buf_string(&all));
    }
    return 0;
}

/* A whole number from `least` on; what it holds stays when it is not there. */
static int
read_whole(const nrm_json *object, const char *key, int64_t least, int64_t *out,
           nrm_err *e)
{
    const nrm_json *at = nrm_json_want(object, key, NRM_JSON_NUMBER, e);

    if (at == NULL)
        return e->code == NRM_OK ? 0 : -1;
    if (!nrm_num_whole(at->text, out) || *out < least || *out > LARGEST)
        return nrm_json_fail(at, e, "'%s' is a whole number from %d to %d", key,
                             (int)least, LARGEST);
    return 0;
}

static int
read_text(const nrm_json *object, const char *key, const char **out, nrm_err *e)
{
    nrm_text text = nrm_text_of(*out);

    if (nrm_json_text(object, key, &text, e) != 0)
        return -1;
    *out = text.at;
    return 0;
}

static int
read_zeros(const nrm_json *json, nrm_zeros *out, nrm_err *e)
{
    static const char *const names[] = { "public", "candidate", "protected" };
    const char *name = names[*out];

    if (read_text(json, "zeros", &name, e) != 0)
        return -1;
    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        if (strcmp(name, names[i]) == 0) {
            *out = (nrm_zeros)i;
            return 0;
        }
    return nrm_json_fail(nrm_json_get(json, "zeros"), e,
                         "'zeros' is public, candidate or protected");
}

/* There is one mark: it says the same of every hidden count. */
static int
check_marks(const nrm_json *json, nrm_err *e)
{
    const char *marks = "one";

    if (read_text(json, "marks", &marks, e) != 0)
        return -1;
    if (strcmp(marks, "one") != 0)
        return nrm_json_fail(nrm_json_get(json, "marks"), e,
                             "'marks' is \"one\": separate marks would tell "
                             "which hidden counts are below the threshold");
    return 0;
}

static int
read_rules(nrm_arena *a, const nrm_json *json, nrm_policy *policy, nrm_err *e)
{
    static const char *const keys[] = { "statistic", "minimum_n",
                                        "minimum_events" };
    const nrm_json *list = nrm_json_want(json, "release", NRM_JSON_ARRAY, e);
    nrm_release_rule *rules;

    if (list == NULL)
        return e->code == NRM_OK ? 0 : -1;
    rules = nrm_new_n(a, nrm_release_rule, list->count);
    policy->rules = rules;
    for (const nrm_json *r = list->first; r != NULL; r = r->next) {
        nrm_release_rule *rule = &rules[policy->n_rules++];

        if (r->kind != NRM_JSON_OBJECT)
            return nrm_json_fail(r, e, "a rule is an object");
        if (check_keys(a, r, keys, NRM_COUNT_OF(keys), e) != 0
            || read_text(r, "statistic", &rule->statistic, e) != 0
            || read_whole(r, "minimum_n", 0, &rule->minimum_n, e) != 0
            || read_whole(r, "minimum_events", 0, &rule->minimum_events, e)
                   != 0)
            return -1;
        if (rule->statistic == NULL)
            return nrm_json_fail(r, e, "a rule names its 'statistic'");
    }
    return 0;
}

/* A list of {dimension: code, ...}. */
static int
read_impossible(nrm_arena *a, const nrm_json *json, nrm_policy *policy,
                nrm_err *e)
{
    const nrm_json *list =
        nrm_json_want(json, "structural_zeros", NRM_JSON_ARRAY, e);
    nrm_impossible *out;

    if (list == NULL)
        return e->code == NRM_OK ? 0 : -1;
    out = nrm_new_n(a, nrm_impossible, list->count);
    policy->impossible = out;
    for (const nrm_json *r = list->first; r != NULL; r = r->next) {
        nrm_impossible *x = &out[policy->n_impossible++];

        if (r->kind != NRM_JSON_OBJECT || r->count == 0)
            return nrm_json_fail(r, e,
                                 "a structural zero is an object of "
                                 "dimensions and their codes");
        x->dims = nrm_new_n(a, nrm_text, r->count);
        x->codes = nrm_new_n(a, nrm_text, r->count);
        for (const nrm_json *m = r->first; m != NULL; m = m->next) {
            if (m->kind != NRM_JSON_STRING)
                return nrm_json_fail(m, e, "a code is a text");
            x->dims[x->n] = m->key;
            x->codes[x->n++] = m->text;
        }
    }
    return 0;
}

/* A file that a policy names is looked for beside it. */
static const char *
beside(nrm_arena *a, const char *policy, const char *name)
{
    const char *slash = strrchr(policy, '/');

    if (slash == NULL || name[0] == '/')
        return name;
    return nrm_format(a, "%.*s%s", (int)(slash - policy + 1), policy, name);
}

/* A list of files, or of {file, digest}. */
static int
read_earlier(nrm_arena *a, const char *path, const nrm_json *json,
             nrm_policy *policy, nrm_err *e)
{
    static const char *const keys[] = { "file", "digest" };
    const nrm_json *list = nrm_json_want(json, "earlier", NRM_JSON_ARRAY, e);
    nrm_earlier *out;

    if (list == NULL)
        return e->code == NRM_OK ? 0 : -1;
    out = nrm_new_n(a, nrm_earlier, list->count);
    policy->earlier = out;
    for (const nrm_json *r = list->first; r != NULL; r = r->next) {
        nrm_earlier *x = &out[policy->n_earlier++];

        if (r->kind == NRM_JSON_STRING) {
            x->path = beside(a, path, r->text.at);
            continue;
        }
        if (r->kind != NRM_JSON_OBJECT)
            return nrm_json_fail(r, e,
                                 "an earlier release is a file name, or an "
                                 "object with 'file' and 'digest'");
        if (check_keys(a, r, keys, NRM_COUNT_OF(keys), e) != 0
            || read_text(r, "file", &x->path, e) != 0
            || read_text(r, "digest", &x->digest, e) != 0)
            return -1;
        if (x->path == NULL)
            return nrm_json_fail(r, e, "an earlier release has a 'file'");
        x->path = beside(a, path, x->path);
    }
    return 0;
}

int
nrm_policy_key(nrm_arena *a, const char *path, nrm_policy *policy, nrm_err *e)
{
    if (nrm_file_read_secret(a, path, KEY_MOST, &policy->key, e) != 0)
        return -1;
    if (policy->key.len < KEY_LEAST)
        return nrm_fail_at(e, path, 0,
                           "a key has %d bytes or more; make one with: (umask "
                           "077; head -c 32 /dev/urandom > FILE)",
                           KEY_LEAST);
    return 0;
}

/* What has a form of its own. */
static int
read_lists(nrm_arena *a, const char *path, const nrm_json *json,
           nrm_policy *policy, nrm_err *e)
{
    const char *key = NULL;

    if (read_text(json, "key", &key, e) != 0
        || read_impossible(a, json, policy, e) != 0
        || read_earlier(a, path, json, policy, e) != 0)
        return -1;
    if (key != NULL)
        policy->key_path = beside(a, path, key);
    return read_rules(a, json, policy, e);
}

int
nrm_policy_parse(nrm_arena *a, const char *path, nrm_text text,
                 nrm_policy *policy, nrm_err *e)
{
    static const char *const keys[] = { "name",
                                        "description",
                                        "source",
                                        "threshold",
                                        "zeros",
                                        "width",
                                        "method",
                                        "base",
                                        "marks",
                                        "release",
                                        "minimum_base",
                                        "key",
                                        "structural_zeros",
                                        "earlier" };
    const nrm_json *json = nrm_json_parse(a, path, text, e);

    if (json == NULL)
        return -1;
    if (json->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(json, e, "a policy is an object");
    if (check_keys(a, json, keys, NRM_COUNT_OF(keys), e) != 0
        || read_text(json, "name", &policy->name, e) != 0
        || read_whole(json, "threshold", 1, &policy->threshold, e) != 0
        || read_zeros(json, &policy->zeros, e) != 0
        || read_whole(json, "width", 1, &policy->width, e) != 0
        || read_whole(json, "minimum_base", 0, &policy->minimum_base, e) != 0
        || read_whole(json, "base", 2, &policy->base, e) != 0
        || read_text(json, "method", &policy->method, e) != 0
        || check_marks(json, e) != 0)
        return -1;
    if (nrm_protect_method_find(policy->method) == NULL)
        return nrm_json_fail(nrm_json_get(json, "method"), e,
                             "there is no method '%s'",
                             nrm_quote(a, nrm_text_of(policy->method)));
    return read_lists(a, path, json, policy, e);
}

int
nrm_policy_read(nrm_arena *a, const char *path, nrm_policy *policy, nrm_err *e)
{
    nrm_text text;

    if (nrm_file_read(a, path, LARGEST, &text, e) != 0
        || nrm_policy_parse(a, path, text, policy, e) != 0)
        return -1;
    return policy->key_path == NULL
               ? 0
               : nrm_policy_key(a, policy->key_path, policy, e);
}
