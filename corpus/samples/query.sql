-- Who stood where in the reform index, and the words that say so.
SELECT period_end AS measured_until, subject, rank, ranked, quote, left(sentence, 60) AS sentence
FROM rankings
WHERE indicator = 'par_index' AND component IS NULL AND status = 'actual' AND ranked IS NOT NULL
ORDER BY period_end, rank, subject
LIMIT 8;
