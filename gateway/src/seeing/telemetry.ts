// Apollo's gateway reports usage to its maker unless told otherwise. Imported before it, everywhere.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';
