-- Questions that analysts and journalists ask of a database, one statement each, after `cchc run` and `cchc check`.
-- Change the names, years and indicators to your own. What each answers on the sample articles, and how that
-- compares with what they say, stands in tests/test_queries.py.

-- 1. league_table
-- Năm 2021, các huyện, thành phố của Lạng Sơn xếp hạng thế nào về Chỉ số cải cách hành chính?
-- How were the districts of Lạng Sơn ranked in the reform index of 2021? Articles that differ give several rows.
SELECT subject, rank, count(DISTINCT article_id) AS articles
FROM rankings
WHERE indicator = 'par_index' AND component IS NULL AND status = 'actual' AND province = 'Lạng Sơn'
    AND year(period_end) = 2021 AND regexp_matches(subject, '^(huyện|thành phố|thị xã) ')
GROUP BY subject, rank
ORDER BY rank, subject;

-- 2. rank_over_years
-- Thứ hạng PAR INDEX của huyện Bắc Sơn qua các năm, và mục tiêu cho năm sau?
-- How did one district's rank move over the years, and what is its target?
SELECT year(period_end) AS year, rank, max(ranked) AS ranked, status, list(DISTINCT article_id ORDER BY article_id) AS articles
FROM rankings
WHERE indicator = 'par_index' AND component IS NULL AND subject = 'huyện Bắc Sơn, Lạng Sơn'
GROUP BY year, rank, status
ORDER BY year, status, rank;

-- 3. score_with_components
-- Điểm Chỉ số CCHC năm 2021 của huyện Bắc Sơn gồm những phần nào?
-- What parts make up a district's index score?
SELECT DISTINCT component, value AS score, denominator AS of_points
FROM claims_wide
WHERE indicator = 'par_index' AND kind = 'score' AND status = 'actual' AND subject = 'huyện Bắc Sơn, Lạng Sơn'
    AND year(period_end) = 2021 AND denominator IS NOT NULL
ORDER BY component NULLS FIRST, score;

-- 4. lowest_on_time
-- Năm 2023, nơi nào có tỷ lệ hồ sơ giải quyết đúng hạn thấp nhất?
-- Where was the share of dossiers resolved in time lowest in 2023? What covers only a part (scope) is left out.
SELECT subject, period_end AS until, round(rate, 2) AS rate, quote, article_id
FROM on_time_rates
WHERE status = 'actual' AND scope IS NULL AND year(period_end) = 2023
ORDER BY rate, article_id;

-- 5. on_time_against_target
-- Mục tiêu hồ sơ đúng hạn là bao nhiêu, và thực tế gần nhất đạt bao nhiêu?
-- What was the on-time target, and what was the last figure reported before its end?
SELECT t.subject, t.cmp || ' ' || t.rate::INTEGER AS target, t.period_end AS due,
    arg_max(round(a.rate, 2), a.period_end) AS last_actual, max(a.period_end) AS until
FROM on_time_rates t
LEFT JOIN on_time_rates a
    ON a.subject = t.subject AND a.status = 'actual' AND a.scope IS NULL AND a.period_end <= t.period_end
    AND a.article_id = t.article_id
WHERE t.status = 'target'
GROUP BY ALL
ORDER BY t.subject, due;

-- 6. most_overdue
-- Huyện nào có nhiều hồ sơ quá hạn nhất?
-- Which districts had most dossiers overdue? What several articles say alike is one row.
SELECT subject, year(period_end) AS year, value::INTEGER AS overdue, count(DISTINCT article_id) AS articles
FROM claims_wide
WHERE indicator = 'dossiers_overdue' AND kind = 'count' AND cmp = '=' AND unit = 'hồ sơ' AND scope IS NULL
    AND status = 'actual' AND subject_level = 'district'
GROUP BY ALL
ORDER BY overdue DESC, subject
LIMIT 5;

-- 7. resolved_of_received
-- Mỗi huyện nhận và giải quyết bao nhiêu hồ sơ trong cùng một kỳ, theo cùng một bài?
-- How many dossiers were received and resolved in one period, as one article says? Of several figures the first.
SELECT subject, period_end AS until,
    arg_min(value, start) FILTER (indicator = 'dossiers_received')::INTEGER AS received,
    arg_min(value, start) FILTER (indicator = 'dossiers_resolved')::INTEGER AS resolved,
    article_id
FROM claims_wide
WHERE indicator IN ('dossiers_received', 'dossiers_resolved') AND kind = 'count' AND unit = 'hồ sơ' AND scope IS NULL
    AND status = 'actual' AND repeat_of IS NULL AND subject_level = 'district'
GROUP BY subject, period_start, period_end, article_id
HAVING received IS NOT NULL AND resolved IS NOT NULL
ORDER BY received DESC;

-- 8. contradictions
-- Các bài nói khác nhau điều gì về cùng một chuyện?
-- What do articles say differently of one thing, and in which words?
SELECT subject, indicator, period_end AS until, quotes_a, quotes_b
FROM conflicts
ORDER BY subject;

-- 9. best_confirmed
-- Con số nào được nhiều nguồn độc lập xác nhận nhất?
-- Which figures do most independent sources confirm?
SELECT subject, indicator, component, quotes, sources
FROM confirmations
ORDER BY sources DESC, subject, indicator
LIMIT 3;

-- 10. wrong_arithmetic
-- Bài nào tính sai: tổng, phần trăm, mức tăng giảm?
-- Which articles do not add up: sums, percentages, rises and falls?
SELECT DISTINCT f.kind, f.explanation, c.article_id
FROM findings f
JOIN finding_claims USING (finding_id)
JOIN claims c USING (claim_id)
WHERE f.verdict = 'inconsistent' AND f.kind IN ('sum', 'ratio_percent', 'delta', 'bound')
ORDER BY f.kind;

-- 11. impossible_ranks
-- Bảng xếp hạng nào không khớp với điểm số?
-- Which rankings disagree with their scores?
SELECT explanation
FROM findings
WHERE kind = 'rank_order' AND verdict = 'inconsistent'
ORDER BY explanation;

-- 12. evidence_of
-- Mọi bài nói gì về Chỉ số CCHC năm 2021 của Bắc Sơn? (gõ không dấu cũng được)
-- What does every article say of a subject, an indicator and a period? Names work without diacritics.
SELECT kind, component, value, quote, article_id
FROM evidence('Bac Son', 'par_index', '2021')
WHERE kind = 'rank'
ORDER BY value, article_id, quote;

-- 13. documents_most_cited
-- Văn bản nào được nhiều bài nhắc đến nhất?
-- Which documents do several articles name? Same type, number, symbol and issuer, dated or not.
SELECT d.type, d.number, d.symbol, d.issuer, list(DISTINCT m.article_id ORDER BY m.article_id) AS articles
FROM document_mentions m
JOIN documents d USING (document_id)
WHERE d.symbol IS NOT NULL
GROUP BY d.type, d.number, d.symbol, d.issuer
HAVING count(DISTINCT m.article_id) > 1
ORDER BY d.type, d.number;

-- 14. documents_with_two_dates
-- Văn bản nào được các bài ghi ngày ban hành khác nhau?
-- Which document is dated differently in different articles?
SELECT DISTINCT d.type, d.number, d.symbol, list(DISTINCT m.date ORDER BY m.date) AS dates
FROM findings f
JOIN documents d USING (document_id)
JOIN finding_mentions USING (finding_id)
JOIN document_mentions m USING (mention_id)
WHERE f.kind = 'document' AND f.verdict = 'inconsistent'
GROUP BY ALL;

-- 15. government_decrees
-- Những nghị định nào của Chính phủ được dẫn, trong bài nào?
-- Which decrees of the Government are cited, and where?
SELECT d.number || '/' || d.year AS decree, list(DISTINCT m.article_id ORDER BY m.article_id) AS articles
FROM documents d
JOIN document_mentions m USING (document_id)
WHERE d.symbol = 'NĐ-CP'
GROUP BY d.year, d.number
ORDER BY d.year, d.number;

-- 16. who_said_it
-- Một người có tên đã nêu những con số nào, với chức vụ gì?
-- Which figures does a named official vouch for, and in which office?
SELECT c.attributed_to, o.titles[1] AS title, o."of" AS office, c.quote, c.article_id
FROM claims_wide c
JOIN official_mentions m ON m.article_id = c.article_id AND m.name = c.attributed_to
JOIN officials o USING (official_id)
WHERE c.attributed_to = 'Rmah H''Nhung' AND c.repeat_of IS NULL
GROUP BY ALL
ORDER BY min(c.start);

-- 17. chairs_of_districts
-- Ai là Chủ tịch UBND cấp huyện trong các bài?
-- Who chairs the People's Committee of which district?
SELECT o.name, o."of" AS district
FROM officials o
WHERE list_contains(o.titles, 'Chủ tịch UBND') AND regexp_matches(o."of", '^(huyện|quận|thị xã|thành phố) ')
ORDER BY district;

-- 18. where_is_it_now
-- Huyện Bắc Sơn (bỏ từ 1/7/2025) ngày nay là những xã nào?
-- What has become of a district that was dissolved in 2025?
SELECT full_name
FROM unit_successors((SELECT unit_id FROM units WHERE full_name = 'Huyện Bắc Sơn'))
ORDER BY full_name;

-- 19. province_was_formed_from
-- Tỉnh Lào Cai ngày nay được hợp nhất từ những tỉnh nào?
-- Which provinces were merged into one of today's?
SELECT full_name, valid_to AS ended
FROM unit_predecessors((SELECT unit_id FROM units WHERE full_name = 'Tỉnh Lào Cai' AND valid_to IS NULL))
WHERE level = 'province'
ORDER BY full_name;

-- 20. articles_under_todays_province
-- Tính theo tỉnh ngày nay, có bài nào nói về nơi trước đây thuộc tỉnh khác?
-- Which of today's provinces have articles on what lay in several provinces before the merger?
SELECT t.full_name AS province_today, list(DISTINCT p.full_name ORDER BY p.full_name) AS provinces_then
FROM claims c
JOIN units u ON u.unit_id = c.subject_unit_id
JOIN units p ON p.unit_id = coalesce(u.province_id, u.unit_id)
LEFT JOIN main_successions s ON s.from_unit_id = p.unit_id
JOIN units t ON t.unit_id = coalesce(s.to_unit_id, p.unit_id)
GROUP BY t.unit_id, t.full_name
HAVING len(provinces_then) > 1
ORDER BY province_today;

-- 21. targets_for_a_year
-- Mục tiêu tính bằng phần trăm đặt ra cho năm 2025 là gì?
-- Which targets in percent were set for a year?
SELECT subject, indicator, cmp || ' ' || quote AS target, article_id
FROM claims_wide
WHERE status = 'target' AND kind = 'percent' AND period_start = DATE '2025-01-01' AND period_end = DATE '2025-12-31'
    AND subject IS NOT NULL AND repeat_of IS NULL
ORDER BY article_id, start;

-- 22. largest_sums
-- Những khoản tiền lớn nhất được nhắc đến là gì?
-- What are the largest sums of money? In thousand million đồng.
SELECT subject, (value / 1e9)::INTEGER AS billion_dong, quote, article_id
FROM claims_wide
WHERE kind = 'money' AND unit = 'đồng' AND status = 'actual' AND repeat_of IS NULL
ORDER BY value DESC
LIMIT 4;

-- 23. satisfaction_of_provinces
-- Chỉ số hài lòng (SIPAS) năm 2022 của các tỉnh?
-- What was the satisfaction index of the provinces?
SELECT subject, value AS percent, list(DISTINCT article_id ORDER BY article_id) AS articles
FROM claims_wide
WHERE indicator = 'sipas' AND kind = 'percent' AND component IS NULL AND scope IS NULL AND status = 'actual'
    AND year(period_end) = 2022 AND subject_level = 'province' AND confidence >= 0.8
GROUP BY subject, value
ORDER BY percent DESC;

-- 24. undated_articles
-- Bài nào không có ngày đăng, nên "năm nay", "cùng kỳ" có thể không xác định được?
-- Which articles bear no date, so that "this year" may stay open?
SELECT article_id, (SELECT count(*) FROM claims c WHERE c.article_id = a.article_id) > 0 AS has_figures
FROM articles a
WHERE published IS NULL
ORDER BY article_id;

-- 25. what_is_in_here
-- Cơ sở dữ liệu có bao nhiêu bài, con số, từ ngày nào đến ngày nào?
-- How much is in the database, and of which time?
SELECT count(*) AS articles, count(published) AS dated, min(published) AS first_day, max(published) AS last_day,
    (SELECT count(DISTINCT run_id) FROM runs) AS runs, (SELECT count(*) FROM rejects) AS rejects
FROM articles;
