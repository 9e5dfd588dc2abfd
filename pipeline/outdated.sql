-- What a load makes void. Given: `old` (the state before), `memory.latest` (the articles of the load) and
-- `new_<table>` (their rows).

CREATE TEMP TABLE replaced AS SELECT article_id FROM old.articles SEMI JOIN memory.latest USING (article_id);

CREATE TEMP TABLE touched_officials AS
SELECT official_id FROM old.official_mentions SEMI JOIN replaced USING (article_id)
UNION SELECT official_id FROM new_official_mentions;

CREATE TEMP TABLE touched_documents AS
SELECT document_id FROM old.document_mentions SEMI JOIN replaced USING (article_id)
WHERE document_id IS NOT NULL
UNION SELECT document_id FROM new_document_mentions WHERE document_id IS NOT NULL;

-- Findings stay as long as nothing that they compare is replaced.
CREATE TEMP TABLE void_findings AS
SELECT finding_id FROM old.finding_claims
JOIN old.claims USING (claim_id) SEMI JOIN replaced USING (article_id)
UNION
SELECT finding_id FROM old.finding_mentions
JOIN old.document_mentions USING (mention_id) SEMI JOIN replaced USING (article_id)
UNION
SELECT finding_id FROM old.findings
WHERE document_id IN (FROM touched_documents)
    AND document_id NOT IN (
        SELECT document_id FROM old.document_mentions ANTI JOIN replaced USING (article_id)
        WHERE document_id IS NOT NULL
    )
    AND document_id NOT IN (SELECT document_id FROM new_document_mentions WHERE document_id IS NOT NULL);

CREATE TEMP TABLE void_rejects AS
SELECT reject_id FROM old.rejects
WHERE path IN (SELECT path FROM new_articles WHERE path IS NOT NULL)
    OR reject_id IN (SELECT reject_id FROM new_rejects)
    OR article_id IN (
        SELECT article_id FROM memory.latest
        UNION ALL SELECT article_id FROM new_rejects WHERE article_id IS NOT NULL
    );
