/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quicksort by the median of three, and insertion for short runs: several times
 * as fast as GSL's heapsort on the few hundred slopes of a series. A run that
 * was split too often, by an order made to be slow, goes to the heapsort.
 */
#include "math/sort.h"

#include <gsl/gsl_sort.h>
#include <stdbool.h>

enum { short_run = 16, max_level = 48 };

static void
insert(double *x, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        double value = x[i];
        size_t j = i;

        for (; j > 0 && x[j - 1] > value; j--)
            x[j] = x[j - 1];
        x[j] = value;
    }
}

/* The middle one of three values. */
static double
middle_of(double a, double b, double c)
{
    double low = a < b ? a : b, high = a < b ? b : a;

    return c < low ? low : c < high ? c : high;
}

/*
 * Moves the values below the pivot, or with `equal` those up to it, to the
 * front; their number. No branch depends on a value: a processor guesses half
 * of such branches wrong, and that would take most of the time.
 */
static size_t
split(double *x, size_t n, double pivot, bool equal)
{
    size_t front = 0;

    for (size_t i = 0; i < n; i++) {
        double value = x[i];

        x[i] = x[front];
        x[front] = value;
        front += equal ? value <= pivot : value < pivot;
    }
    return front;
}

/*
 * Splits a run: its first part goes before the second one. With the least value
 * as pivot all values like it make the first part, which is in order then.
 */
static size_t
split_run(double *x, size_t n, bool *ordered)
{
    double pivot = middle_of(x[0], x[n / 2], x[n - 1]);
    size_t first = split(x, n, pivot, false);

    *ordered = first == 0;
    return first > 0 ? first : split(x, n, pivot, true);
}

/* A run, and how often what it came from was split. */
typedef struct run {
    double *x;
    size_t n, level;
} run;

static void
finish(run r)
{
    if (r.n > short_run)
        gsl_sort(r.x, 1, r.n);
    else
        insert(r.x, r.n);
}

void
nrm_sort(double *x, size_t n)
{
    run waiting[max_level + 1];
    size_t n_waiting = 1;

    waiting[0] = (run){ x, n, 0 };
    while (n_waiting > 0) {
        run r = waiting[--n_waiting];

        while (r.n > short_run && r.level < max_level) {
            bool ordered;
            size_t first = split_run(r.x, r.n, &ordered);
            run rest = { r.x + first, r.n - first, ++r.level };

            r.n = first;
            if (ordered)
                r = rest;
            else
                waiting[n_waiting++] = rest;
        }
        finish(r);
    }
}

double
nrm_sort_place(double *x, size_t n, size_t place)
{
    run r = { x, n, 0 };

    while (r.n > short_run && r.level < max_level) {
        bool ordered;
        size_t first = split_run(r.x, r.n, &ordered);

        r.level++;
        if (x + place >= r.x + first) {
            r.x += first;
            r.n -= first;
        } else if (ordered) {
            return x[place];
        } else {
            r.n = first;
        }
    }
    finish(r);
    return x[place];
}
