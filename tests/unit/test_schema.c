/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "data/code_index.h"
#include "data/schema.h"

static nrm_schema *
parse(nrm_arena *a, const char *text, nrm_err *e)
{
    return nrm_schema_parse(a, "p.json", nrm_text_of(text), e);
}

static void
test_package(nrm_arena *a)
{
    static const char text[] =
        "{\"name\": \"p\", \"nrm\": {\"confidentiality\": \"F\",\n"
        " \"release\": \"2023\", \"own\": {\"key\": 7},\n"
        " \"indicators\": {\"found\": {\"unit\": \"PER\"}}},\n"
        "\"resources\": [{\"name\": \"r\", \"path\": \"x/a.csv\",\n"
        " \"nrm\": {\"confidentiality\": \"N\"},\n"
        " \"schema\": {\"missingValues\": [\"\", \"-99\"], \"fields\": [\n"
        "  {\"name\": \"geo\", \"nrm\": {\"dimension\": \"geo\"}},\n"
        "  {\"name\": \"age\", \"type\": \"integer\",\n"
        "   \"nrm\": {\"private\": true}, \"missingValues\": []}]}}]}";
    nrm_err e = { 0 };
    nrm_schema *s = parse(a, text, &e);
    const nrm_resource *r;

    tap_ok(s != NULL, "a package is read (%s)", e.text);
    if (s == NULL)
        return;
    tap_is(s->release.at, "2023", "release");
    tap_ok(s->conf == NRM_CONF_F && s->resources[0].conf == NRM_CONF_N,
           "a resource overrules the confidentiality of its package");
    r = nrm_schema_resource(a, s, NULL, "/elsewhere/a.csv", &e);
    tap_ok(r != NULL && r->n_fields == 2, "the resource of a base name");
    tap_ok(!nrm_schema_observes(r), "without OBS_VALUE these are records");
    tap_ok(r->fields[0].codes != NULL
               && nrm_codes_find(r->fields[0].codes, nrm_text_of("EL"))
                      != NRM_NO_CODE,
           "a dimension has the standard list of its name");
    tap_ok(r->fields[0].n_missing == 2 && r->fields[1].n_missing == 0,
           "a field's own missing values replace the table's");
    tap_ok(r->fields[1].hidden && r->fields[1].type == NRM_TYPE_INTEGER,
           "private and type");
    tap_ok(nrm_json_get(nrm_json_get(s->nrm, "own"), "key")->number == 7,
           "keys of others are reached");
}

static void
test_wrong(nrm_arena *a)
{
    static const struct {
        const char *text, *part;
    } cases[] = {
        { "[]", "p.json:1: column 1: a data package must be an object" },
        { "{}", "needs an array of 'resources'" },
        { "{\"resources\": []}", "needs an array of 'resources'" },
        { "{\"resources\": [{}]}", "column 16: a resource needs a 'name'" },
        { "{\"resources\": [{\"name\": \"a\"},\n{\"name\": \"a\"}]}",
          "p.json:2: column 1: the resource 'a' stands twice" },
        { "{\"nrm\": {\"confidentiality\": \"X\"}, \"resources\": [1]}",
          "column 29: 'confidentiality' is N or F" },
        { "{\"nrm\": {\"confidentiality\": \"C\"}, \"resources\": [1]}",
          "column 29: 'confidentiality' is N or F" },
        { "{\"resources\": [{\"name\": \"a\", \"schema\": {\"fields\": ["
          "{\"name\": \"x\", \"nrm\": {\"dimension\": \"GEO\"}}]}}]}",
          "the name of a dimension has lower-case letters" },
        { "{\"resources\": [{\"name\": \"a\", \"schema\": {\"fields\": ["
          "{\"name\": \"x\"}, {\"name\": \"x\"}]}}]}",
          "the field 'x' stands twice" },
        { "{\"resources\": [{\"name\": \"a\", \"schema\": {\"fields\": ["
          "{\"name\": \"x\", \"decimalChar\": \",\", \"groupChar\": \",\"}"
          "]}}]}",
          "must be different" },
        { "{\"nrm\": {\"codelists\": {\"l\": \"../l.csv\"}}}",
          "must stay in the folder of the schema" },
        { "{\"nrm\": {\"codelists\": {\"l\": [{\"code\": \"a\", \"parent\": "
          "\"b\"}]}}}",
          "p.json:1: 'parent': there is no code 'b'" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++) {
        nrm_err e = { 0 };
        nrm_schema *s = parse(a, cases[i].text, &e);

        tap_fails(s == NULL ? -1 : 0, &e, cases[i].part, cases[i].part);
    }
}

static void
test_index(nrm_arena *a)
{
    nrm_err e = { 0 };
    nrm_code_row rows[2] = {
        { .path = "l",
          .line = 1,
          .code = nrm_text_of("TM"),
          .label = { nrm_text_of("Timi\xc8\x99") } },
        { .path = "l",
          .line = 2,
          .code = nrm_text_of("B"),
          .label = { nrm_text_of("Bucure\xc8\x99ti") } },
    };
    nrm_codelist *list = nrm_codes_make(a, "l", rows, 2, &e);
    nrm_code_index *x = nrm_code_index_new(a, list, &e);

    tap_ok(nrm_code_index_find(x, nrm_text_of("B")) == 1, "a code");
    tap_ok(nrm_code_index_find(x, nrm_text_of("timi\xc5\x9f")) == 0,
           "a label with a cedilla for a comma, in lower case");
    tap_ok(nrm_code_index_find(x, nrm_text_of("tm")) == NRM_NO_CODE,
           "codes themselves are exact");
    tap_ok(strstr(nrm_code_index_hint(a, x, nrm_text_of("\xd0\x92")), "U+0412")
               != NULL,
           "a Cyrillic look-alike is named");
    rows[1].label[0] = nrm_text_of("TIMIS");
    list = nrm_codes_make(a, "l", rows, 2, &e);
    tap_fails(nrm_code_index_new(a, list, &e) == NULL ? -1 : 0, &e,
              "stands for both 'TM' and 'B'", "labels that fold to one");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_package(a);
    test_wrong(a);
    test_index(a);
    nrm_arena_free(a);
    return tap_done();
}
