-- The database, in the order in which tables may be filled: whatever a foreign key names comes first.
-- Views for analysts stand in views.sql.

CREATE TABLE units (
    unit_id VARCHAR PRIMARY KEY,
    level VARCHAR NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    code VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    type VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    full_name VARCHAR NOT NULL,
    parent_id VARCHAR REFERENCES units (unit_id),
    province_id VARCHAR REFERENCES units (unit_id)
);
COMMENT ON TABLE units IS 'Administrative units of Viet Nam since 2014, one row per version: a change of type, name or parent starts a new one';
COMMENT ON COLUMN units.unit_id IS 'Level letter, code, @ and first day of the version: d917@2014-01-01';
COMMENT ON COLUMN units.level IS 'province, district or commune';
COMMENT ON COLUMN units.code IS 'Code of the National Statistics Office: two digits for a province, three for a district, five for a commune';
COMMENT ON COLUMN units.valid_from IS 'First day of the version; 2014-01-01 where it is older than the coverage';
COMMENT ON COLUMN units.valid_to IS 'Day on which the version had ended; null while it is in force';
COMMENT ON COLUMN units.type IS 'Type word in lower case: tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu';
COMMENT ON COLUMN units.name IS 'Name without its type word';
COMMENT ON COLUMN units.full_name IS 'Name with its type word';
COMMENT ON COLUMN units.parent_id IS 'Unit above it when the version began; null for a province';
COMMENT ON COLUMN units.province_id IS 'Province that it lay in when the version began; null for a province';

CREATE TABLE unit_successions (
    from_unit_id VARCHAR NOT NULL REFERENCES units (unit_id),
    to_unit_id VARCHAR NOT NULL REFERENCES units (unit_id),
    date DATE NOT NULL,
    relation VARCHAR NOT NULL,
    decree VARCHAR,
    confidence VARCHAR,
    PRIMARY KEY (from_unit_id, to_unit_id, date, relation)
);
COMMENT ON TABLE unit_successions IS 'Which version of a unit took the place of which, wholly or in part';
COMMENT ON COLUMN unit_successions.from_unit_id IS 'The version that ended';
COMMENT ON COLUMN unit_successions.to_unit_id IS 'The version that took its place or a part of it';
COMMENT ON COLUMN unit_successions.date IS 'First day of the new version';
COMMENT ON COLUMN unit_successions.relation IS 'rename, retype, reparent (the same unit), whole, part, part_all_population, split_district';
COMMENT ON COLUMN unit_successions.decree IS 'Document that ordered it, where known';
COMMENT ON COLUMN unit_successions.confidence IS 'official, derived or heuristic';

CREATE TABLE indicators (
    indicator VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL,
    area VARCHAR NOT NULL,
    position INTEGER NOT NULL
);
COMMENT ON TABLE indicators IS 'What figures measure: the taxonomy of the reform programme';
COMMENT ON COLUMN indicators.indicator IS 'Key, as claims use it: dossiers_on_time';
COMMENT ON COLUMN indicators.label IS 'Vietnamese name';
COMMENT ON COLUMN indicators.area IS 'Area of the reform programme, or the group of indexes';
COMMENT ON COLUMN indicators.position IS 'Place in the taxonomy, from 1';

CREATE TABLE runs (
    run_id UUID PRIMARY KEY,
    run_no INTEGER NOT NULL UNIQUE,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP NOT NULL,
    inputs VARCHAR[] NOT NULL,
    version VARCHAR NOT NULL,
    rules_version VARCHAR NOT NULL,
    workers INTEGER NOT NULL,
    articles_read BIGINT NOT NULL,
    articles_unchanged BIGINT NOT NULL,
    articles_loaded BIGINT NOT NULL,
    claims_loaded BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    characters BIGINT NOT NULL,
    seconds DOUBLE NOT NULL
);
COMMENT ON TABLE runs IS 'Every run that changed the database; one that finds all unchanged leaves no row';
COMMENT ON COLUMN runs.run_id IS 'Hash of the run''s number and of what it loaded';
COMMENT ON COLUMN runs.run_no IS 'Number of the run, from 1';
COMMENT ON COLUMN runs.started_at IS 'Start, UTC';
COMMENT ON COLUMN runs.finished_at IS 'End of extraction, when loading began, UTC';
COMMENT ON COLUMN runs.inputs IS 'Files, folders and patterns as given';
COMMENT ON COLUMN runs.version IS 'Version of cchc';
COMMENT ON COLUMN runs.rules_version IS 'Hash of the rules and tables that decide extraction';
COMMENT ON COLUMN runs.workers IS 'Number of worker processes; 1 is the command''s own process';
COMMENT ON COLUMN runs.articles_read IS 'Articles read, unchanged ones included';
COMMENT ON COLUMN runs.articles_unchanged IS 'Articles skipped: same content, same rules';
COMMENT ON COLUMN runs.articles_loaded IS 'Articles loaded, those left over from an interrupted run included';
COMMENT ON COLUMN runs.claims_loaded IS 'Claims of the articles loaded';
COMMENT ON COLUMN runs.rejected IS 'Inputs rejected';
COMMENT ON COLUMN runs.characters IS 'Characters of text of the articles loaded';
COMMENT ON COLUMN runs.seconds IS 'Wall time from the start to the load';

CREATE TABLE rejects (
    reject_id UUID PRIMARY KEY,
    run_id UUID NOT NULL REFERENCES runs (run_id),
    path VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR,
    article_id VARCHAR,
    content_hash UUID,
    rules_version VARCHAR
);
COMMENT ON TABLE rejects IS 'Inputs that gave no article, and articles that could not be extracted';
COMMENT ON COLUMN rejects.reject_id IS 'Hash of path, reason and detail';
COMMENT ON COLUMN rejects.run_id IS 'Run that first met it';
COMMENT ON COLUMN rejects.path IS 'File, with the member or line where one file holds many';
COMMENT ON COLUMN rejects.reason IS 'Code of the reason; crashed and timeout are those of extraction';
COMMENT ON COLUMN rejects.detail IS 'More about it';
COMMENT ON COLUMN rejects.article_id IS 'Article that could not be extracted; null when none was read';
COMMENT ON COLUMN rejects.content_hash IS 'Its content: the article is tried again when it changes';
COMMENT ON COLUMN rejects.rules_version IS 'Rules that failed on it: the article is tried again when they change';

-- The text goes to zstd: what DuckDB chooses by itself takes half as long again to write, and a fifth more room.
CREATE TABLE articles (
    article_id VARCHAR PRIMARY KEY,
    run_id UUID NOT NULL REFERENCES runs (run_id),
    url VARCHAR,
    title VARCHAR,
    published DATE,
    source VARCHAR,
    path VARCHAR,
    authority VARCHAR,
    text VARCHAR NOT NULL USING COMPRESSION zstd,
    characters INTEGER NOT NULL,
    content_hash UUID NOT NULL,
    rules_version VARCHAR NOT NULL
);
COMMENT ON TABLE articles IS 'News reports, one row each';
COMMENT ON COLUMN articles.article_id IS 'Id of the article as its file gives it, or as read from its url or path';
COMMENT ON COLUMN articles.run_id IS 'Run that loaded it';
COMMENT ON COLUMN articles.url IS 'Address of the page';
COMMENT ON COLUMN articles.title IS 'Headline; may or may not stand in the text';
COMMENT ON COLUMN articles.published IS 'Day of publication; relative periods are resolved against it';
COMMENT ON COLUMN articles.source IS 'Site or outlet';
COMMENT ON COLUMN articles.path IS 'File (and member or line) that it was read from';
COMMENT ON COLUMN articles.authority IS 'Who published the figures, where the article is an official table (cchc reference); null for a report';
COMMENT ON COLUMN articles.text IS 'Text, Unicode NFC; every start and end is a code-point position in it, from 0';
COMMENT ON COLUMN articles.characters IS 'Length of the text in code points';
COMMENT ON COLUMN articles.content_hash IS 'Hash of id, url, title, published, source, authority and text';
COMMENT ON COLUMN articles.rules_version IS 'Hash of the rules and tables that its records were extracted with';

CREATE TABLE unit_mentions (
    mention_id UUID PRIMARY KEY,
    article_id VARCHAR NOT NULL REFERENCES articles (article_id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    district VARCHAR,
    province VARCHAR,
    code VARCHAR,
    unit_id VARCHAR REFERENCES units (unit_id)
);
COMMENT ON TABLE unit_mentions IS 'Every mention of an administrative unit';
COMMENT ON COLUMN unit_mentions.mention_id IS 'Hash of article, position and value';
COMMENT ON COLUMN unit_mentions.article_id IS 'Article that it stands in';
COMMENT ON COLUMN unit_mentions.start IS 'First character in the article''s text, from 0';
COMMENT ON COLUMN unit_mentions."end" IS 'Character after the last';
COMMENT ON COLUMN unit_mentions.name IS 'Name with its type word, in today''s usual spelling';
COMMENT ON COLUMN unit_mentions.level IS 'province, district or commune';
COMMENT ON COLUMN unit_mentions.district IS 'District that it lies in, with its type word';
COMMENT ON COLUMN unit_mentions.province IS 'Province that it lies in, without its type word';
COMMENT ON COLUMN unit_mentions.code IS 'Code of the unit; null while several candidates remain';
COMMENT ON COLUMN unit_mentions.unit_id IS 'Version of the unit that was in force on the day of publication';

CREATE TABLE officials (
    official_id UUID PRIMARY KEY,
    name VARCHAR NOT NULL,
    "of" VARCHAR,
    titles VARCHAR[] NOT NULL
);
COMMENT ON TABLE officials IS 'Persons who hold or held an office, one row per name and place of office';
COMMENT ON COLUMN officials.official_id IS 'Hash of name and of';
COMMENT ON COLUMN officials.name IS 'Name of the person';
COMMENT ON COLUMN officials."of" IS 'Unit or body of the office, as understood';
COMMENT ON COLUMN officials.titles IS 'All titles that articles give the person there';

CREATE TABLE official_mentions (
    mention_id UUID PRIMARY KEY,
    article_id VARCHAR NOT NULL REFERENCES articles (article_id),
    official_id UUID NOT NULL REFERENCES officials (official_id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    titles VARCHAR[] NOT NULL,
    "of" VARCHAR
);
COMMENT ON TABLE official_mentions IS 'Every mention of an official by name';
COMMENT ON COLUMN official_mentions.mention_id IS 'Hash of article, position and value';
COMMENT ON COLUMN official_mentions.article_id IS 'Article that it stands in';
COMMENT ON COLUMN official_mentions.official_id IS 'Person meant';
COMMENT ON COLUMN official_mentions.start IS 'First character in the article''s text, from 0';
COMMENT ON COLUMN official_mentions."end" IS 'Character after the last';
COMMENT ON COLUMN official_mentions.name IS 'Name of the person';
COMMENT ON COLUMN official_mentions.titles IS 'Titles that the article gives the person';
COMMENT ON COLUMN official_mentions."of" IS 'Unit or body of the office, as understood';

CREATE TABLE documents (
    document_id UUID PRIMARY KEY,
    key VARCHAR NOT NULL UNIQUE,
    type VARCHAR,
    number VARCHAR NOT NULL,
    year INTEGER,
    symbol VARCHAR,
    date DATE,
    issuer VARCHAR
);
COMMENT ON TABLE documents IS 'Numbered official documents that articles mention, one row each';
COMMENT ON COLUMN documents.document_id IS 'Hash of the key';
COMMENT ON COLUMN documents.key IS 'Identity within and across articles';
COMMENT ON COLUMN documents.type IS 'Kế hoạch, Quyết định, Nghị quyết …; what most mentions say, as all the columns below';
COMMENT ON COLUMN documents.number IS 'Number: 16 of 16/KH-UBND';
COMMENT ON COLUMN documents.year IS 'Year inside the number: 2019 of 59/2019/NĐ-CP';
COMMENT ON COLUMN documents.symbol IS 'Symbol: KH-UBND';
COMMENT ON COLUMN documents.date IS 'Day of the document';
COMMENT ON COLUMN documents.issuer IS 'Who issued it, as understood';

CREATE TABLE document_mentions (
    mention_id UUID PRIMARY KEY,
    article_id VARCHAR NOT NULL REFERENCES articles (article_id),
    document_id UUID REFERENCES documents (document_id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type VARCHAR,
    number VARCHAR NOT NULL,
    year INTEGER,
    symbol VARCHAR,
    date DATE,
    issuer VARCHAR,
    key VARCHAR
);
COMMENT ON TABLE document_mentions IS 'Every mention of a numbered official document';
COMMENT ON COLUMN document_mentions.mention_id IS 'Hash of article, position and value';
COMMENT ON COLUMN document_mentions.article_id IS 'Article that it stands in';
COMMENT ON COLUMN document_mentions.document_id IS 'Document meant; null when the mention leaves it open';
COMMENT ON COLUMN document_mentions.start IS 'First character in the article''s text, from 0';
COMMENT ON COLUMN document_mentions."end" IS 'Character after the last';
COMMENT ON COLUMN document_mentions.type IS 'Kế hoạch, Quyết định, Nghị quyết …; null if not said';
COMMENT ON COLUMN document_mentions.number IS 'Number: 16 of 16/KH-UBND';
COMMENT ON COLUMN document_mentions.year IS 'Year inside the number: 2019 of 59/2019/NĐ-CP';
COMMENT ON COLUMN document_mentions.symbol IS 'Symbol: KH-UBND';
COMMENT ON COLUMN document_mentions.date IS 'Day of the document, if given';
COMMENT ON COLUMN document_mentions.issuer IS 'Who issued it, as understood';
COMMENT ON COLUMN document_mentions.key IS 'Identity of the document within and across articles';

-- What kind, cmp and status may be is checked where parts are written: here it would slow loads by a third.
CREATE TABLE claims (
    claim_id UUID PRIMARY KEY,
    article_id VARCHAR NOT NULL REFERENCES articles (article_id),
    claim_no INTEGER NOT NULL,
    sentence_no INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    value DECIMAL(38, 6),
    high DECIMAL(38, 6),
    denominator DECIMAL(38, 6),
    unit VARCHAR,
    cmp VARCHAR NOT NULL,
    value_text VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL REFERENCES indicators (indicator),
    component VARCHAR,
    subject VARCHAR,
    subject_code VARCHAR,
    subject_unit_id VARCHAR REFERENCES units (unit_id),
    scope VARCHAR,
    period_start DATE,
    period_end DATE,
    period DATE[] GENERATED ALWAYS AS (
        CASE WHEN period_start IS NOT NULL OR period_end IS NOT NULL THEN [period_start, period_end] END
    ) VIRTUAL,
    status VARCHAR NOT NULL,
    attributed_to VARCHAR,
    confidence DOUBLE NOT NULL,
    repeat_of UUID REFERENCES claims (claim_id)
);
COMMENT ON TABLE claims IS 'Every figure that an article claims, with its source sentence';
COMMENT ON COLUMN claims.claim_id IS 'Hash of article, position, kind and numbers';
COMMENT ON COLUMN claims.article_id IS 'Article that claims it';
COMMENT ON COLUMN claims.claim_no IS 'Place among the article''s claims in reading order, from 0';
COMMENT ON COLUMN claims.sentence_no IS 'Sentence of the article that it stands in, from 0';
COMMENT ON COLUMN claims.sentence IS 'That sentence as written';
COMMENT ON COLUMN claims.start IS 'First character of the quote in the article''s text, from 0';
COMMENT ON COLUMN claims."end" IS 'Character after the last';
COMMENT ON COLUMN claims.quote IS 'The figure as written: 25/54 nhiệm vụ';
COMMENT ON COLUMN claims.kind IS 'ratio, percent, score, rank, count, change, money or duration';
COMMENT ON COLUMN claims.value IS 'The number; numerator of a ratio, position of a rank, low end of a range, signed for a change';
COMMENT ON COLUMN claims.high IS 'High end of a range';
COMMENT ON COLUMN claims.denominator IS 'Denominator of a ratio, greatest possible score, number of those ranked';
COMMENT ON COLUMN claims.unit IS 'Counted noun, %, điểm, bậc, đồng, ngày …; null for a rank';
COMMENT ON COLUMN claims.cmp IS 'How the number stands to the truth as told: = < > ~ <= >=';
COMMENT ON COLUMN claims.value_text IS 'Characters of the number as written: its decimals tell how it was rounded';
COMMENT ON COLUMN claims.indicator IS 'What it measures';
COMMENT ON COLUMN claims.component IS 'Part of the index that it measures, if not the whole';
COMMENT ON COLUMN claims.subject IS 'Whose figure it is: unit, body or cả nước; several joined by ";"';
COMMENT ON COLUMN claims.subject_code IS 'Code of the subject, if it is one known unit';
COMMENT ON COLUMN claims.subject_unit_id IS 'Version of that unit that was in force on the day of publication';
COMMENT ON COLUMN claims.scope IS 'Level or group within the subject that it covers';
COMMENT ON COLUMN claims.period_start IS 'First day that it covers; null if open or not known';
COMMENT ON COLUMN claims.period_end IS 'Last day that it covers; null if open or not known';
COMMENT ON COLUMN claims.period IS 'First and last day as a list; null if neither is known';
COMMENT ON COLUMN claims.status IS 'actual, or target for what is planned or prescribed';
COMMENT ON COLUMN claims.attributed_to IS 'Official or body that the text names as the source of the figure';
COMMENT ON COLUMN claims.confidence IS 'Probability, 0 to 1, that indicator, subject and status are all right';
COMMENT ON COLUMN claims.repeat_of IS 'First claim of the same article that says the same';

CREATE TABLE findings (
    finding_id UUID PRIMARY KEY,
    kind VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL CHECK (verdict IN ('consistent', 'rounding', 'inconsistent', 'uncheckable')),
    explanation VARCHAR NOT NULL,
    computation VARCHAR,
    confidence DOUBLE NOT NULL,
    sources INTEGER[] NOT NULL,
    document_id UUID REFERENCES documents (document_id)
);
COMMENT ON TABLE findings IS 'What checks say about one or several claims; filled by cchc check';
COMMENT ON COLUMN findings.finding_id IS 'Hash of the kind and of what is compared';
COMMENT ON COLUMN findings.kind IS 'ratio_percent, sum, delta, bound, rank_order, conflict or document';
COMMENT ON COLUMN findings.verdict IS 'consistent, rounding, inconsistent or uncheckable';
COMMENT ON COLUMN findings.explanation IS 'One Vietnamese sentence that shows the computation';
COMMENT ON COLUMN findings.computation IS 'The computation alone: 25/54 = 46,30%; null where nothing is computed';
COMMENT ON COLUMN findings.confidence IS 'Probability, 0 to 1, that all that is compared was read rightly';
COMMENT ON COLUMN findings.sources IS 'Independent sources on each side, side 1 first; copies of one report count once';
COMMENT ON COLUMN findings.document_id IS 'Document that the finding is about, if it is about one';

CREATE TABLE finding_claims (
    finding_id UUID NOT NULL REFERENCES findings (finding_id),
    claim_id UUID NOT NULL REFERENCES claims (claim_id),
    role VARCHAR NOT NULL,
    side INTEGER NOT NULL,
    PRIMARY KEY (finding_id, claim_id, role)
);
COMMENT ON TABLE finding_claims IS 'The claims that a finding compares';
COMMENT ON COLUMN finding_claims.finding_id IS 'The finding';
COMMENT ON COLUMN finding_claims.claim_id IS 'A claim that it compares';
COMMENT ON COLUMN finding_claims.role IS 'Part that the claim plays in the comparison: percent, ratio, total, part, level …';
COMMENT ON COLUMN finding_claims.side IS 'Side that it stands on, from 1; 1 where all stand together';

CREATE TABLE finding_mentions (
    finding_id UUID NOT NULL REFERENCES findings (finding_id),
    mention_id UUID NOT NULL REFERENCES document_mentions (mention_id),
    side INTEGER NOT NULL,
    PRIMARY KEY (finding_id, mention_id)
);
COMMENT ON TABLE finding_mentions IS 'The mentions of a document that a finding compares';
COMMENT ON COLUMN finding_mentions.finding_id IS 'The finding';
COMMENT ON COLUMN finding_mentions.mention_id IS 'A mention that it compares';
COMMENT ON COLUMN finding_mentions.side IS 'Side that it stands on, from 1';

CREATE TABLE article_copies (
    article_id VARCHAR PRIMARY KEY REFERENCES articles (article_id),
    original_id VARCHAR NOT NULL REFERENCES articles (article_id),
    similarity DOUBLE NOT NULL
);
COMMENT ON TABLE article_copies IS 'Articles that are copies of one report: syndicated, or reworded a little; found by cchc check';
COMMENT ON COLUMN article_copies.article_id IS 'The copy';
COMMENT ON COLUMN article_copies.original_id IS 'First of its cluster: the earliest published, which is no copy itself';
COMMENT ON COLUMN article_copies.similarity IS 'Share of word sequences in common with the original, 0 to 1, estimated';

-- Raised whenever a table or column changes: a database of another version is refused, never guessed at.
CREATE MACRO schema_version() AS 2;
