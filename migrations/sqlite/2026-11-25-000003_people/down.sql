DROP TABLE bulk_items;
DROP TABLE bulk_actions;
DROP INDEX invites_by_maker;
DROP INDEX codes_standing;
DROP INDEX memberships_managed;
DROP INDEX users_of_standing;
DROP INDEX users_of_state;
DROP INDEX users_of_role;
ALTER TABLE users DROP COLUMN deactivated_at;
