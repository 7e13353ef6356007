printf 'a\n\xd2\n' | nrm-ingest -e windows-1253
