-- A submitted review stays complete also when a score moves to another review, or its round is given one more criterion.
CREATE OR REPLACE FUNCTION "reviews"."insist_on_complete"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	subject uuid;
	whole_round uuid;
BEGIN
	IF TG_TABLE_NAME = 'reviews' THEN subject := NEW.id;
	ELSIF TG_TABLE_NAME = 'scores' THEN subject := OLD.review_id;
	ELSE whole_round := NEW.round_id;
	END IF;
	IF EXISTS (
		SELECT FROM reviews.reviews r JOIN reviews.criteria c ON c.round_id = r.round_id
		LEFT JOIN reviews.scores s ON s.review_id = r.id AND s.criterion_id = c.id
		WHERE (r.id = subject OR r.round_id = whole_round) AND r.submitted_at IS NOT NULL
			AND (s.value IS NULL OR s.confidence IS NULL OR coalesce(trim(s.note), '') = '')
	) THEN
		RAISE EXCEPTION 'A submitted review scores every criterion' USING ERRCODE = '23514', CONSTRAINT = 'reviews_submitted_are_complete';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "criteria_submitted_are_complete" AFTER INSERT OR UPDATE ON "reviews"."criteria" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "reviews"."insist_on_complete"();
--> statement-breakpoint
-- A criterion that moves changes the weights of two rounds.
CREATE OR REPLACE FUNCTION "reviews"."insist_on_whole_weights"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (
		SELECT FROM reviews.criteria WHERE round_id IN (OLD.round_id, NEW.round_id) GROUP BY round_id HAVING sum(weight) <> 100
	) THEN
		RAISE EXCEPTION 'The weights of a round add up to 100' USING ERRCODE = '23514', CONSTRAINT = 'criteria_weights_add_up';
	END IF;
	RETURN NULL;
END $$;
