CREATE TABLE "reviews"."assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"state" text DEFAULT 'PROPOSED' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "assignments_one_per_reviewer" UNIQUE("round_id","initiative_id","reviewer_id"),
	CONSTRAINT "assignments_belong_to_their_round" UNIQUE("id","round_id")
);
--> statement-breakpoint
CREATE TABLE "reviews"."anchors" (
	"criterion_id" uuid NOT NULL,
	"maturity" text NOT NULL,
	"from" smallint NOT NULL,
	"to" smallint NOT NULL,
	"meaning" text NOT NULL,
	"meaning_en" text,
	CONSTRAINT "anchors_one_per_value" PRIMARY KEY("criterion_id","maturity","from"),
	CONSTRAINT "anchors_range" CHECK (0 <= "reviews"."anchors"."from" and "reviews"."anchors"."from" <= "reviews"."anchors"."to" and "reviews"."anchors"."to" <= 10)
);
--> statement-breakpoint
CREATE TABLE "reviews"."criteria" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"guidance" text NOT NULL,
	"guidance_en" text,
	"weight" integer NOT NULL,
	CONSTRAINT "criteria_one_per_code" UNIQUE("round_id","code"),
	CONSTRAINT "criteria_one_per_position" UNIQUE("round_id","position"),
	CONSTRAINT "criteria_belong_to_their_round" UNIQUE("id","round_id"),
	CONSTRAINT "criteria_weight_range" CHECK ("reviews"."criteria"."weight" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "reviews"."initiative_facts" (
	"initiative_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"organization_id" uuid,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews"."season_phases" (
	"season_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "season_phases_one_of_a_kind" PRIMARY KEY("season_id","kind"),
	CONSTRAINT "season_phases_end_after_they_begin" CHECK ("reviews"."season_phases"."starts_at" < "reviews"."season_phases"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "reviews"."idempotency_keys" (
	"viewer_id" uuid NOT NULL,
	"act" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"result_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_one_act_per_key" PRIMARY KEY("viewer_id","act","key")
);
--> statement-breakpoint
CREATE TABLE "reviews"."reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assignment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"comment" text,
	"comment_for_owner" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reviews_one_per_assignment" UNIQUE("assignment_id"),
	CONSTRAINT "reviews_belong_to_their_round" UNIQUE("id","round_id"),
	CONSTRAINT "reviews_comment_length" CHECK (length("reviews"."reviews"."comment") <= 5000 and length("reviews"."reviews"."comment_for_owner") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "reviews"."scores" (
	"review_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"value" smallint,
	"note" text,
	"confidence" smallint,
	CONSTRAINT "scores_one_per_criterion" PRIMARY KEY("review_id","criterion_id"),
	CONSTRAINT "scores_value_range" CHECK ("reviews"."scores"."value" between 0 and 10),
	CONSTRAINT "scores_confidence_range" CHECK ("reviews"."scores"."confidence" between 1 and 3),
	CONSTRAINT "scores_note_length" CHECK (length("reviews"."scores"."note") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "reviews"."round_initiatives" (
	"round_id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"changes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "round_initiatives_once_each" PRIMARY KEY("round_id","initiative_id")
);
--> statement-breakpoint
CREATE TABLE "reviews"."rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"season_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"board" text DEFAULT 'SEALED' NOT NULL,
	"reviews_due_at" timestamp with time zone NOT NULL,
	"min_reviews" integer DEFAULT 3 NOT NULL,
	"list_size" integer DEFAULT 5 NOT NULL,
	"method_id" text DEFAULT 'mean' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rounds_ask_for_3_reviews" CHECK ("reviews"."rounds"."min_reviews" >= 3),
	CONSTRAINT "rounds_list_3_to_5" CHECK ("reviews"."rounds"."list_size" between 3 and 5)
);
--> statement-breakpoint
ALTER TABLE "reviews"."assignments" ADD CONSTRAINT "assignments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "reviews"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews"."anchors" ADD CONSTRAINT "anchors_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "reviews"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews"."criteria" ADD CONSTRAINT "criteria_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "reviews"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews"."reviews" ADD CONSTRAINT "reviews_stay_in_the_round" FOREIGN KEY ("assignment_id","round_id") REFERENCES "reviews"."assignments"("id","round_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews"."scores" ADD CONSTRAINT "scores_stay_in_the_round" FOREIGN KEY ("review_id","round_id") REFERENCES "reviews"."reviews"("id","round_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews"."scores" ADD CONSTRAINT "scores_name_a_criterion_of_the_round" FOREIGN KEY ("criterion_id","round_id") REFERENCES "reviews"."criteria"("id","round_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews"."round_initiatives" ADD CONSTRAINT "round_initiatives_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "reviews"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_of_reviewer" ON "reviews"."assignments" USING btree ("reviewer_id");--> statement-breakpoint
CREATE INDEX "reviews_submitted" ON "reviews"."reviews" USING btree ("round_id") WHERE submitted_at is not null;--> statement-breakpoint
CREATE INDEX "rounds_of_season" ON "reviews"."rounds" USING btree ("season_id","created_at");
--> statement-breakpoint
-- A submitted review holds every criterion of its round, each with a value, a note and a confidence.
CREATE FUNCTION "reviews"."insist_on_complete"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	subject uuid;
BEGIN
	IF TG_TABLE_NAME = 'reviews' THEN subject := NEW.id;
	ELSIF TG_OP = 'DELETE' THEN subject := OLD.review_id;
	ELSE subject := NEW.review_id;
	END IF;
	IF EXISTS (
		SELECT FROM reviews.reviews r JOIN reviews.criteria c ON c.round_id = r.round_id
		LEFT JOIN reviews.scores s ON s.review_id = r.id AND s.criterion_id = c.id
		WHERE r.id = subject AND r.submitted_at IS NOT NULL
			AND (s.value IS NULL OR s.confidence IS NULL OR coalesce(trim(s.note), '') = '')
	) THEN
		RAISE EXCEPTION 'A submitted review scores every criterion' USING ERRCODE = '23514', CONSTRAINT = 'reviews_submitted_are_complete';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "reviews_submitted_are_complete" AFTER INSERT OR UPDATE ON "reviews"."reviews" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "reviews"."insist_on_complete"();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "scores_submitted_are_complete" AFTER UPDATE OR DELETE ON "reviews"."scores" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "reviews"."insist_on_complete"();
--> statement-breakpoint
-- The weights of a round that has criteria add up to the whole.
CREATE FUNCTION "reviews"."insist_on_whole_weights"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	subject uuid;
BEGIN
	IF TG_OP = 'DELETE' THEN subject := OLD.round_id; ELSE subject := NEW.round_id; END IF;
	IF (SELECT sum(weight) FROM reviews.criteria WHERE round_id = subject) <> 100 THEN
		RAISE EXCEPTION 'The weights of a round add up to 100' USING ERRCODE = '23514', CONSTRAINT = 'criteria_weights_add_up';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "criteria_weights_add_up" AFTER INSERT OR UPDATE OR DELETE ON "reviews"."criteria" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "reviews"."insist_on_whole_weights"();
