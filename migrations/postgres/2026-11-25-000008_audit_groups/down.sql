DROP TABLE audit_groups;
