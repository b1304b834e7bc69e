UPDATE users SET email_key = legacy_key
    WHERE legacy_key IS NOT NULL AND legacy_key NOT IN (SELECT kept.email_key FROM users AS kept WHERE kept.email_key IS NOT NULL);
DROP INDEX users_by_legacy_key;
ALTER TABLE users DROP COLUMN legacy_key;
