printf 'type,name\npicture,p\n' > survey.csv
printf 'list_name,name\n' > choices.csv
nrm-ingest --init survey.csv choices.csv
