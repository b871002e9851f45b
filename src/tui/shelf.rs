//! The codebooks that come with the program, as the new-study form offers
//! them. It must not know how they are written down.
