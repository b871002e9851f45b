//! The workbench on screen. It must not know the command line.
