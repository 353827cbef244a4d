package io.windlass.starter.resource;

import java.util.List;
import java.util.function.Function;

/**
 * Something that statuses of a kind's resources tell in words, beside how they stand: it is counted
 * how often each word is told.
 *
 * @param metric under which that is shown, with dots
 * @param description what is counted, for a person
 * @param label of the metric that has the words as values
 * @param words all that there are; another one is not counted
 * @param told the words that one resource tells
 */
public record StatusCount(
    String metric,
    String description,
    String label,
    List<String> words,
    Function<RawResource, List<String>> told) {}
