package io.windlass.starter.resource;

import java.util.Optional;

/**
 * What people ask for by annotations of a resource.
 *
 * @param retry what they wrote to ask for a retry that was not taken up yet
 * @param cancel what they wrote to ask for a cancel that was not passed on yet
 * @param wishes how the work is to go on, as one word; empty when nobody said anything
 * @param version of the resource that says so
 */
public record Demands(
    Optional<String> retry, Optional<String> cancel, String wishes, String version) {}
