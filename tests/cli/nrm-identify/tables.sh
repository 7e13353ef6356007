# UCBAdmissions of R (Bickel, Hammel and O'Connell 1975, Science 187:398).
cd "$CASES"; nrm-identify -m independence,fisher --over sex,outcome -k department=A,B admissions.csv
nrm-identify -m mantel-haenszel --over sex,outcome --strata department admissions.csv
