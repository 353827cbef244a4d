/** What the starter knows of a custom resource and its objects, as plain values. */
@NullMarked
package io.windlass.starter.resource;

import org.jspecify.annotations.NullMarked;
