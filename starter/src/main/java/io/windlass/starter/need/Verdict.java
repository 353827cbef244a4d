package io.windlass.starter.need;

/**
 * The answer of {@link NeedsWork}.
 *
 * @param handled what to remember, once the need is met
 */
public record Verdict(Need need, Handled handled) {}
