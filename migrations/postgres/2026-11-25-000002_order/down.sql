DROP INDEX campaigns_running;
DROP INDEX groups_archived;
DROP INDEX groups_shown;
DROP TABLE group_words;
