/** The commands of {@code kubectl windlass}, one class each. */
@NullMarked
package io.windlass.plugin.command;

import org.jspecify.annotations.NullMarked;
