-- Views for analysts. A column that a view takes over unchanged keeps the comment of its table.

CREATE VIEW claims_wide AS
SELECT
    c.claim_id, c.article_id, a.url, a.title, a.source, a.published,
    c.subject, c.subject_code, c.subject_unit_id,
    u.level AS subject_level,
    -- Without a known unit the subject's own words may name the province: "quận Ô Môn, Cần Thơ".
    coalesce(
        CASE WHEN u.level = 'province' THEN u.name ELSE p.name END,
        nullif(trim(regexp_extract(c.subject, '^[^;,]+,([^;,]+)$', 1)), '')
    ) AS province,
    c.indicator, i.label AS indicator_label, i.area AS indicator_area, c.component, c.scope,
    c.kind, c.cmp, c.value, c.high, c.denominator, c.unit, c.value_text,
    c.period_start, c.period_end, c.status, c.attributed_to, c.confidence, c.repeat_of,
    c.quote, c.sentence, c.sentence_no, c.start, c."end"
FROM claims c
JOIN articles a USING (article_id)
JOIN indicators i USING (indicator)
LEFT JOIN units u ON u.unit_id = c.subject_unit_id
LEFT JOIN units p ON p.unit_id = u.province_id;
COMMENT ON VIEW claims_wide IS 'Every claim with its article, unit, province, indicator and sentence';
COMMENT ON COLUMN claims_wide.subject_level IS 'Level of the subject, if it is one known unit';
COMMENT ON COLUMN claims_wide.province IS 'Province of the subject, without its type word';
COMMENT ON COLUMN claims_wide.indicator_label IS 'Vietnamese name of the indicator';
COMMENT ON COLUMN claims_wide.indicator_area IS 'Area of the reform programme, or the group of indexes';

CREATE VIEW rankings AS
SELECT
    indicator, indicator_label, component, subject, province, scope, period_start, period_end,
    value AS rank, denominator AS ranked, cmp, status, published, source, url, quote, sentence, claim_id, article_id
FROM claims_wide
WHERE kind = 'rank' AND repeat_of IS NULL;
COMMENT ON VIEW rankings IS 'Who stands where in which index; repeats within an article left out';
COMMENT ON COLUMN rankings.rank IS 'Position, 1 is the best; null for a last rank of an unknown number';
COMMENT ON COLUMN rankings.ranked IS 'Number of those ranked, if told';

CREATE VIEW on_time_rates AS
SELECT
    subject, province, scope, period_start, period_end,
    CASE WHEN kind = 'percent' THEN value ELSE 100 * value / nullif(denominator, 0) END AS rate,
    kind, cmp, value, denominator, status, published, source, url, quote, sentence, claim_id, article_id
FROM claims_wide
WHERE indicator = 'dossiers_on_time' AND kind IN ('percent', 'ratio') AND repeat_of IS NULL;
COMMENT ON VIEW on_time_rates IS 'Shares of dossiers resolved in time, from percentages and ratios; repeats within an article left out';
COMMENT ON COLUMN on_time_rates.rate IS 'Percent, 0 to 100';

CREATE VIEW conflicts AS
WITH comparable AS (
    SELECT *
    FROM claims_wide
    WHERE subject IS NOT NULL AND indicator <> 'other' AND cmp = '=' AND status = 'actual'
        AND value IS NOT NULL AND repeat_of IS NULL
        AND (period_start IS NOT NULL OR period_end IS NOT NULL)
)
SELECT
    a.subject, a.province, a.indicator, a.indicator_label, a.component, a.scope, a.kind, a.unit,
    a.period_start, a.period_end,
    a.value AS value_a, b.value AS value_b, a.denominator AS denominator_a, b.denominator AS denominator_b,
    a.quote AS quote_a, b.quote AS quote_b, a.sentence AS sentence_a, b.sentence AS sentence_b,
    a.article_id AS article_id_a, b.article_id AS article_id_b, a.url AS url_a, b.url AS url_b,
    a.claim_id AS claim_id_a, b.claim_id AS claim_id_b
FROM comparable a
JOIN comparable b
    ON a.subject = b.subject AND a.indicator = b.indicator AND a.kind = b.kind
    AND a.component IS NOT DISTINCT FROM b.component
    AND a.scope IS NOT DISTINCT FROM b.scope
    AND a.unit IS NOT DISTINCT FROM b.unit
    AND a.period_start IS NOT DISTINCT FROM b.period_start
    AND a.period_end IS NOT DISTINCT FROM b.period_end
    AND a.article_id < b.article_id
WHERE (a.value, a.high) IS DISTINCT FROM (b.value, b.high)
    OR a.denominator <> b.denominator;
COMMENT ON VIEW conflicts IS 'Pairs of articles that give one subject, indicator, component, scope and period different values';
COMMENT ON COLUMN conflicts.value_a IS 'Value of the one article';
COMMENT ON COLUMN conflicts.value_b IS 'Value of the other';
COMMENT ON COLUMN conflicts.denominator_a IS 'Denominator of the one article';
COMMENT ON COLUMN conflicts.denominator_b IS 'Denominator of the other';
COMMENT ON COLUMN conflicts.quote_a IS 'Figure as the one article writes it';
COMMENT ON COLUMN conflicts.quote_b IS 'Figure as the other writes it';
COMMENT ON COLUMN conflicts.sentence_a IS 'Sentence of the one article';
COMMENT ON COLUMN conflicts.sentence_b IS 'Sentence of the other';
COMMENT ON COLUMN conflicts.article_id_a IS 'The one article';
COMMENT ON COLUMN conflicts.article_id_b IS 'The other';
COMMENT ON COLUMN conflicts.url_a IS 'Address of the one article';
COMMENT ON COLUMN conflicts.url_b IS 'Address of the other';
COMMENT ON COLUMN conflicts.claim_id_a IS 'Claim of the one article';
COMMENT ON COLUMN conflicts.claim_id_b IS 'Claim of the other';

-- A mere part counts only where nothing better is known, as in gazetteer.successions.
CREATE VIEW main_successions AS
SELECT from_unit_id, to_unit_id, date, relation, confidence
FROM unit_successions s
WHERE relation <> 'part'
    OR NOT EXISTS (
        SELECT 1 FROM unit_successions b WHERE b.from_unit_id = s.from_unit_id AND b.relation <> 'part'
    );
COMMENT ON VIEW main_successions IS 'Successions that answer where a unit is now; what unit_successors and unit_predecessors follow';
COMMENT ON COLUMN main_successions.from_unit_id IS 'The version that ended';
COMMENT ON COLUMN main_successions.to_unit_id IS 'The version that took its place or a part of it';
COMMENT ON COLUMN main_successions.date IS 'First day of the new version';
COMMENT ON COLUMN main_successions.relation IS 'whole, split_district, part_all_population, retype, rename, reparent, or part where nothing better is known';
COMMENT ON COLUMN main_successions.confidence IS 'official, derived or heuristic';

CREATE MACRO unit_successors(unit) AS TABLE
WITH RECURSIVE chain(unit_id) AS (
    SELECT unit::VARCHAR
    UNION
    SELECT s.to_unit_id FROM chain c JOIN main_successions s ON s.from_unit_id = c.unit_id
)
SELECT u.* FROM chain JOIN units u USING (unit_id) WHERE u.valid_to IS NULL;

CREATE MACRO unit_predecessors(unit) AS TABLE
WITH RECURSIVE chain(unit_id) AS (
    SELECT unit::VARCHAR
    UNION
    SELECT s.from_unit_id FROM chain c JOIN main_successions s ON s.to_unit_id = c.unit_id
)
SELECT u.* FROM chain JOIN units u USING (unit_id) WHERE u.unit_id <> unit;

CREATE VIEW document_identities AS
SELECT d.document_id, coalesce(f.document_id, d.document_id) AS same_as
FROM documents d
LEFT JOIN (
    SELECT s.document_id AS short_id, any_value(f.document_id) AS document_id
    FROM documents s
    JOIN documents f
        ON f.symbol IS NOT NULL AND f.type = s.type AND ltrim(f.number, '0') = ltrim(s.number, '0')
        AND (s.year IS NULL OR s.year = coalesce(f.year, year(f.date)))
        AND (s.issuer IS NULL OR f.issuer IS NULL OR s.issuer = f.issuer)
    WHERE s.symbol IS NULL
    GROUP BY s.document_id
    HAVING count(DISTINCT f.document_id) = 1
) f ON f.short_id = d.document_id;
COMMENT ON VIEW document_identities IS 'Documents named by a short form ("Nghị định 118") joined to the only full one that fits; what could be several stays itself';
COMMENT ON COLUMN document_identities.same_as IS 'The full document meant, or the document itself';
