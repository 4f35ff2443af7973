CREATE TABLE "events"."outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	"xid" xid8 DEFAULT pg_current_xact_id() NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "outbox_in_order" ON "events"."outbox" ("xid", "id");
--> statement-breakpoint
CREATE FUNCTION "events"."notify_outbox"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('outbox', '');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "outbox_notifies" AFTER INSERT ON "events"."outbox" FOR EACH STATEMENT EXECUTE FUNCTION "events"."notify_outbox"();
