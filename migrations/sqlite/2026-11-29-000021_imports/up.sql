-- Files of imports that were checked are forgotten after a day: a look at these alone finds them.
CREATE INDEX imports_checked ON imports (made_at) WHERE state = 'checked';
