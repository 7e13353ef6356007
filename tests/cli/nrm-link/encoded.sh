# Two institutions link without names: keyed hashes and Bloom filters.
(umask 077; printf 'the key of both institutions\n' > key)
printf 'case,name,born\nP1,Elena Marinova,2003-11-02\nP2,Ana Popescu,2005-01-30\nP3,Marko Novak,2002-07-08\n' > police.csv
printf 'case,name,born\nN1,Elena Marinowa,2003-11-02\nN2,Ioana Ionescu,2006-09-12\n' > ngo.csv
for list in police ngo; do
    nrm-link -q -c name=name,born=date --id case --key-file key -o $list.coded $list.csv
done
head -n 1 police.coded
! grep -qiE 'elena|marinova|popescu|2003' police.coded ngo.coded
nrm-link -q -c clk=clk,name_hash=exact,born_hash=exact --id case police.coded ngo.coded | cut -d, -f 1-4
(umask 077; printf 'another key, long enough\n' > other)
nrm-link -q -c name=name,born=date --id case --key-file other -o ngo.coded ngo.csv
nrm-link -q -c clk=clk,name_hash=exact,born_hash=exact --histories police.coded ngo.coded
