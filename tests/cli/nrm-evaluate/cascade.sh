# From calls to identified persons, with an indicator for each step.
. "$CASES/digits"
printf 'indicator,geo,OBS_VALUE,OBS_LOW,OBS_HIGH\ncalls,SI,416,,\ncontacts,SI,153,,\ncases,SI,48,,\nreferrals,SI,30,,\nidentified,SI,,1,4\n' |
    nrm-identify -m cascade-cohort,cascade-period --over indicator --stages calls,contacts,cases,referrals,identified | digits
