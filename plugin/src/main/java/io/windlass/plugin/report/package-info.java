/** A bundle for support: what was found, without secrets. */
@NullMarked
package io.windlass.plugin.report;

import org.jspecify.annotations.NullMarked;
