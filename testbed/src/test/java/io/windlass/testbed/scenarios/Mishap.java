package io.windlass.testbed.scenarios;

/**
 * Something that a {@link Story} may draw besides what comes over a cluster.
 *
 * @param told what happened, for whoever reads of a broken law
 */
record Mishap(String told, Runnable event) {}
