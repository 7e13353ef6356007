# The order of the rows changes nothing.
{ head -n 1 "$CASES/admissions.csv"; tail -n +2 "$CASES/admissions.csv" | sort -r; } > turned.csv
for file in turned.csv "$CASES/admissions.csv"; do
    nrm-identify -m independence --over sex,outcome -k department=A "$file"
    nrm-identify -m mantel-haenszel --over sex,outcome --strata department "$file"
done | sort | uniq -c | grep -v "^ *2 " || true
