# A long document takes time in proportion, also with tables and footnotes.
printf '%s\n' '| a | b |' '|---|---|' '| 1 | 2 |' > t.md
seq 60000 | sed 's/.*/\nParagraph[^&] and text./' >> t.md
seq 60000 | sed 's/.*/\n[^&]: x/' >> t.md
ulimit -t 15
nrm-report -q -t t.md -f html -o t.html "$CASES/safe.csv"
grep -c '<p>Paragraph' t.html; grep -c '<li id="f' t.html
