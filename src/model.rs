//! The domain: values and rules of a qualitative interview study, and every
//! change a person can make to one, as data. It must not know files, clocks,
//! databases or screens.

pub mod case;
pub mod code;
pub mod codebook;
pub mod coding;
pub mod display;
pub mod document;
pub mod draft;
pub mod edit;
pub mod finding;
pub mod ids;
pub mod inquiry;
pub mod kept;
pub mod memo;
pub mod network;
pub mod quote;
pub mod rating;
pub mod reduction;
pub mod relation;
pub mod sheet;
pub mod study;
