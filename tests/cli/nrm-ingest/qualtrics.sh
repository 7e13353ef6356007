printf 'StartDate,Q1\nStart Date,"How many?"\n"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}"\n2017-07-18,4\n' | nrm-ingest -L auto
