//! Pure functions over the domain: choosing quotes, displays, statistics. It
//! must not know SQL or a terminal.

pub mod asked;
pub mod chapter;
pub mod check;
pub mod claims;
pub mod condition;
pub mod display;
pub mod evidence;
pub mod ground;
pub mod standing;
pub mod tactics;
