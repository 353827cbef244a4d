package io.windlass.workflows.lifecycle;

/**
 * Something that an operation did, as the query {@code history} answers it.
 *
 * @param at when it was done, in RFC 3339
 * @param what was done, or what a try failed of
 * @param why it was done; empty for a try that failed
 */
public record Happening(String at, String what, String why) {}
