//! Pure functions over the domain: choosing quotes, displays, statistics. It
//! must not know SQL or a terminal.

pub mod asked;
pub mod display;
pub mod ground;
pub mod pairs;
pub mod query;
pub mod saturation;
pub mod snapshot;
pub mod words;
