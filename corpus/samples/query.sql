SELECT subject, indicator_label, quote, period_end, sentence
FROM claims_wide
WHERE indicator IN ('par_index', 'dossiers_on_time') AND status = 'actual' AND repeat_of IS NULL
ORDER BY indicator, subject, period_end
LIMIT 8;
