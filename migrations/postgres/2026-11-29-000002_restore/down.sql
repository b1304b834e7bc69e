DROP TABLE revived;
DROP TABLE restores;
DROP TABLE instances;
DROP TABLE epochs;
