//! telaah: a workbench for qualitative interview studies in the terminal.
//!
//! The crate is a house of floors; a module uses only lower ones, and
//! `tests/floors.rs` reads the sources to see that it stays so. From the ground
//! up: [`mod@text`], [`message`] and [`fault`]; [`model`]; [`analysis`] and
//! [`exchange`]; [`store`]; [`workbench`]; and the two front ends, [`cli`] and
//! [`tui`], which never know of each other.

pub mod analysis;
pub mod cli;
pub mod exchange;
pub mod fault;
pub mod message;
pub mod model;
pub mod store;
pub mod text;
pub mod tui;
pub mod workbench;
