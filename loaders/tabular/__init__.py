"""Tables of every kind as a stream of rows: delimited text, workbooks, JSON, Parquet, packed or plain."""
