package io.windlass.starter.need;

import java.time.Duration;
import java.time.Instant;

/**
 * When and on what occasion a resource is looked at.
 *
 * @param resync whether this is the look at everything, after a start or a time of silence
 * @param interval the time between two such looks
 */
public record Moment(Instant now, boolean resync, Duration interval) {}
