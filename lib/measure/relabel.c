/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/relabel.h"

#include "data/select.h"

#include <string.h>

/* Columns that are no dimension and no text. */
static bool
is_reserved(const char *name)
{
    static const char *const others[] = { "TIME_PERIOD", "OBS_STATUS",
                                          "OBS_FLAG", "CONF_STATUS" };

    for (unsigned k = 0; k < NRM_ATTRS; k++)
        if (strcmp(name, nrm_attr_name((nrm_attr)k)) == 0)
            return true;
    for (size_t i = 0; i < NRM_COUNT_OF(others); i++)
        if (strcmp(name, others[i]) == 0)
            return true;
    return false;
}

/* Cuts "NAME=VALUE"; a name is lower or upper case and no other column. */
static int
cut(nrm_obs *obs, const char *text, const char **name, nrm_text *value,
    nrm_err *e)
{
    nrm_text rest = nrm_text_of(text), first;

    nrm_text_cut(&rest, '=', &first);
    *name = nrm_text_string(obs->a, first);
    *value = rest;
    if (rest.at == NULL || rest.len == 0 || first.len == 0)
        return nrm_fail(e, NRM_EUSAGE,
                        "'%s' is not a column, '=' and what it becomes",
                        nrm_quote(obs->a, nrm_text_of(text)));
    return 0;
}

/* A new column's name says whether it is a dimension or a text. */
static int
check_name(nrm_obs *obs, const char *name, nrm_err *e)
{
    size_t small = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    size_t large = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    bool letter = (name[0] >= 'a' && name[0] <= 'z')
                  || (name[0] >= 'A' && name[0] <= 'Z');

    if (is_reserved(name))
        return nrm_fail(e, NRM_EUSAGE,
                        "'%s' is no dimension and no text, and cannot be set",
                        name);
    if (!letter || (name[small] != '\0' && name[large] != '\0'))
        return nrm_fail(e, NRM_EUSAGE,
                        "'%s' is no name of a dimension (lower case) or of a "
                        "text (upper case)",
                        nrm_quote(obs->a, nrm_text_of(name)));
    return 0;
}

static bool
is_dimension(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z';
}

/* The column of that name, which is added when it is new. */
static int
add_column(nrm_obs *obs, const char *name, size_t *place, nrm_err *e)
{
    return is_dimension(name) ? nrm_obs_dim(obs, name, place, e)
                              : nrm_obs_text(obs, name, place, e);
}

int
nrm_relabel_set(nrm_obs *obs, const char *setting, nrm_err *e)
{
    const char *name;
    nrm_text value;
    size_t place;
    uint32_t word;

    if (cut(obs, setting, &name, &value, e) != 0
        || check_name(obs, name, e) != 0
        || add_column(obs, name, &place, e) != 0)
        return -1;
    word = nrm_obs_word(obs, value);
    for (size_t i = 0; i < obs->n_rows; i++)
        if (is_dimension(name))
            obs->rows[i].dim[place] = word;
        else
            obs->rows[i].text[place] = word;
    return 0;
}

/* Takes a dimension off the table; its words, 0 for the total code. */
static uint32_t *
take_dim(nrm_obs *obs, size_t place)
{
    uint32_t *words = nrm_new_n(obs->a, uint32_t, obs->n_rows + 1);
    uint32_t total = obs->totals[place];
    size_t behind = --obs->n_dims - place;

    memmove(&obs->dims[place], &obs->dims[place + 1],
            behind * sizeof *obs->dims);
    memmove(&obs->totals[place], &obs->totals[place + 1],
            behind * sizeof *obs->totals);
    for (size_t i = 0; i < obs->n_rows; i++) {
        uint32_t *dim = obs->rows[i].dim;

        words[i] = dim[place] == total ? 0 : dim[place];
        memmove(&dim[place], &dim[place + 1], behind * sizeof *dim);
    }
    return words;
}

/* The same for a text. */
static uint32_t *
take_text(nrm_obs *obs, size_t place)
{
    uint32_t *words = nrm_new_n(obs->a, uint32_t, obs->n_rows + 1);
    size_t behind = --obs->n_texts - place;

    memmove(&obs->texts[place], &obs->texts[place + 1],
            behind * sizeof *obs->texts);
    for (size_t i = 0; i < obs->n_rows; i++) {
        uint32_t *text = obs->rows[i].text;

        words[i] = text[place];
        memmove(&text[place], &text[place + 1], behind * sizeof *text);
        text[obs->n_texts] = 0;
    }
    return words;
}

int
nrm_relabel_rename(nrm_obs *obs, const char *names, nrm_err *e)
{
    const char *old, *name;
    size_t dim, text, place;
    uint32_t *words;
    nrm_text rest;

    if (cut(obs, names, &old, &rest, e) != 0)
        return -1;
    name = nrm_text_string(obs->a, rest);
    dim = nrm_obs_dim_find(obs, old);
    text = nrm_obs_text_find(obs, old);
    if (dim == NRM_NO_DIM && text == NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE,
                        "there is no dimension and no text '%s'; there are: %s",
                        nrm_quote(obs->a, nrm_text_of(old)),
                        nrm_select_known(obs));
    if (check_name(obs, name, e) != 0)
        return -1;
    if (nrm_obs_dim_find(obs, name) != NRM_NO_DIM
        || nrm_obs_text_find(obs, name) != NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE, "there is a column '%s' already", name);
    words = dim != NRM_NO_DIM ? take_dim(obs, dim) : take_text(obs, text);
    if (add_column(obs, name, &place, e) != 0)
        return -1;
    for (size_t i = 0; i < obs->n_rows; i++)
        if (words[i] != 0 && is_dimension(name))
            obs->rows[i].dim[place] = words[i];
        else if (!is_dimension(name))
            obs->rows[i].text[place] = words[i];
    return 0;
}
