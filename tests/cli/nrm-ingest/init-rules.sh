# What a form demands becomes rules, what cannot be said is listed; its sheets
# are files that were saved without their empty cells at the end.
cat > survey.csv <<'CSV'
type,name,label::English (en),required,relevant,constraint,constraint_message::en,constraint_message::Greek (el),calculation,choice_filter
start,start
select_one yesno,minor,Is this a child?,yes
integer,age,Age,true,,. >= 0 and . <= 120,An age is from 0 to 120,Μια ηλικία είναι από 0 έως 120
begin_group,child,,,${minor} = 'yes'
text,guardian,Guardian,${age} < 16
select_multiple help,help,Help,,,"not(selected(., 'none')) or count-selected(.) = 1"
end_group
date,found,Date,,,. <= today()
note,thanks,Thank you
begin_repeat,sibling,,,${minor} = 'yes'
integer,sibling_age,Age,yes,,. < ${age}
end repeat
calculate,years,,,,,,,${age} * 1
select_one help,second,Help,,,,,,,name != ${help}
CSV
cat > choices.csv <<'CSV'
list_name,name,label::English (en)
yesno,yes,Yes
yesno,no,No
help,legal,Legal aid
help,home,Other
help,home,Other
help,other,Other
help,none
CSV
nrm-ingest --init survey.csv choices.csv | tee schema.json
cat > answers.csv <<'CSV'
start,minor,age,guardian,help,found,years,second
2020-01-01,yes,12,,legal;home,2020-01-01,12,
2020-01-02,no,30,somebody,,2020-01-01,30,
2020-01-03,yes,130,somebody,home;none,2020-01-01,130,legal
CSV
nrm-check -S schema.json -r form answers.csv || echo "exit $?"
