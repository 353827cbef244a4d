/** When certificates are renewed, and when they are served. */
@NullMarked
package io.windlass.starter.certificate;

import org.jspecify.annotations.NullMarked;
