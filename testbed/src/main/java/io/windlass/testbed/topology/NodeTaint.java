package io.windlass.testbed.topology;

/**
 * A taint a node is registered with.
 *
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 */
public record NodeTaint(String key, String value, String effect) {}
