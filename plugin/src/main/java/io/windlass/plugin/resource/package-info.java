/** A resource that Windlass looks after, of whatever kind, as its metadata and status say. */
@NullMarked
package io.windlass.plugin.resource;

import org.jspecify.annotations.NullMarked;
