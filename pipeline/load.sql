-- New articles and rejects into the database. Given: `new_<table>` (their rows), the variable `run_id`, and
-- tables that hold what stays.

INSERT INTO rejects BY NAME
SELECT DISTINCT ON (reject_id) * EXCLUDE (part), getvariable('run_id')::UUID AS run_id FROM new_rejects;

INSERT INTO articles BY NAME
SELECT * EXCLUDE (part), getvariable('run_id')::UUID AS run_id FROM new_articles;
