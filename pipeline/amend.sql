-- A copy of the database without what the load makes void (outdated.sql): what refers to a row goes before
-- it, each in a transaction of its own, for within one DuckDB still sees what refers to it.

DELETE FROM finding_claims WHERE finding_id IN (FROM void_findings);
DELETE FROM finding_mentions WHERE finding_id IN (FROM void_findings);
DELETE FROM findings WHERE finding_id IN (FROM void_findings);
DELETE FROM article_copies WHERE article_id IN (FROM replaced) OR original_id IN (FROM replaced);
DELETE FROM claims WHERE article_id IN (FROM replaced) AND repeat_of IS NOT NULL;
DELETE FROM claims WHERE article_id IN (FROM replaced);
DELETE FROM unit_mentions WHERE article_id IN (FROM replaced);
DELETE FROM official_mentions WHERE article_id IN (FROM replaced);
DELETE FROM document_mentions WHERE article_id IN (FROM replaced);
DELETE FROM articles WHERE article_id IN (FROM replaced);
DELETE FROM rejects WHERE reject_id IN (FROM void_rejects);
