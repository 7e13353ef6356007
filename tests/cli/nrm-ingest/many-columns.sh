# Work grows with the columns, not with their square: each of these took 19 s
# once, and takes a tenth of a second.
ulimit -t 10
awk 'BEGIN { for (i = 0; i < 10000; i++) printf "%sc%d", i ? "," : "", i
    for (r = 0; r < 3; r++) for (i = 0; i < 10000; i++) printf "%s%d", i ? "," : "\n", i % 7; print "" }' > wide.csv
nrm-ingest --init wide.csv > wide.json
nrm-ingest -S wide.json wide.csv | cmp - wide.csv && echo "10000 columns"
nrm-check -q --ingested -S wide.json wide.csv | wc -l
awk 'BEGIN { print "{ \"name\": \"s\", \"nrm\": { \"codelists\": { \"help\": ["
    for (c = 0; c < 10; c++) printf "%s{ \"code\": \"C%d\" }", c ? ", " : "", c
    print "] } }, \"resources\": [ { \"name\": \"r\", \"nrm\": { \"layout\": [ { \"step\": \"fold\", \"open\": \"[\", \"close\": \"]\" } ] }, \"schema\": { \"fields\": ["
    for (q = 0; q < 800; q++) printf "%s{ \"name\": \"q%d\", \"type\": \"list\", \"nrm\": { \"codelist\": \"help\", \"labels\": { \"en\": \"Question %d\" } } }", q ? ",\n" : "", q, q
    print "] } } ] }" }' > fold.json
awk 'BEGIN { for (q = 0; q < 800; q++) for (c = 0; c < 10; c++) printf "%sq%d[C%d]", q + c ? "," : "", q, c; print ""
    for (q = 0; q < 800; q++) for (c = 0; c < 10; c++) printf "%s%s", q + c ? "," : "", c == q % 10 || c == 3 ? "Y" : "N"; print "" }' > fold.csv
nrm-ingest -S fold.json fold.csv | tail -n 1 | tr -d '"' | tr , '\n' | sort | uniq -c
