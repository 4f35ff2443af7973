CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public;
--> statement-breakpoint
-- Lower case without marks. unaccent() is only STABLE; a generated column and an index need this wrapper.
CREATE FUNCTION "initiatives"."fold"(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize($1, NFC)));
--> statement-breakpoint
-- Vietnamese is written in syllables: no stemming, no stop words.
CREATE TEXT SEARCH CONFIGURATION "initiatives"."syllables" (COPY = pg_catalog.simple);
--> statement-breakpoint
CREATE TABLE "initiatives"."endorsements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"initiative_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"way" text NOT NULL,
	"on" date NOT NULL,
	"signatory" text NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "initiatives"."idempotency_keys" (
	"viewer_id" uuid NOT NULL,
	"act" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"result_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_one_act_per_key" PRIMARY KEY("viewer_id","act","key")
);
--> statement-breakpoint
CREATE TABLE "initiatives"."initiatives" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"season_id" uuid,
	"owner_id" uuid NOT NULL,
	"organization_id" uuid,
	"editorial" text DEFAULT 'DRAFT' NOT NULL,
	"hall" text DEFAULT 'COMMUNITY' NOT NULL,
	"publication" text DEFAULT 'HIDDEN' NOT NULL,
	"current_revision_id" uuid,
	"working_revision_id" uuid NOT NULL,
	"withdrawn_because" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "initiatives_one_per_slug" UNIQUE("slug"),
	CONSTRAINT "initiatives_only_a_draft_was_never_submitted" CHECK (("initiatives"."initiatives"."editorial" = 'DRAFT') = ("initiatives"."initiatives"."submitted_at" is null)),
	CONSTRAINT "initiatives_submitted_to_a_season" CHECK ("initiatives"."initiatives"."submitted_at" is null or "initiatives"."initiatives"."season_id" is not null),
	CONSTRAINT "initiatives_only_valid_ones_are_published" CHECK ("initiatives"."initiatives"."publication" <> 'PUBLISHED' or "initiatives"."initiatives"."editorial" = 'VALID'),
	CONSTRAINT "initiatives_published_with_a_text_and_a_date" CHECK ("initiatives"."initiatives"."publication" <> 'PUBLISHED' or ("initiatives"."initiatives"."current_revision_id" is not null and "initiatives"."initiatives"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "initiatives"."revisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"initiative_id" uuid NOT NULL,
	"number" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'WORKING' NOT NULL,
	"language" text DEFAULT 'VI' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"sections" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"translation" jsonb,
	"maturity" text,
	"objectives" text[] DEFAULT '{}' NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"unit_ids" text[] DEFAULT '{}' NOT NULL,
	"current_unit_ids" text[] DEFAULT '{}' NOT NULL,
	"nationwide" boolean DEFAULT false NOT NULL,
	"beneficiaries" text,
	"beneficiary_count" integer,
	"cost_amount" bigint,
	"cost_currency" text,
	"contact" jsonb,
	"changed" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "revisions_one_per_number" UNIQUE("initiative_id","number"),
	CONSTRAINT "revisions_belong_to_one_initiative" UNIQUE("initiative_id","id"),
	CONSTRAINT "revisions_text_is_nfc" CHECK ("initiatives"."revisions"."title" is nfc normalized and "initiatives"."revisions"."summary" is nfc normalized),
	CONSTRAINT "revisions_sections_are_nfc" CHECK ("initiatives"."revisions"."sections"::text is nfc normalized and coalesce("initiatives"."revisions"."translation"::text, '') is nfc normalized),
	CONSTRAINT "revisions_title_up_to_200" CHECK (char_length("initiatives"."revisions"."title") <= 200),
	CONSTRAINT "revisions_summary_up_to_500" CHECK (char_length("initiatives"."revisions"."summary") <= 500),
	CONSTRAINT "revisions_nationwide_or_units" CHECK (not ("initiatives"."revisions"."nationwide" and cardinality("initiatives"."revisions"."unit_ids") > 0)),
	CONSTRAINT "revisions_cost_has_a_currency" CHECK (("initiatives"."revisions"."cost_amount" is null) = ("initiatives"."revisions"."cost_currency" is null)),
	CONSTRAINT "revisions_cost_is_not_negative" CHECK ("initiatives"."revisions"."cost_amount" >= 0),
	CONSTRAINT "revisions_shown_ones_have_a_date" CHECK ("initiatives"."revisions"."state" not in ('CURRENT', 'SUPERSEDED') or "initiatives"."revisions"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "initiatives"."checklist_items" (
	"screening_id" uuid NOT NULL,
	"check" text NOT NULL,
	"automatic" boolean,
	"answer" text,
	"note" text,
	CONSTRAINT "checklist_items_one_per_check" PRIMARY KEY("screening_id","check"),
	CONSTRAINT "checklist_items_say_why_not" CHECK ("initiatives"."checklist_items"."answer" is distinct from 'NOT_MET' or "initiatives"."checklist_items"."note" is not null)
);
--> statement-breakpoint
CREATE TABLE "initiatives"."screening_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"screening_id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"duplicate_of" uuid,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "screening_decisions_one_per_screening" UNIQUE("screening_id"),
	CONSTRAINT "screening_decisions_say_why" CHECK ("initiatives"."screening_decisions"."outcome" = 'VALID' or "initiatives"."screening_decisions"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "initiatives"."screenings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"initiative_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"assignee_id" uuid,
	"waiting_since" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "initiatives"."search_documents" (
	"initiative_id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"places" text NOT NULL,
	"body" text NOT NULL,
	"title_fold" text GENERATED ALWAYS AS (initiatives.fold(title)) STORED,
	"summary_fold" text GENERATED ALWAYS AS (initiatives.fold(summary)) STORED,
	"places_fold" text GENERATED ALWAYS AS (initiatives.fold(places)) STORED,
	"title_doc" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('initiatives.syllables', title), 'A') || setweight(to_tsvector('initiatives.syllables', initiatives.fold(title)), 'B')) STORED,
	"body_doc" "tsvector" GENERATED ALWAYS AS (to_tsvector('initiatives.syllables', initiatives.fold(title || ' ' || summary || ' ' || places || ' ' || body))) STORED,
	CONSTRAINT "search_documents_are_nfc" CHECK ("initiatives"."search_documents"."title" is nfc normalized and "initiatives"."search_documents"."summary" is nfc normalized and "initiatives"."search_documents"."places" is nfc normalized and "initiatives"."search_documents"."body" is nfc normalized)
);
--> statement-breakpoint
CREATE TABLE "initiatives"."search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"fold" text NOT NULL,
	"documents" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "initiatives"."phases" (
	"season_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "phases_one_of_a_kind_per_season" PRIMARY KEY("season_id","kind"),
	CONSTRAINT "phases_end_after_they_begin" CHECK ("initiatives"."phases"."starts_at" < "initiatives"."phases"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "initiatives"."seasons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"cut_off_at" timestamp with time zone,
	"grants_planned" integer DEFAULT 5 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "seasons_one_per_slug" UNIQUE("slug"),
	CONSTRAINT "seasons_name_is_nfc" CHECK ("initiatives"."seasons"."name" is nfc normalized),
	CONSTRAINT "seasons_plan_3_to_5_grants" CHECK ("initiatives"."seasons"."grants_planned" between 3 and 5)
);
--> statement-breakpoint
CREATE TABLE "initiatives"."consents" (
	"revision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"initiative_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"text_version" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_one_of_a_kind_per_revision" PRIMARY KEY("revision_id","kind")
);
--> statement-breakpoint
ALTER TABLE "initiatives"."endorsements" ADD CONSTRAINT "endorsements_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "initiatives"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."initiatives" ADD CONSTRAINT "initiatives_season_id_seasons_id_fk" FOREIGN KEY ("season_id") REFERENCES "initiatives"."seasons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."revisions" ADD CONSTRAINT "revisions_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "initiatives"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."checklist_items" ADD CONSTRAINT "checklist_items_screening_id_screenings_id_fk" FOREIGN KEY ("screening_id") REFERENCES "initiatives"."screenings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."screening_decisions" ADD CONSTRAINT "screening_decisions_screening_id_screenings_id_fk" FOREIGN KEY ("screening_id") REFERENCES "initiatives"."screenings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."screening_decisions" ADD CONSTRAINT "screening_decisions_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "initiatives"."initiatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."screening_decisions" ADD CONSTRAINT "screening_decisions_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "initiatives"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."screening_decisions" ADD CONSTRAINT "screening_decisions_duplicate_of_initiatives_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "initiatives"."initiatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."screenings" ADD CONSTRAINT "screenings_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "initiatives"."initiatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."screenings" ADD CONSTRAINT "screenings_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "initiatives"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."search_documents" ADD CONSTRAINT "search_documents_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "initiatives"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."phases" ADD CONSTRAINT "phases_season_id_seasons_id_fk" FOREIGN KEY ("season_id") REFERENCES "initiatives"."seasons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."consents" ADD CONSTRAINT "consents_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "initiatives"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives"."consents" ADD CONSTRAINT "consents_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "initiatives"."initiatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "endorsements_of_initiative" ON "initiatives"."endorsements" USING btree ("initiative_id");--> statement-breakpoint
CREATE UNIQUE INDEX "endorsements_one_in_force" ON "initiatives"."endorsements" USING btree ("initiative_id") WHERE state in ('PENDING', 'VERIFIED');--> statement-breakpoint
CREATE INDEX "initiatives_of_owner" ON "initiatives"."initiatives" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "initiatives_of_organization" ON "initiatives"."initiatives" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "initiatives_published" ON "initiatives"."initiatives" USING btree ("published_at","id") WHERE publication = 'PUBLISHED';--> statement-breakpoint
CREATE INDEX "revisions_by_unit" ON "initiatives"."revisions" USING gin (("unit_ids" || "current_unit_ids"));--> statement-breakpoint
CREATE INDEX "screening_decisions_of_initiative" ON "initiatives"."screening_decisions" USING btree ("initiative_id");--> statement-breakpoint
CREATE UNIQUE INDEX "screenings_one_open_per_initiative" ON "initiatives"."screenings" USING btree ("initiative_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "screenings_of_initiative" ON "initiatives"."screenings" USING btree ("initiative_id","waiting_since");--> statement-breakpoint
CREATE INDEX "search_documents_title" ON "initiatives"."search_documents" USING gin ("title_doc");--> statement-breakpoint
CREATE INDEX "search_documents_body" ON "initiatives"."search_documents" USING gin ("body_doc");--> statement-breakpoint
CREATE INDEX "search_documents_title_trigrams" ON "initiatives"."search_documents" USING gin ("title_fold" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_by_fold" ON "initiatives"."search_words" USING btree ("fold");--> statement-breakpoint
CREATE INDEX "phases_by_kind" ON "initiatives"."phases" USING btree ("kind","starts_at");--> statement-breakpoint
CREATE INDEX "consents_of_initiative" ON "initiatives"."consents" USING btree ("initiative_id");
--> statement-breakpoint
-- An initiative points at revisions of its own and of no other. Deferred, because both rows are written in one transaction.
ALTER TABLE "initiatives"."initiatives"
	ADD CONSTRAINT "initiatives_work_on_an_own_revision" FOREIGN KEY ("id", "working_revision_id") REFERENCES "initiatives"."revisions" ("initiative_id", "id") DEFERRABLE INITIALLY DEFERRED,
	ADD CONSTRAINT "initiatives_show_an_own_revision" FOREIGN KEY ("id", "current_revision_id") REFERENCES "initiatives"."revisions" ("initiative_id", "id") DEFERRABLE INITIALLY DEFERRED;
