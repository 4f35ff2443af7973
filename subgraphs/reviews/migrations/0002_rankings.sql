CREATE TABLE "reviews"."rankings" (
	"round_id" uuid NOT NULL,
	"round_version" integer NOT NULL,
	"initiatives" text NOT NULL,
	"changes" integer NOT NULL,
	"engine_version" text NOT NULL,
	"result" jsonb NOT NULL,
	"places" jsonb NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rankings_once_each" PRIMARY KEY("round_id","initiatives","round_version","changes","engine_version")
);
--> statement-breakpoint
ALTER TABLE "reviews"."rounds" ALTER COLUMN "method_id" SET DEFAULT 'crossed-cre-map-1';--> statement-breakpoint
ALTER TABLE "reviews"."rankings" ADD CONSTRAINT "rankings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "reviews"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rankings_newest" ON "reviews"."rankings" USING btree ("round_id","initiatives","computed_at");