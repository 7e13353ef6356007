# What cannot be done is refused, and no value is quoted.
printf 'name,born\nsecret,2001-01-01\n' > a.csv
cp a.csv b.csv
mkdir in
cp a.csv in/a.csv
try() { nrm-link "$@" || echo $?; }
try a.csv
try -c name=name -S x.json a.csv
try -c name=magic a.csv
try -c surname=name a.csv
try -c name=name,name=text a.csv
try -c name=name --id case a.csv
try -c name=name -b surname a.csv b.csv
try -c name=name -t 0 a.csv
try -c name=name --histories --report a.csv
try -c name=name a.csv in/a.csv
try -c name=name --key-file a.csv a.csv b.csv
printf 'short\n' > key
try -c name=name --key-file key a.csv
chmod 600 key
try -c name=name --key-file key a.csv
: > empty.csv
try -c name=name empty.csv
printf 'name\n"se"cret"\n' > bad.csv
try -c name=name bad.csv
