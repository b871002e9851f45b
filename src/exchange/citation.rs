//! How a quote is cited: templates a person can write, and the styles that
//! Indonesian and English-language journals expect. It must not know formats:
//! a citation is a plain string.

mod dates;
mod style;
mod template;

pub use dates::DateWords;
pub use style::{Layout, Style};
pub use template::{Field, Template};
