# Three institutions, three alphabets, a duplicate, a typing error.
cat > police.csv << 'CSV'
case,name,born,sex
P1,Γιώργος Παπαδόπουλος,2004-05-17,M
P2,Elena Marinova,2003-11-02,F
P3,Ana Popescu,2005-01-30,F
P4,Ana Popescu,30.1.2005,F
P5,Marko Novak,2002-07-08,M
CSV
cat > ngo.csv << 'CSV'
case,name,born,sex
N1,Giorgos Papadopoulos,17/5/2004,M
N2,Елена Маринова,2003-11-02,F
N3,Ioana Ionescu,2006-09-12,F
CSV
cat > helpline.csv << 'CSV'
case,name,born,sex
H1,Giorgos Papadopulos,2004-05-17,M
H2,Ivan Petrov,,M
H3,Ioana Ionescu,2006-12-09,F
CSV
how='-c name=name,born=date,sex=exact'
nrm-link $how --id case police.csv ngo.csv helpline.csv | cut -d, -f 1-4
nrm-link -q $how --histories police.csv ngo.csv helpline.csv
nrm-link -q $how --report police.csv ngo.csv helpline.csv | head -n 14
