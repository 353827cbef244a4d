/**
 * The validating webhook: what the API server asks before it accepts a resource. It looks and
 * answers; it changes nothing.
 */
@NullMarked
package io.windlass.starter.admission;

import org.jspecify.annotations.NullMarked;
