# What the Home Office revised between two releases (17,004 referrals of 2023
# became 16,990 within a year), and rounding that is no revision.
cat > march-2024.csv <<'END'
geo,TIME_PERIOD,OBS_VALUE,SOURCE,RELEASE
UK,2022,16921,home-office,2024-03-07
UK,2023,17004,home-office,2024-03-07
UK,2024,4524.4,home-office,2024-03-07
END
cat > march-2025.csv <<'END'
geo,TIME_PERIOD,OBS_VALUE,SOURCE,RELEASE
UK,2022,16921,home-office,2025-03-06
UK,2023,16990,home-office,2025-03-06
UK,2024,4524,home-office,2025-03-06
END
nrm-reconcile -f revisions march-2024.csv march-2025.csv
nrm-reconcile -f revisions --absolute 1 march-2025.csv march-2024.csv
nrm-reconcile -f conflicts march-2024.csv march-2025.csv
nrm-reconcile march-2024.csv march-2025.csv
