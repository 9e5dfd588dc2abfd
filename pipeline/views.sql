-- Views for analysts. A column that a view takes over unchanged keeps the comment of its table.

CREATE OR REPLACE VIEW claims_wide AS
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

CREATE OR REPLACE VIEW rankings AS
SELECT
    indicator, indicator_label, component, subject, province, scope, period_start, period_end,
    value AS rank, denominator AS ranked, cmp, status, published, source, url, quote, sentence, claim_id, article_id
FROM claims_wide
WHERE kind = 'rank' AND repeat_of IS NULL;
COMMENT ON VIEW rankings IS 'Who stands where in which index; repeats within an article left out';
COMMENT ON COLUMN rankings.rank IS 'Position, 1 is the best; null for a last rank of an unknown number';
COMMENT ON COLUMN rankings.ranked IS 'Number of those ranked, if told';

CREATE OR REPLACE VIEW on_time_rates AS
SELECT
    subject, province, scope, period_start, period_end,
    CASE WHEN kind = 'percent' THEN value ELSE 100 * value / nullif(denominator, 0) END AS rate,
    kind, cmp, value, denominator, status, published, source, url, quote, sentence, claim_id, article_id
FROM claims_wide
WHERE indicator = 'dossiers_on_time' AND kind IN ('percent', 'ratio') AND repeat_of IS NULL;
COMMENT ON VIEW on_time_rates IS 'Shares of dossiers resolved in time, from percentages and ratios; repeats within an article left out';
COMMENT ON COLUMN on_time_rates.rate IS 'Percent, 0 to 100';

-- What a finding across articles rests on, side by side.
CREATE OR REPLACE VIEW finding_sides AS
WITH told AS (
    SELECT
        f.finding_id, f.verdict, f.explanation, f.confidence, fc.side, f.sources[fc.side] AS sources,
        c.claim_id, c.value, c.quote, c.sentence, c.article_id, a.url, a.authority,
        row_number() OVER (
            PARTITION BY f.finding_id, fc.side
            ORDER BY a.authority IS NULL, a.published NULLS LAST, c.article_id, c.claim_no
        ) AS place
    FROM findings f
    JOIN finding_claims fc USING (finding_id)
    JOIN claims c USING (claim_id)
    JOIN articles a USING (article_id)
    WHERE f.kind = 'conflict'
)
SELECT
    finding_id, verdict, explanation, confidence, side, sources,
    first(claim_id ORDER BY place) AS claim_id,
    list(value ORDER BY place) AS "values",
    list(quote ORDER BY place) AS quotes,
    list(sentence ORDER BY place) AS sentences,
    list(article_id ORDER BY place) AS articles,
    list(url ORDER BY place) AS urls,
    any_value(authority) AS authority
FROM told
GROUP BY finding_id, verdict, explanation, confidence, side, sources;
COMMENT ON VIEW finding_sides IS 'What stands on each side of a finding across articles: lists in one order, an authority first, then by date';
COMMENT ON COLUMN finding_sides.finding_id IS 'The finding';
COMMENT ON COLUMN finding_sides.verdict IS 'consistent, rounding, inconsistent or uncheckable';
COMMENT ON COLUMN finding_sides.explanation IS 'One Vietnamese sentence that shows the computation';
COMMENT ON COLUMN finding_sides.confidence IS 'Probability, 0 to 1, that all that is compared was read rightly';
COMMENT ON COLUMN finding_sides.side IS 'Side, from 1';
COMMENT ON COLUMN finding_sides.sources IS 'Independent sources on this side; copies of one report count once';
COMMENT ON COLUMN finding_sides.claim_id IS 'First claim of the side';
COMMENT ON COLUMN finding_sides."values" IS 'Values of the claims of the side; no more than 20 are listed';
COMMENT ON COLUMN finding_sides.quotes IS 'The same figures as written';
COMMENT ON COLUMN finding_sides.sentences IS 'Their sentences';
COMMENT ON COLUMN finding_sides.articles IS 'Their articles';
COMMENT ON COLUMN finding_sides.urls IS 'Addresses of the articles';
COMMENT ON COLUMN finding_sides.authority IS 'Who published the figures, if an official table stands on this side';

CREATE OR REPLACE VIEW conflicts AS
SELECT
    a.finding_id,
    c.subject, c.province, c.indicator, c.indicator_label, c.component, c.scope, c.kind, c.unit,
    c.period_start, c.period_end,
    a."values"[1] AS value_a, b."values"[1] AS value_b,
    a.quotes AS quotes_a, b.quotes AS quotes_b, a.sentences AS sentences_a, b.sentences AS sentences_b,
    a.articles AS articles_a, b.articles AS articles_b, a.urls AS urls_a, b.urls AS urls_b,
    a.sources AS sources_a, b.sources AS sources_b, a.authority AS authority_a, b.authority AS authority_b,
    a.explanation, a.confidence
FROM finding_sides a
JOIN finding_sides b ON b.finding_id = a.finding_id AND a.side = 1 AND b.side > 1
JOIN claims_wide c ON c.claim_id = a.claim_id
WHERE a.verdict = 'inconsistent';
COMMENT ON VIEW conflicts IS 'Things that articles tell differently, as cchc check found: the first side, an authority or most sources, with each other side';
COMMENT ON COLUMN conflicts.finding_id IS 'The finding; it has several rows where there are more than two sides';
COMMENT ON COLUMN conflicts.province IS 'Province of the subject, without its type word';
COMMENT ON COLUMN conflicts.value_a IS 'Value of the first side';
COMMENT ON COLUMN conflicts.value_b IS 'Value of the other';
COMMENT ON COLUMN conflicts.quotes_a IS 'Figures of the first side as written; all lists of a side are in one order';
COMMENT ON COLUMN conflicts.quotes_b IS 'Figures of the other side as written';
COMMENT ON COLUMN conflicts.sentences_a IS 'Sentences of the first side';
COMMENT ON COLUMN conflicts.sentences_b IS 'Sentences of the other';
COMMENT ON COLUMN conflicts.articles_a IS 'Articles of the first side; no more than 20 are listed';
COMMENT ON COLUMN conflicts.articles_b IS 'Articles of the other';
COMMENT ON COLUMN conflicts.urls_a IS 'Addresses of the articles of the first side';
COMMENT ON COLUMN conflicts.urls_b IS 'Addresses of the articles of the other';
COMMENT ON COLUMN conflicts.sources_a IS 'Independent sources on the first side; copies of one report count once';
COMMENT ON COLUMN conflicts.sources_b IS 'Independent sources on the other';
COMMENT ON COLUMN conflicts.authority_a IS 'Who published the figures of the first side, if it is an official table';
COMMENT ON COLUMN conflicts.authority_b IS 'Who published those of the other';
COMMENT ON COLUMN conflicts.explanation IS 'One Vietnamese sentence that shows the difference';
COMMENT ON COLUMN conflicts.confidence IS 'Probability, 0 to 1, that the best figures of each side were read rightly';

CREATE OR REPLACE VIEW confirmations AS
SELECT
    s.finding_id, s.verdict,
    c.subject, c.province, c.indicator, c.indicator_label, c.component, c.scope, c.kind, c.unit,
    c.period_start, c.period_end,
    s."values", s.quotes, s.sentences, s.articles, s.urls, s.sources, s.authority, s.explanation, s.confidence
FROM finding_sides s
JOIN claims_wide c USING (claim_id)
WHERE s.verdict IN ('consistent', 'rounding');
COMMENT ON VIEW confirmations IS 'Things of which several independent sources give one value, as cchc check found';
COMMENT ON COLUMN confirmations.finding_id IS 'The finding';
COMMENT ON COLUMN confirmations.verdict IS 'consistent, or rounding where the sources differ by it';
COMMENT ON COLUMN confirmations.province IS 'Province of the subject, without its type word';
COMMENT ON COLUMN confirmations."values" IS 'Values, those of an authority first, then by date of the article; all lists are in this order';
COMMENT ON COLUMN confirmations.quotes IS 'Figures as written';
COMMENT ON COLUMN confirmations.sentences IS 'Sentences that they stand in';
COMMENT ON COLUMN confirmations.articles IS 'Articles; no more than 20 are listed';
COMMENT ON COLUMN confirmations.urls IS 'Addresses of the articles';
COMMENT ON COLUMN confirmations.sources IS 'Independent sources; copies of one report count once';
COMMENT ON COLUMN confirmations.authority IS 'Who published the figures, if one source is an official table';
COMMENT ON COLUMN confirmations.explanation IS 'One Vietnamese sentence that says who confirms what';
COMMENT ON COLUMN confirmations.confidence IS 'Probability, 0 to 1, that the two best figures were read rightly';

-- A mere part counts only where nothing better is known, as in gazetteer.successions.
CREATE OR REPLACE VIEW main_successions AS
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

CREATE OR REPLACE MACRO unit_successors(unit) AS TABLE
WITH RECURSIVE chain(unit_id) AS (
    SELECT unit::VARCHAR
    UNION
    SELECT s.to_unit_id FROM chain c JOIN main_successions s ON s.from_unit_id = c.unit_id
)
SELECT u.* FROM chain JOIN units u USING (unit_id) WHERE u.valid_to IS NULL;
COMMENT ON MACRO TABLE unit_successors IS 'Units in force today that took the place of a unit (a unit_id), through all steps between';

CREATE OR REPLACE MACRO unit_predecessors(unit) AS TABLE
WITH RECURSIVE chain(unit_id) AS (
    SELECT unit::VARCHAR
    UNION
    SELECT s.from_unit_id FROM chain c JOIN main_successions s ON s.to_unit_id = c.unit_id
)
SELECT u.* FROM chain JOIN units u USING (unit_id) WHERE u.unit_id <> unit;
COMMENT ON MACRO TABLE unit_predecessors IS 'Units and earlier versions that a unit (a unit_id) came from, through all steps between';

CREATE OR REPLACE VIEW document_identities AS
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

CREATE OR REPLACE VIEW unit_identities AS
WITH added AS (
    -- A version that took in another unit, or a part of one, is not the unit that it was.
    SELECT DISTINCT to_unit_id FROM unit_successions
    WHERE relation NOT IN ('rename', 'retype', 'reparent')
        AND split_part(from_unit_id, '@', 1) <> split_part(to_unit_id, '@', 1)
        AND from_unit_id[1] = to_unit_id[1]
),
kept AS (
    SELECT DISTINCT to_unit_id FROM unit_successions
    WHERE relation IN ('rename', 'retype', 'reparent')
        AND to_unit_id NOT IN (SELECT to_unit_id FROM added)
),
lines AS (
    SELECT unit_id, level, code, valid_from,
        sum((unit_id NOT IN (SELECT to_unit_id FROM kept))::INTEGER)
            OVER (PARTITION BY level, code ORDER BY valid_from) AS line
    FROM units
)
SELECT unit_id, first(unit_id) OVER (PARTITION BY level, code, line ORDER BY valid_from) AS same_as
FROM lines;
COMMENT ON VIEW unit_identities IS 'Versions of one and the same unit: renamed, retyped or given to another parent it stays itself, merged it does not';
COMMENT ON COLUMN unit_identities.unit_id IS 'A version';
COMMENT ON COLUMN unit_identities.same_as IS 'First version of the same unit';

CREATE OR REPLACE MACRO bare_name(name) AS
    trim(regexp_replace(replace(lower(strip_accents(name)), 'đ', 'd'), '[\s,]+', ' ', 'g'));
COMMENT ON MACRO bare_name IS 'A name in lower case without diacritics and commas: huyen cai be tien giang';

CREATE OR REPLACE MACRO period_days(period) AS
CASE
    WHEN period IS NULL THEN NULL
    WHEN regexp_full_match(period, '\d{4}')
        THEN [(period || '-01-01')::DATE, (period || '-12-31')::DATE]
    WHEN regexp_full_match(period, '\d{4}-[Hh][12]') THEN [
        make_date(period[:4]::INTEGER, period[-1:]::INTEGER * 6 - 5, 1),
        last_day(make_date(period[:4]::INTEGER, period[-1:]::INTEGER * 6, 1))
    ]
    WHEN regexp_full_match(period, '\d{4}-[Qq][1-4]') THEN [
        make_date(period[:4]::INTEGER, period[-1:]::INTEGER * 3 - 2, 1),
        last_day(make_date(period[:4]::INTEGER, period[-1:]::INTEGER * 3, 1))
    ]
    WHEN regexp_full_match(period, '\d{4}-\d\d')
        THEN [(period || '-01')::DATE, last_day((period || '-01')::DATE)]
    WHEN regexp_full_match(period, '\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d')
        THEN [period[:10]::DATE, period[12:]::DATE]
    ELSE error('a period is 2022, 2022-H1, 2022-Q3, 2022-05, 2022-01-01/2022-03-15 or NULL, not ' || period)
END;
COMMENT ON MACRO period_days IS 'First and last day of 2022, 2022-H1, 2022-Q3, 2022-05 or 2022-01-01/2022-03-15';

CREATE OR REPLACE MACRO evidence(subject, indicator, period) AS TABLE
WITH asked AS (
    SELECT subject::VARCHAR AS name, bare_name(subject::VARCHAR) AS bare, indicator::VARCHAR AS key,
        period_days(period::VARCHAR) AS days
),
meant AS (
    SELECT DISTINCT i.same_as
    FROM asked, units u
    JOIN unit_identities i ON i.unit_id = u.unit_id
    LEFT JOIN units p ON p.unit_id = u.province_id
    WHERE u.code = asked.name
        OR asked.bare IN (
            bare_name(u.name), bare_name(u.full_name),
            bare_name(u.name || ' ' || p.name), bare_name(u.full_name || ' ' || p.name)
        )
),
told AS (
    SELECT c.*, coalesce(k.original_id, c.article_id) AS original
    FROM asked, claims c
    LEFT JOIN unit_identities i ON i.unit_id = c.subject_unit_id
    LEFT JOIN article_copies k ON k.article_id = c.article_id
    WHERE c.indicator = asked.key AND c.repeat_of IS NULL
        AND (i.same_as IN (SELECT m.same_as FROM meant m) OR bare_name(c.subject) = asked.bare)
        AND (
            asked.days IS NULL
            OR (
                coalesce(c.period_start, c.period_end) >= asked.days[1]
                AND coalesce(c.period_end, c.period_start) <= asked.days[2]
            )
        )
)
SELECT
    c.subject, c.indicator, c.component, c.scope, c.kind, c.cmp, c.value, c.high, c.denominator, c.unit,
    c.status, c.period_start, c.period_end, c.quote, c.sentence, c.article_id, a.title, a.url, a.published,
    a.authority, count(*) OVER same - 1 AS copies, c.confidence, c.claim_id
FROM told c JOIN articles a ON a.article_id = c.article_id
WINDOW same AS (
    PARTITION BY c.original, c.subject, c.kind, c.component, c.scope, c.unit, c.cmp, c.value, c.high,
        c.denominator, c.period_start, c.period_end, c.status
)
QUALIFY row_number() OVER (same ORDER BY a.published NULLS LAST, c.article_id, c.claim_no) = 1
ORDER BY a.authority IS NULL, c.period_end DESC NULLS LAST, a.published NULLS LAST, c.article_id, c.claim_no;
COMMENT ON MACRO TABLE evidence IS 'What articles say of a subject (name with or without marks and type word, or code), an indicator (its key) and a period (2022, 2022-H1, 2022-Q3, 2022-05, 2022-01-01/2022-03-15, all that lies within; NULL is any); what copies of a report repeat is counted, not listed';
