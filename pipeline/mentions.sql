-- Mentions of new articles, and what they mention. Given: `new_<table>` (their rows), `touched_officials` and
-- `touched_documents` (all that were or are mentioned by these articles), and tables that hold what stays, the
-- gazetteer and the new articles included.

INSERT INTO unit_mentions BY NAME SELECT * EXCLUDE (part) FROM new_unit_mentions;

CREATE TEMP TABLE official_now AS
SELECT
    official_id, any_value(name) AS name, any_value("of") AS "of",
    list_sort(list_distinct(flatten(list(titles)))) AS titles
FROM (
    SELECT official_id, name, "of", titles FROM official_mentions SEMI JOIN touched_officials USING (official_id)
    UNION ALL SELECT official_id, name, "of", titles FROM new_official_mentions
)
GROUP BY official_id;

-- A list cannot be changed in a row that others refer to: the row and its mentions are put in anew.
CREATE TEMP TABLE changed_officials AS
SELECT official_id FROM officials SEMI JOIN touched_officials USING (official_id)
ANTI JOIN official_now USING (official_id, titles);
CREATE TEMP TABLE moved_mentions AS FROM official_mentions SEMI JOIN changed_officials USING (official_id);
DELETE FROM official_mentions WHERE official_id IN (FROM changed_officials);
DELETE FROM officials WHERE official_id IN (FROM changed_officials);

INSERT INTO officials BY NAME FROM official_now ANTI JOIN officials USING (official_id);
INSERT INTO official_mentions BY NAME FROM moved_mentions;
INSERT INTO official_mentions BY NAME SELECT * EXCLUDE (part) FROM new_official_mentions;

-- What most mentions say; of two that are said as often, the first in alphabetical order.
CREATE TEMP TABLE document_now AS
SELECT
    document_id, any_value(key) AS key,
    mode(type ORDER BY type) AS type, mode(number ORDER BY number) AS number, mode(year ORDER BY year) AS year,
    mode(symbol ORDER BY symbol) AS symbol, mode(date ORDER BY date) AS date,
    mode(issuer ORDER BY issuer) AS issuer
FROM (
    SELECT document_id, key, type, number, year, symbol, date, issuer
    FROM document_mentions SEMI JOIN touched_documents USING (document_id)
    UNION ALL SELECT document_id, key, type, number, year, symbol, date, issuer FROM new_document_mentions
)
WHERE document_id IS NOT NULL
GROUP BY document_id;

UPDATE documents d
SET type = n.type, number = n.number, year = n.year, symbol = n.symbol, date = n.date, issuer = n.issuer
FROM document_now n
WHERE d.document_id = n.document_id
    AND (d.type, d.number, d.year, d.symbol, d.date, d.issuer)
        IS DISTINCT FROM (n.type, n.number, n.year, n.symbol, n.date, n.issuer);
DELETE FROM documents
WHERE document_id IN (FROM touched_documents) AND document_id NOT IN (SELECT document_id FROM document_now);
INSERT INTO documents BY NAME FROM document_now ANTI JOIN documents USING (document_id);
INSERT INTO document_mentions BY NAME SELECT * EXCLUDE (part) FROM new_document_mentions;
