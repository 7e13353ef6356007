nrm-chart -m steps -k indicator=delay -r sex -c time --order=given --decimals 2 --caption 'Share of children without a guardian, by days since referral' "$CASES/safe.csv"
