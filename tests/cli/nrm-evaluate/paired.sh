# Student (1908), The probable error of a mean, Biometrika 6(1):1-25: hours of
# sleep gained by two drugs. All nine changes are rises: p = 2 / 2^9. R 4.2.2
# gives 1.3 as the median of the means of two, and 0.9 and 2.7 as the 9th of
# them from both ends; psignrank(8, 10) is 0.0244.
cd "$CASES"; nrm-evaluate -m paired --person patient --phases drug=1,2 -v hours sleep.csv
