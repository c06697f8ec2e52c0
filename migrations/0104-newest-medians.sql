-- The newest run of medians and the newest outside event are asked for by every page of a customer.
CREATE INDEX peer_ratio_computed_at ON peer_ratio (computed_at);
CREATE INDEX "outside_event_happened_on" ON "outside_event" ("happened_on"@NULLS);
