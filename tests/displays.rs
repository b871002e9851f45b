//! The displays of the sample study show what was planned into it, and each
//! figure is the number of the passages one finds behind it.

#[path = "displays/findings.rs"]
mod findings;
#[path = "displays/patterns.rs"]
mod patterns;
