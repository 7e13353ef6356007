cd "$CASES"; cases=$PWD; cd "$TMPDIR"
sed 's/^# /# Annex: /' "$cases/annex.md.in" > annex.md.in
sed 's/^# /# Παράρτημα: /' "$cases/annex.md.in" > annex.el.md.in
all="-t annex{.lang}.md.in -L en,el,bg -f md,html,xlsx -o annex{.lang}.{format}"
nrm-report $all --manifest 'annex{.lang}.{format}.json' "$cases/safe.csv"
ls annex* | grep -v table-
# Each is what a run of its own makes of it.
mkdir one
for edition in en:annex el:annex.el bg:annex.bg; do
    template=${edition#*:}.md.in
    [ -f "$template" ] || template=annex.md.in
    for format in md html xlsx; do
        nrm-report -t "$template" -L ${edition%:*} -f $format -o "one/${edition#*:}.$format" \
            --manifest "one/${edition#*:}.$format.json" "$cases/safe.csv"
    done
done
for file in one/*; do cmp "$file" "${file#one/}"; done
grep -h '^# ' annex*.md
nrm-report $all --check "$cases/safe.csv"
sed -i 's/698/699/' annex.bg.md; echo >> annex.el.html
nrm-report $all --check "$cases/safe.csv"
