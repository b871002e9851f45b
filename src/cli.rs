//! The command line. It must not know the screen.
