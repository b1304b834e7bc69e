//! What holds for every answer, whatever the page.

mod assets;
mod both_ways;
mod closing;
mod front_door;
mod headers;
mod health;
mod languages;
mod long_texts;
mod problems;
mod same_origin;
