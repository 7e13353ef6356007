# Agresti (2002), Categorical Data Analysis, table 2.8: income and satisfaction.
counts='1 2 1 0 3 3 6 1 10 10 14 9 6 7 12 11'
{
    echo geo,income,satisfied,OBS_VALUE
    i=0
    for n in $counts; do echo "US,I$((i % 4)),S$((i / 4)),$n"; i=$((i + 1)); done
} > jobs.csv
nrm-identify -m fisher-table --over income,satisfied jobs.csv
awk -F , -v OFS=, 'NR > 1 { $4 = 7 * $4 + NR } { print }' jobs.csv |
    nrm-identify -m fisher-table --over income,satisfied
awk -F , 'NR == 1 || $2 == "I1"' jobs.csv | nrm-identify -m fisher-table --over income,satisfied
