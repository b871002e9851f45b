//! Pure functions over the domain: choosing quotes, displays, statistics. It
//! must not know SQL or a terminal.

pub mod asked;
pub mod chapter;
pub mod check;
pub mod claims;
pub mod condition;
pub mod crosswalk;
pub mod display;
pub mod ground;
pub mod pairs;
pub mod query;
pub mod saturation;
pub mod snapshot;
pub mod standing;
pub mod tactics;
pub mod words;
