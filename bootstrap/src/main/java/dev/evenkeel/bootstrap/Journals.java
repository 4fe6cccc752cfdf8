package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.Journal;

/** Opens the journal of each region. */
interface Journals {

    Journal open(String region);
}
