-- An empty database, its gazetteer filled, gets what stays of `old` (see outdated.sql). A unit that the
-- gazetteer does not know any more is left open; an indicator stays as long as claims name it.

INSERT INTO indicators BY NAME
FROM old.indicators ANTI JOIN indicators USING (indicator) SEMI JOIN old.claims USING (indicator);
INSERT INTO runs BY NAME FROM old.runs;
INSERT INTO rejects BY NAME FROM old.rejects ANTI JOIN void_rejects USING (reject_id);
INSERT INTO articles BY NAME FROM old.articles ANTI JOIN replaced USING (article_id);

INSERT INTO unit_mentions BY NAME
SELECT m.* REPLACE (u.unit_id AS unit_id)
FROM old.unit_mentions m ANTI JOIN replaced USING (article_id) LEFT JOIN units u USING (unit_id);

CREATE TEMP VIEW kept_official_mentions AS FROM old.official_mentions ANTI JOIN replaced USING (article_id);
INSERT INTO officials BY NAME FROM old.officials SEMI JOIN kept_official_mentions USING (official_id);
INSERT INTO official_mentions BY NAME FROM kept_official_mentions;

CREATE TEMP VIEW kept_document_mentions AS FROM old.document_mentions ANTI JOIN replaced USING (article_id);
INSERT INTO documents BY NAME FROM old.documents SEMI JOIN kept_document_mentions USING (document_id);
INSERT INTO document_mentions BY NAME FROM kept_document_mentions;

CREATE TEMP VIEW kept_claims AS
SELECT c.* EXCLUDE (period) REPLACE (u.unit_id AS subject_unit_id)
FROM old.claims c ANTI JOIN replaced USING (article_id) LEFT JOIN units u ON u.unit_id = c.subject_unit_id;
INSERT INTO claims BY NAME FROM kept_claims WHERE repeat_of IS NULL;
INSERT INTO claims BY NAME FROM kept_claims WHERE repeat_of IS NOT NULL;

CREATE TEMP VIEW kept_findings AS FROM old.findings ANTI JOIN void_findings USING (finding_id);
INSERT INTO findings BY NAME FROM kept_findings;
INSERT INTO finding_claims BY NAME FROM old.finding_claims ANTI JOIN void_findings USING (finding_id);
INSERT INTO finding_mentions BY NAME FROM old.finding_mentions ANTI JOIN void_findings USING (finding_id);
INSERT INTO article_copies BY NAME
FROM old.article_copies
WHERE article_id NOT IN (FROM replaced) AND original_id NOT IN (FROM replaced);
