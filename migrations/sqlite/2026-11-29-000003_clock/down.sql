DROP TABLE latest_time;
