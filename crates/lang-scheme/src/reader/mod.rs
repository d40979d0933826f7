//! Reading: text to syntax objects that know their place.
