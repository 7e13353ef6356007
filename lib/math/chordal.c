/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A graph is chordal when its vertices can be removed one by one so that the
 * neighbours left of each form a clique (Dirac 1961). The factor of a vertex
 * given its neighbours is then margin(vertex and neighbours) over
 * margin(neighbours), and the product of all is the model.
 */
#include "math/chordal.h"

static void
add_power(int8_t *power, uint8_t set, int by)
{
    power[set] = (int8_t)(power[set] + by);
}

/* Whether all of `set` are joined to each other. */
static bool
is_clique(const uint8_t *joined, size_t k, uint8_t set)
{
    for (size_t v = 0; v < k; v++)
        if (set >> v & 1 && (set & ~joined[v] & ~(1u << v)) != 0)
            return false;
    return true;
}

bool
nrm_chordal_make(size_t k, uint32_t edges, nrm_chordal *out)
{
    uint8_t joined[NRM_CHORDAL_MAX] = { 0 }, left = (uint8_t)((1u << k) - 1);
    int8_t power[1 << NRM_CHORDAL_MAX] = { 0 };
    size_t bit = 0, v;

    for (size_t i = 0; i < k; i++)
        for (size_t j = i + 1; j < k; j++)
            if (edges >> bit++ & 1) {
                joined[i] |= (uint8_t)(1u << j);
                joined[j] |= (uint8_t)(1u << i);
            }
    while (left != 0) {
        for (v = 0; v < k; v++)
            if (left >> v & 1 && is_clique(joined, k, joined[v] & left))
                break;
        if (v == k)
            return false;
        left &= (uint8_t) ~(1u << v);
        add_power(power, (uint8_t)((joined[v] & left) | 1u << v), 1);
        add_power(power, joined[v] & left, -1);
    }
    *out = (nrm_chordal){ .edges = edges };
    for (size_t s = 0; s < (size_t)1 << k; s++)
        if (power[s] != 0) {
            out->set[out->n] = (uint8_t)s;
            out->power[out->n++] = power[s];
        }
    return true;
}
