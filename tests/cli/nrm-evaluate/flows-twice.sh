(cat "$CASES/flows.csv"; echo "referrals,BG,POL,NGO,24,,,F") | nrm-evaluate -m flows
