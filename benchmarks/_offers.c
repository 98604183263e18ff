/* Alternating offers of two time-based sides on one issue, as one would write them in C: the loop
 * over steps, and the bisection that monotone paths allow. Compiled and timed by talks.py. */
#include <math.h>

static const double SLACK = 1e-4, GRID = 1e-9;

static double aspiration(double floor, double exponent, double log_time)
{
    double level = 1.0 - SLACK + (floor - 1.0) * exp(exponent * log_time);
    return level > floor ? level : floor;
}

/* Whether a deal is struck at a step, and which. */
static int deal(double r1, double e1, double r2, double e2, const double *log_time, long step,
                double top, long *outcome)
{
    double wish1 = aspiration(r1, e1, log_time[step]);
    if (step > 0) {
        double counter = top - ceil(aspiration(r2, e2, log_time[step - 1]) * top - GRID);
        if (counter / top >= wish1) { *outcome = (long)counter; return 1; }
    }
    double propose = ceil(wish1 * top - GRID);
    if (1.0 - propose / top >= aspiration(r2, e2, log_time[step])) {
        *outcome = (long)propose;
        return 1;
    }
    return 0;
}

void loop(long sessions, long steps, long top, const double *r1, const double *e1,
          const double *r2, const double *e2, const double *log_time, long *outcome, long *step)
{
    for (long k = 0; k < sessions; k++) {
        long s = 0;
        outcome[k] = -1;
        while (s < steps && !deal(r1[k], e1[k], r2[k], e2[k], log_time, s, top, &outcome[k])) s++;
        step[k] = s;
    }
}

void bisection(long sessions, long steps, long top, const double *r1, const double *e1,
               const double *r2, const double *e2, const double *log_time, long *outcome,
               long *step)
{
    for (long k = 0; k < sessions; k++) {
        long low = 0, high = steps, found = -1;
        while (low < high) {
            long middle = (low + high) >> 1, here;
            if (deal(r1[k], e1[k], r2[k], e2[k], log_time, middle, top, &here)) {
                high = middle;
                found = here;
            } else {
                low = middle + 1;
            }
        }
        outcome[k] = low == steps ? -1 : found;
        step[k] = low;
    }
}
