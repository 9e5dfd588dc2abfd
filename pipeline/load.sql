-- Old rows and new ones to the new database. Given: `old` (the state before), `latest` (the articles of
-- this load), `new_<table>` (their rows), the variable `run_id`, and the tables of the gazetteer filled.

INSERT INTO rejects BY NAME
SELECT * FROM old.rejects
WHERE path NOT IN (SELECT path FROM new_articles WHERE path IS NOT NULL)
    AND reject_id NOT IN (SELECT reject_id FROM new_rejects)
    AND (
        article_id IS NULL
        OR article_id NOT IN (
            SELECT article_id FROM latest
            UNION ALL SELECT article_id FROM new_rejects WHERE article_id IS NOT NULL
        )
    )
UNION ALL BY NAME
SELECT DISTINCT ON (reject_id) * EXCLUDE (part), getvariable('run_id')::UUID AS run_id FROM new_rejects;

INSERT INTO articles BY NAME
SELECT * FROM old.articles ANTI JOIN latest USING (article_id)
UNION ALL BY NAME
SELECT * EXCLUDE (part), getvariable('run_id')::UUID AS run_id FROM new_articles;

-- A code means the version in force on the day of publication; the first version reaches back beyond
-- the coverage, and the last one stands where the day is not known.
CREATE TEMP TABLE unit_since AS
SELECT
    code, unit_id,
    CASE WHEN row_number() OVER (PARTITION BY code ORDER BY valid_from) > 1
        THEN valid_from ELSE DATE '-infinity' END AS since
FROM units;

CREATE TEMP TABLE unit_on AS
SELECT d.code, d.published, s.unit_id
FROM (
    SELECT DISTINCT m.code, a.published
    FROM (
        SELECT article_id, code FROM old.unit_mentions
        UNION SELECT article_id, code FROM new_unit_mentions
        UNION SELECT article_id, subject_code FROM old.claims
        UNION SELECT article_id, subject_code FROM new_claims
    ) m
    JOIN articles a USING (article_id)
    WHERE m.code IS NOT NULL
) d
ASOF JOIN unit_since s ON d.code = s.code AND coalesce(d.published, DATE 'infinity') >= s.since;

INSERT INTO unit_mentions BY NAME
SELECT m.*, u.unit_id
FROM (
    SELECT * EXCLUDE (unit_id) FROM old.unit_mentions ANTI JOIN latest USING (article_id)
    UNION ALL BY NAME SELECT * EXCLUDE (part) FROM new_unit_mentions
) m
JOIN articles a USING (article_id)
LEFT JOIN unit_on u ON u.code = m.code AND u.published IS NOT DISTINCT FROM a.published;

CREATE TEMP TABLE all_official_mentions AS
SELECT * FROM old.official_mentions ANTI JOIN latest USING (article_id)
UNION ALL BY NAME SELECT * EXCLUDE (part) FROM new_official_mentions;

INSERT INTO officials BY NAME
SELECT
    official_id, any_value(name) AS name, any_value("of") AS "of",
    list_sort(list_distinct(flatten(list(titles)))) AS titles
FROM all_official_mentions
GROUP BY official_id;

INSERT INTO official_mentions BY NAME FROM all_official_mentions;

CREATE TEMP TABLE all_document_mentions AS
SELECT * FROM old.document_mentions ANTI JOIN latest USING (article_id)
UNION ALL BY NAME SELECT * EXCLUDE (part) FROM new_document_mentions;

-- What most mentions say; of two that are said as often, the first in alphabetical order.
INSERT INTO documents BY NAME
SELECT
    document_id, any_value(key) AS key,
    mode(type ORDER BY type) AS type, mode(number ORDER BY number) AS number, mode(year ORDER BY year) AS year,
    mode(symbol ORDER BY symbol) AS symbol, mode(date ORDER BY date) AS date,
    mode(issuer ORDER BY issuer) AS issuer
FROM all_document_mentions
WHERE document_id IS NOT NULL
GROUP BY document_id;

INSERT INTO document_mentions BY NAME FROM all_document_mentions;

CREATE TEMP VIEW all_claims AS
SELECT c.*, u.unit_id AS subject_unit_id
FROM (
    SELECT * EXCLUDE (subject_unit_id, period) FROM old.claims ANTI JOIN latest USING (article_id)
    UNION ALL BY NAME SELECT * EXCLUDE (part) FROM new_claims
) c
JOIN articles a USING (article_id)
LEFT JOIN unit_on u ON u.code = c.subject_code AND u.published IS NOT DISTINCT FROM a.published;

-- A claim that repeats another comes after it: the foreign key asks for that.
INSERT INTO claims BY NAME FROM all_claims WHERE repeat_of IS NULL;
INSERT INTO claims BY NAME FROM all_claims WHERE repeat_of IS NOT NULL;

-- Findings stay as long as nothing that they compare was replaced.
INSERT INTO findings BY NAME
SELECT f.* FROM old.findings f
WHERE (f.document_id IS NULL OR f.document_id IN (SELECT document_id FROM documents))
    AND NOT EXISTS (
        FROM old.finding_claims fc JOIN old.claims c USING (claim_id)
        WHERE fc.finding_id = f.finding_id AND c.article_id IN (SELECT article_id FROM latest)
    )
    AND NOT EXISTS (
        FROM old.finding_mentions fm JOIN old.document_mentions m USING (mention_id)
        WHERE fm.finding_id = f.finding_id AND m.article_id IN (SELECT article_id FROM latest)
    );
INSERT INTO finding_claims BY NAME
SELECT * FROM old.finding_claims WHERE finding_id IN (SELECT finding_id FROM findings);
INSERT INTO finding_mentions BY NAME
SELECT * FROM old.finding_mentions WHERE finding_id IN (SELECT finding_id FROM findings);
INSERT INTO article_copies BY NAME
SELECT * FROM old.article_copies
WHERE article_id NOT IN (SELECT article_id FROM latest) AND original_id NOT IN (SELECT article_id FROM latest);
